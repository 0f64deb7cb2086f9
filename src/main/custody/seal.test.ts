import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOn, run, SIMULATED } from '../../testing/open-folder.ts'
import {
  busyNotebook,
  checked,
  erasedLine,
  firstSegment,
  linesIn,
  rewritten,
  withJournal
} from '../../testing/sealed-notebook.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { deviceKey } from './device-key.ts'
import { checkSeal, makeSeal, type CheckedSeal } from './seal.ts'
import { readSeal, statementOf, writeSeal, type Seal } from './seal-text.ts'

let config = ''
let disk: SimulatedDisk
let sealed: { readonly text: string; readonly seal: Seal }

beforeAll(async () => {
  config = await mkdtemp(join(tmpdir(), 'seal-'))
  ;({ disk } = await busyNotebook())
  sealed = await seal(disk)
})
afterAll(() => rm(config, { recursive: true, force: true }))

async function seal(on: SimulatedDisk) {
  const made = await makeSeal(SIMULATED, config, on)
  if (made.kind === 'refused') throw new Error(made.reason)
  return made.value
}

async function check(on: SimulatedDisk, text = sealed.text): Promise<CheckedSeal> {
  const found = await checkSeal(SIMULATED, text, config, on)
  if (found.kind === 'refused') throw new Error(found.reason)
  return found.value
}

/** What is wrong with a seal, also where the notebook cannot be read at all. */
async function problem(on: SimulatedDisk, text = sealed.text): Promise<string | null> {
  const found = await checkSeal(SIMULATED, text, config, on)
  return found.kind === 'refused' ? found.reason : found.value.problem
}

