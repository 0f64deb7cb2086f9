import { setImmediate as nextTurn } from 'node:timers/promises'
import { BrokenFile } from '#main/storage/disk.ts'
import { HEADER_BYTES, startOpening, type Cursor, type Opened, type Opener } from './frames.ts'
import { recover, withoutTail } from './recover-frames.ts'

/** So much is opened between two turns of others. */
const AT_ONCE = 2_000_000

/** Open an encrypted file. Throws, with what could be read, where not all of it opens. */
export async function readFrames(key: Uint8Array, file: Buffer): Promise<Buffer> {
  const opener = startOpening(key, file)
  if (!opener) throw withoutStart(file)
  try {
    return await openAll(opener, file)
  } finally {
    opener.forget()
  }
}

async function openAll(opener: Opener, file: Buffer): Promise<Buffer> {
  const parts: Buffer[] = []
  let cursor = opener.start
  let turn = cursor.at
  while (cursor.at < file.length) {
    const opened = opener.open(file, cursor)
    if (!opened) throw recover(opener, file, cursor, parts)
    parts.push(opened.bytes)
    cursor = opened.next
    if (cursor.at - turn < AT_ONCE) continue
    turn = cursor.at
    await nextTurn()
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
}

/** The same for a large file, a part at a time. */
export async function* readFrameParts(key: () => Uint8Array, parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let opener: Opener | null = null
  let cursor: Cursor | null = null
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const part of parts) {
      rest = rest.length === 0 ? part : Buffer.concat([rest, part])
      opener ??= startOpening(key(), rest)
      if (!opener) continue
      const opened = openWhole(opener, rest, cursor ?? opener.start)
      rest = rest.subarray(opened.next.at)
      cursor = { ...opened.next, at: 0 }
      if (opened.bytes.length > 0) yield opened.bytes
    }
  } finally {
    opener?.forget()
  }
  if (!opener || rest.length > 0) throw new BrokenFile('is not as it was encrypted', [Buffer.alloc(0)], null)
}

/** Open the frames that are there from one on, as far as they are whole. */
function openWhole(opener: Opener, file: Buffer, from: Cursor): Opened {
  const parts: Buffer[] = []
  let cursor = from
  for (let opened = opener.open(file, cursor); opened; opened = opener.open(file, cursor)) {
    parts.push(opened.bytes)
    cursor = opened.next
  }
  return { bytes: Buffer.concat(parts), next: cursor }
}

function withoutStart(file: Buffer): BrokenFile {
  const nothing = [Buffer.alloc(0)]
  return withoutTail(file, 0).length < HEADER_BYTES
    ? new BrokenFile('was cut short: all of it is missing', nothing, Buffer.alloc(file.length))
    : new BrokenFile('does not begin as it was encrypted', nothing, null)
}
