import { createHmac, hash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { finishedInSlices } from '../in-slices.ts'
import type { JournalEntry } from '../saving.ts'
import { bodyOf, headOf, newSalt, prefixOf, recordLineOf } from './journal-line.ts'

/** With more records than this, a line takes longer to write than others should wait. */
const LONG = 300
/** So many characters are gathered before they become bytes. Longer strings stay in memory until the next full collection. */
const PART_LENGTH = 32_768

/** Whether an entry says so much that it is to be written in slices. */
export function isLong({ change }: JournalEntry): boolean {
  return change.length > LONG
}

/**
 * Write an entry of many records as `encodeEntry` does, a part at a time, so that others get their turn. It may be too
 * large to be in memory twice, so it stays in parts.
 */
export async function encodeLongEntry(
  entry: JournalEntry,
  previous: string
): Promise<{ readonly parts: readonly Buffer[]; readonly hash: string }> {
  const salt = newSalt()
  const mac = createHmac('sha256', Buffer.from(salt, 'hex'))
  const body: Buffer[] = []
  await finishedInSlices(partsOf(entry, part => body.push(mac.update(part) && part)))
  const head = headOf(entry, mac.digest('hex'), previous)
  const rest = [Buffer.from(`"head":${head},"body":`), ...body, Buffer.from(`,"salt":"${salt}"}`)]
  const crc = await finishedInSlices(checksumOf(rest))
  return { parts: [Buffer.from(prefixOf(crc)), ...rest, LINE_END], hash: hash('sha256', head) }
}

const LINE_END = Buffer.from('\n')

/** Gives the bytes of a body in their order. */
function* partsOf(entry: JournalEntry, give: (part: Buffer) => void): Generator<undefined, void> {
  const empty = JSON.stringify(bodyOf({ ...entry, change: [] }))
  let text = empty.slice(0, -']}'.length)
  for (const [index, step] of entry.change.entries()) {
    text += (index === 0 ? '' : ',') + JSON.stringify(recordLineOf(step))
    if (text.length > PART_LENGTH) {
      give(Buffer.from(text))
      text = ''
    }
    yield
  }
  give(Buffer.from(`${text}]}`))
}

function* checksumOf(parts: readonly Buffer[]): Generator<undefined, number> {
  let crc = 0
  for (const part of parts) {
    crc = crc32(part, crc)
    yield
  }
  return crc
}