const numRuns = Number(process.env['DOSSIER_MUTATIONS'] ?? 500)
const timeout = 30_000 + numRuns * 20
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('a seal (H)', () => {
  it('[H6] is one line, the same for the same notebook and device, of signs that print and type well', async () => {
    expect((await seal(disk)).text).toBe(sealed.text)
    expect(sealed.text).toMatch(/^dossier-seal-1:(?:[0-9A-HJKMNP-TV-Z]{6}-){49}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(readSeal(sealed.text)).toEqual(sealed.seal)
  })

  it('[H6] is read however it was typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(7)), async stream => {
        const typed = sealed.text
          .split('')
          .map(sign => typedAs(sign, stream.next().value ?? 0))
          .join('')
        expect(readSeal(typed)).toEqual(sealed.seal)
      }),
      { numRuns: 50 }
    )
  })

  it('[H6] comes back from its text, whatever it says', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })
    const anySeal = fc.record({
      notebookId: fc.oneof(fc.uuid(), fc.string({ minLength: 1, maxLength: 40 })),
      revision: fc.nat(2 ** 31 - 1),
      head: hash.map(bytes => Buffer.from(bytes).toString('hex')),
      publicKey: hash.map(bytes => Buffer.from(bytes)),
      signature: fc.uint8Array({ minLength: 64, maxLength: 64 }).map(bytes => Buffer.from(bytes))
    })
    fc.assert(
      fc.property(anySeal, any => {
        expect(readSeal(writeSeal(any))).toEqual(any)
      })
    )
  })

  it('[H7] with any sign mistyped, left out or exchanged is refused, and nearly always says in which group', () => {
    const start = sealed.text.indexOf(':') + 1
    const at = fc.integer({ min: start, max: sealed.text.length - 1 })
    let isNamed = 0
    let runs = 0
    fc.assert(
      fc.property(
        at,
        fc.constantFrom(...signs.split('')),
        fc.constantFrom('change', 'drop', 'swap'),
        (where, sign, how) => {
          const text = mistyped(sealed.text, where, sign, how)
          if (text.replaceAll('-', '') === sealed.text.replaceAll('-', '')) return
          runs += 1
          expect(() => readSeal(text)).toThrow(/mistyped|checksum|not complete/)
          if (text.length === sealed.text.length && says(text).includes('mistyped')) isNamed += 1
        }
      ),
      { numRuns: 500 }
    )
    expect(isNamed).toBeGreaterThan(runs / 3)
  })

  it('[H7] has its own sentence for a wrong checksum, a missing end, a newer version and something else', async () => {
    const bytes = sealed.seal
    const forged = writeSeal({ ...bytes, revision: bytes.revision + 1 })
    // The last groups of one seal on the beginning of another: every group fits, the whole does not.
    const mixed = sealed.text.slice(0, -12) + forged.slice(-12)
    expect(await problem(disk, mixed)).toContain('checksum')
    expect(await problem(disk, sealed.text.slice(0, 15 + 70))).toContain('not complete')
    expect(await problem(disk, sealed.text.replace('seal-1', 'seal-2'))).toContain('newer version')
    expect(await problem(disk, 'hello')).toContain('not a seal')
    expect(await problem(disk, '')).toContain('not a seal')
  })

  it('[H8] holds, and goes on to hold whatever is done afterwards', async () => {
    expect(await check(disk)).toMatchObject({ problem: null, isOwn: true, since: 0, erased: 0 })
    const later = new SimulatedDisk(disk.files())
    const session = await openOn(later)
    await run(session, { kind: 'add-tag', name: 'After' })
    await session.undo()
    await session.undo()
    await session.close()
    expect(await check(later)).toMatchObject({ problem: null, since: 3 })
  })

  it('[H9] finds any changed byte of what came before it', { timeout }, async () => {
    const plain = unpackedOn(disk)
    const journals = [...plain.files()].filter(([path]) => path.endsWith('.jsonl'))
    expect(journals).toHaveLength(3)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...journals),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (file, at, by) => {
          expect(await problem(copyWith(plain, file[0], changed(file[1], at, by)))).not.toBeNull()
        }
      ),
      { numRuns }
    )
  })

  it(
    '[H9] finds any changed byte of a compressed file, unless the file still unpacks to the same',
    { timeout },
    async () => {
      const path = archiveOf(disk)
      const bytes = disk.files().get(path) ?? null
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (at, by) => {
          const spoilt = changed(bytes, at, by)
          if ((await problem(copyWith(disk, path, spoilt))) !== null) return
          expect(gunzipSync(spoilt)).toEqual(gunzipSync(bytes ?? ''))
        }),
        { numRuns }
      )
    }
  )

  it('[H10] finds lines that were cut off, taken out, put in twice or moved, with every sum of a line right', async () => {
    const lines = await linesIn(disk)
    const { notebookId } = sealed.seal
    const bytes = lines.map(line => Buffer.concat([line.bytes, Buffer.from('\n')]))
    expect(await problem(withJournal(disk, firstSegment(notebookId, bytes)))).toBeNull()
    for (let at = 0; at < lines.length; at++) {
      const [line = Buffer.alloc(0), next] = bytes.slice(at)
      const moved = next ? [bytes.with(at, next).with(at + 1, line)] : []
      // The last line written twice changes nothing before the seal.
      const twice = next ? [bytes.toSpliced(at, 0, line)] : []
      for (const other of [bytes.slice(0, at), bytes.toSpliced(at, 1), ...twice, ...moved])
        expect(await problem(withJournal(disk, firstSegment(notebookId, other))), `line ${at + 1}`).not.toBeNull()
    }
  })

  it('[H10] finds a history that was written anew with every sum right, which nothing else can', async () => {
    const { notebookId, revision } = sealed.seal
    const forged = withJournal(disk, rewritten(notebookId, await linesIn(disk)))
    expect(await linesIn(forged)).toHaveLength(revision)
    expect(await problem(forged)).toBe(`What is recorded up to change ${revision} is not what was sealed.`)
  })

  it('[H11] of another notebook, of a later state, or wrongly signed is refused, each with its own sentence', async () => {
    const { disk: other } = await busyNotebook('Niger')
    expect(await problem(other)).toContain('of another notebook')
    const later = new SimulatedDisk(disk.files())
    const session = await openOn(later)
    await run(session, { kind: 'add-tag', name: 'After' })
    const { revision } = sealed.seal
    const fromLater = (await seal(new SimulatedDisk(later.files()))).text
    expect(await problem(disk, fromLater)).toContain(
      `covers ${revision + 1} changes, and this notebook has only ${revision}`
    )
    const lowered = writeSeal({ ...sealed.seal, revision: 1 })
    expect(await problem(disk, lowered)).toContain('signature of this seal does not hold')
    const stranger = await mkdtemp(join(tmpdir(), 'seal-'))
    const { publicKey, sign } = await deviceKey(stranger)
    expect(await problem(disk, writeSeal({ ...sealed.seal, publicKey }))).toContain('signature')
    const theirs = writeSeal({ ...sealed.seal, publicKey, signature: sign(statementOf(sealed.seal)) })
    expect(await check(disk, theirs)).toMatchObject({ problem: null, isOwn: false })
    await rm(stranger, { recursive: true })
  })

  it('[H12] holds where a line was erased since, and counts it', async () => {
    const lines = await linesIn(disk)
    const bytes = lines.map((line, index) =>
      index === 1 ? erasedLine(line) : Buffer.concat([line.bytes, Buffer.from('\n')])
    )
    const erased = withJournal(disk, firstSegment(sealed.seal.notebookId, bytes))
    expect(await check(erased)).toMatchObject({ problem: null, erased: 1 })
    expect((await seal(erased)).text).toBe(sealed.text)
  })

  it('[H5] finds a forged body or head that follows the one that was committed to', async () => {
    const lines = await linesIn(disk)
    for (const forgery of [',"body":{"by":"Eve","label":null,"records":[]}}', ',"head":{"v":1,"revision":2}}']) {
      const bytes = lines.map((line, index) =>
        index === 1
          ? checked(line.bytes.toString().slice('{"crc":"00000000",'.length, -1) + forgery)
          : Buffer.concat([line.bytes, Buffer.from('\n')])
      )
      const forged = withJournal(disk, firstSegment(sealed.seal.notebookId, bytes))
      expect(await problem(forged)).toContain('verifies only up to change 1')
    }
  })

  it('[H14] is not made of a damaged notebook, nor where there is none', async () => {
    const path = archiveOf(disk)
    const damaged = copyWith(disk, path, (disk.files().get(path) ?? Buffer.alloc(0)).subarray(0, 100))
    expect(await makeSeal(SIMULATED, config, damaged)).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/cannot be unpacked.*cannot be sealed/)
    })
    const nowhere = new SimulatedDisk(new Map([['/home', null]]))
    expect(await makeSeal(SIMULATED, config, nowhere)).toMatchObject({ reason: expect.stringContaining('no notebook') })
  })
})

describe('the key of a device (H)', () => {
  it('[H13] is made once, for its owner alone, also by programs that start at the same moment', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'key-')), 'config')
    const keys = await Promise.all(Array.from({ length: 8 }, () => deviceKey(folder)))
    expect(new Set(keys.map(({ publicKey }) => publicKey.toString('hex'))).size).toBe(1)
    expect(await readdir(folder)).toEqual(['device-key.pem'])
    const modes = [folder, join(folder, 'device-key.pem')].map(async path => (await stat(path)).mode & 0o777)
    expect(await Promise.all(modes)).toEqual([0o700, 0o600])
    await rm(folder, { recursive: true })
  })

  it('[H13] that is damaged is said to be, and never replaced', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'key-'))
    await writeFile(join(folder, 'device-key.pem'), 'nothing')
    expect(await makeSeal(SIMULATED, folder, disk)).toMatchObject({ reason: expect.stringContaining('is damaged') })
    expect(await readFile(join(folder, 'device-key.pem'), 'utf8')).toBe('nothing')
    expect(await checkSeal(SIMULATED, sealed.text, folder, disk)).toMatchObject({
      value: { problem: null, isOwn: false }
    })
    await rm(folder, { recursive: true })
  })
})

function typedAs(sign: string, how: number): string {
  if (how === 0) return `${sign} `
  if (how === 1) return sign.toLowerCase()
  if (how === 2) return `${sign}\n`
  if (how === 3 && sign === '-') return '–'
  if (how === 4 && sign === '-') return ''
  if (how === 5 && sign === '0') return 'o'
  return sign
}

function mistyped(text: string, at: number, sign: string, how: string): string {
  if (how === 'change' && text[at] !== '-') return text.slice(0, at) + sign + text.slice(at + 1)
  if (how === 'swap') return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
  return text.slice(0, at) + text.slice(at + 1)
}

function says(text: string): string {
  try {
    readSeal(text)
    return ''
  } catch (error) {
    return String(error)
  }
}

function copyWith(on: SimulatedDisk, path: string, bytes: Buffer): SimulatedDisk {
  return new SimulatedDisk(new Map([...on.files(), [path, bytes]]))
}

function archiveOf(on: SimulatedDisk): string {
  return [...on.files().keys()].filter(path => path.endsWith('.jsonl.gz')).at(-1) ?? ''
}

/** The same journal with nothing compressed, so that every byte of it can be changed. */
function unpackedOn(on: SimulatedDisk): SimulatedDisk {
  return new SimulatedDisk(
    new Map(
      [...on.files()].map(([path, bytes]) => {
        if (!bytes || !path.endsWith('.jsonl.gz')) return [path, bytes]
        return [path.slice(0, -'.gz'.length), gunzipSync(bytes)]
      })
    )
  )
}

function changed(bytes: Buffer | null, where: number, by: number): Buffer {
  const copy = Buffer.from(bytes ?? '')
  const at = where % copy.length
  copy[at] = (copy[at] ?? 0) ^ by
  return copy
}
