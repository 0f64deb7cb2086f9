import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { openNotebook } from '#main/open-notebook.ts'
import { BrokenFile, type Disk } from '#main/storage/disk.ts'
import { repairNotebook } from '#main/storage/repair.ts'
import { salvage } from '#main/storage/salvage.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import { encryptedDisk, openLocked, PASSPHRASE_SECRET } from '../../testing/encrypted-notebook.ts'
import { addText, contentOf, openOn, run, SIMULATED } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { HEADER_BYTES, MOST_BYTES, startSealing } from './frames.ts'
import { hideNames } from './names.ts'
import { placesIn } from './places.ts'
import { readFrames } from './read-frames.ts'
import { openVault } from './unlock.ts'
import { vaultDisk } from './vault-disk.ts'

type Files = ReadonlyMap<string, Buffer | null>
type Damage = 'flip' | 'cut' | 'zero' | 'overwrite' | 'swap files' | 'of another' | 'remove'

const key = Uint8Array.from({ length: 32 }, (_, index) => index)
let mutations = 0
afterAll(() => console.info(`${mutations} mutations of encrypted files were read.`))

/** A file of frames, and the parts that it holds. */
function sealed(parts: readonly string[]): { readonly file: Buffer; readonly frames: readonly Buffer[] } {
  const sealer = startSealing(key)
  const frames = parts.map(part => sealer.next(Buffer.from(part)))
  return { file: Buffer.concat([sealer.header, ...frames]), frames }
}

const PARTS = ['{"first":1}\n', 'second line\nthird line\n', 'x'.repeat(300) + '\n', 'last\n']
const WHOLE = PARTS.join('')

/** What reading comes to: all of it, or what is wrong. Anything else is not caught here. */
async function readOrSay(file: Buffer): Promise<string | BrokenFile> {
  mutations += 1
  try {
    return (await readFrames(key, file)).toString()
  } catch (error) {
    if (error instanceof BrokenFile) return error
    throw error
  }
}

/** Whether the pieces of a broken file are all from the whole one, in order. */
function isHonest({ pieces }: BrokenFile): boolean {
  let at = 0
  return pieces.every(piece => {
    const found = WHOLE.indexOf(piece.toString(), at)
    at = found + piece.length
    return found >= 0
  })
}

describe('encrypted files (V)', { timeout: 120_000 }, () => {
  it('[V12] show every changed bit', async () => {
    const { file } = sealed(PARTS)
    for (let at = 0; at < file.length; at++)
      for (let bit = 0; bit < 8; bit++) {
        const changed = Buffer.from(file)
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        const read = await readOrSay(changed)
        if (!(read instanceof BrokenFile)) throw new Error(`byte ${at}, bit ${bit} was passed over`)
        // A changed bit is never taken for the end of what a crash cut short.
        expect([at, bit, read.torn, isHonest(read)]).toEqual([at, bit, null, true])
      }
  })

  it('[V13] tell an end that was cut short by its own sentence, and show all before it', async () => {
    const { file, frames } = sealed(PARTS)
    const ends = new Set(frames.map((_, index) => HEADER_BYTES + Buffer.concat(frames.slice(0, index)).length))
    for (let length = 0; length < file.length; length++)
      for (const rest of [
        Buffer.alloc(0),
        Buffer.alloc(file.length - length),
        Buffer.alloc(16 + file.length - length)
      ]) {
        const read = await readOrSay(Buffer.concat([file.subarray(0, length), rest]))
        // Only what a file holds can tell that it ended too early, after a whole frame.
        const isAtEnd = ends.has(length) && rest.length === 0
        const [said, shown] = typeof read === 'string' ? ['nothing', read] : [read.what, Buffer.concat(read.pieces)]
        const isTorn = read instanceof BrokenFile && read.torn !== null && said.includes('cut short')
        // Fewer zeros than a disk leaves in the place of what it lacks may be damage.
        const mayBeDamage = rest.length > 0 && rest.length < 16 && read instanceof BrokenFile
        expect([length, said, WHOLE.startsWith(shown.toString())]).toEqual([length, said, true])
        expect([length, said, isTorn || mayBeDamage]).toEqual([length, said, !isAtEnd])
      }
  })

  it('[V12] show frames that were swapped, dropped, doubled, or put in from another file', async () => {
    const { file, frames } = sealed(PARTS)
    const other = sealed(PARTS).frames
    const header = file.subarray(0, HEADER_BYTES)
    const anyIndex = fc.nat(PARTS.length - 1)
    const how = fc.constantFrom('swap', 'drop', 'double', 'splice', 'insert')
    const frameAt = (index: number) => frames[index] ?? header
    await fc.assert(
      fc.asyncProperty(anyIndex, anyIndex, how, async (a, b, kind) => {
        const [first, second] = [frameAt(a), frameAt(b)]
        const made = {
          swap: frames.with(a, second).with(b, first),
          drop: frames.toSpliced(a, 1),
          double: frames.toSpliced(b, 0, first),
          splice: frames.with(a, other[b] ?? header),
          insert: frames.toSpliced(a, 0, Buffer.from('garbage that is no frame'))
        }[kind]
        if (kind === 'swap' && a === b) return
        const read = await readOrSay(Buffer.concat([header, ...made]))
        // A file that ends after a whole frame shows in what it holds.
        const isCutAtEnd = kind === 'drop' && a === PARTS.length - 1 && WHOLE.startsWith(String(read))
        const isSaid = read instanceof BrokenFile && read.torn === null && isHonest(read)
        expect([kind, a, b, isSaid || isCutAtEnd]).toEqual([kind, a, b, true])
      }),
      { numRuns: 500 }
    )
  })

  it('[V12] show whatever is written over them', async () => {
    const { file } = sealed(PARTS)
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.uint8Array({ minLength: 1, maxLength: 60 }), async (at, bytes) => {
        const changed = Buffer.concat([file.subarray(0, at), bytes, file.subarray(at + bytes.length)])
        if (changed.subarray(0, file.length).equals(file) && changed.length === file.length) return
        const read = await readOrSay(changed)
        if (!(read instanceof BrokenFile)) throw new Error(`${bytes.length} bytes at ${at} were passed over`)
        expect(isHonest(read)).toBe(true)
      }),
      { numRuns: 10_000 }
    )
  })

  it('[V14] give back every frame but the damaged one', async () => {
    const { file, frames } = sealed(PARTS)
    let at = HEADER_BYTES
    for (const [index, frame] of frames.entries()) {
      for (let offset = 0; offset < frame.length; offset += 3) {
        const changed = Buffer.from(file)
        changed[at + offset] = (changed[at + offset] ?? 0) ^ 0x80
        const read = await readOrSay(changed)
        if (!(read instanceof BrokenFile)) throw new Error('passed over')
        expect([index, offset, Buffer.concat(read.pieces).toString()]).toEqual([
          index,
          offset,
          PARTS.toSpliced(index, 1).join('')
        ])
        expect(read.what).toBe(`is not as it was encrypted at part ${index + 1}`)
      }
      at += frame.length
    }
  })

  it('[V14] are read in reasonable time however large and however damaged', async () => {
    const sealer = startSealing(key)
    const frames = Array.from({ length: 150 }, () => sealer.next(Buffer.alloc(MOST_BYTES, 'y')))
    const file = Buffer.concat([sealer.header, ...frames])
    for (const spoil of [
      (bytes: Buffer) => bytes.fill(0, 100, 5_000_000),
      (bytes: Buffer) => bytes.fill(7, 10, 20),
      (bytes: Buffer) => void (bytes[HEADER_BYTES + 1] = 0xff),
      (bytes: Buffer) => bytes.fill(1, 200)
    ]) {
      const changed = Buffer.from(file)
      spoil(changed)
      const started = process.cpuUsage()
      expect(await readOrSay(changed)).toBeInstanceOf(BrokenFile)
      // Whatever else the computer does meanwhile.
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(4000)
    }
  })
})

/** An encrypted notebook left open with newer lines in the journal, and what it held at each revision. */
async function working() {
  const disk = await encryptedDisk()
  const contents = new Map<number, string>()
  const session = await openLocked(disk)
  const note = () => contents.set(session.status().revision, JSON.stringify(contentOf(session)))
  note()
  session.onChange(note)
  await addText(session, 'Mali leaves the court.')
  for (const name of ['Coups', 'Bias', 'Mines']) await run(session, { kind: 'add-tag', name })
  const files = new Map([...disk.files()].filter(([path]) => !path.endsWith('/lock')))
  const { own } = await openVault(SIMULATED, PASSPHRASE_SECRET, disk)
  /** The disk of a damaged copy; working out the key anew for each would take long. */
  const on = (...changed: readonly (readonly [string, Buffer])[]) =>
    vaultDisk(new SimulatedDisk(new Map([...files, ...changed])), SIMULATED, own.key)
  const { placeOf } = placesIn(SIMULATED, hideNames(own.key))
  const [name = ''] = (await on().list(`${SIMULATED}/journal`)).filter(one => one.endsWith('.jsonl'))
  const live = placeOf(`${SIMULATED}/journal/${name}`)
  const bytesOf = (path: string) => files.get(path) ?? Buffer.alloc(0)
  return { files, contents, newest: session.status().revision, on, key: own.key, placeOf, live, bytesOf }
}

/** The sealed files of a notebook. */
function sealedFiles(files: Files): readonly string[] {
  return [...files].flatMap(([path, bytes]) => (bytes && !path.endsWith('.json') ? path : [])).sort()
}

/** What is wrong with how a damaged notebook opened; null when it is the newest state, or an earlier one that says why. */
async function dishonesty(
  own: Disk,
  made: { readonly contents: ReadonlyMap<number, string>; readonly newest: number },
  mayBeTorn: boolean
) {
  mutations += 1
  const opened = await openNotebook(SIMULATED, { by: () => '', announce: () => {}, write: false, disk: own })
  if (opened.kind === 'refused') return /damaged|not a notebook/.test(opened.reason) ? null : opened.reason
  const { damage, status } = opened.value
  const { revision } = status()
  const known = made.contents.get(revision)
  if (known !== undefined && JSON.stringify(contentOf(opened.value)) !== known) return `not what it held at ${revision}`
  return mayBeTorn || revision === made.newest || damage !== null ? null : `silently at ${revision}`
}

describe('a damaged encrypted notebook (V)', { timeout: 300_000 }, () => {
  const numRuns = Number(process.env['DOSSIER_MUTATIONS'] ?? 600)

  it('[V12] opens to its newest state, or to an earlier one that says why', async () => {
    const made = await working()
    const names = sealedFiles(made.files)
    const foreign = [...(await encryptedDisk()).files()].flatMap(([, bytes]) => bytes ?? [])
    await fc.assert(
      fc.asyncProperty(
        fc.nat(names.length - 1),
        fc.constantFrom<Damage>('flip', 'cut', 'zero', 'overwrite', 'swap files', 'of another', 'remove'),
        fc.nat(),
        fc.nat(),
        async (which, kind, a, b) => {
          const name = names[which] ?? ''
          const other = names[b % names.length] ?? ''
          const bytes = made.bytesOf(name)
          const at = a % bytes.length
          const files = new Map(made.files)
          const changes: Readonly<Record<Damage, () => unknown>> = {
            remove: () => files.delete(name),
            'swap files': () => files.set(name, made.bytesOf(other)).set(other, bytes),
            'of another': () => files.set(name, foreign[b % foreign.length] ?? null),
            cut: () => files.set(name, bytes.subarray(0, at)),
            zero: () => files.set(name, Buffer.concat([bytes.subarray(0, at), Buffer.alloc(bytes.length - at)])),
            flip: () => files.set(name, spoilt(bytes, at, 1, b)),
            overwrite: () => files.set(name, spoilt(bytes, at, 1 + (b % 40), b))
          }
          changes[kind]()
          // Like a crash: the end of what is being written is gone, or all of it, or it holds no whole line.
          const isLive = kind === 'swap files' ? [name, other].includes(made.live) : name === made.live
          const mayBeTorn = isLive && ['cut', 'zero', 'remove', 'swap files'].includes(kind)
          const own = vaultDisk(new SimulatedDisk(files), SIMULATED, made.key)
          expect([kind, name, await dishonesty(own, made, mayBeTorn)]).toEqual([kind, name, null])
        }
      ),
      { numRuns }
    )
  })

  it('[V12] opens so wherever in its journal a bit is changed', async () => {
    const made = await working()
    const bytes = made.bytesOf(made.live)
    // Every bit of a frame is tried above; here a share of the bytes, each with the whole notebook.
    for (let at = 0; at < bytes.length; at += 5) {
      const own = made.on([made.live, spoilt(bytes, at, 1, at)])
      expect([at, await dishonesty(own, made, false)]).toEqual([at, null])
    }
  })

  it('[V13] drops the torn end of its journal, and goes on after it', async () => {
    const made = await working()
    const torn = made.on([made.live, made.bytesOf(made.live).subarray(0, -7)])
    const session = await openOn(torn)
    expect([session.readOnly, session.status().revision]).toEqual([null, made.newest - 1])
    await run(session, { kind: 'add-tag', name: 'After' })
    await session.close()
    expect(await verifyNotebook(SIMULATED, torn)).toMatchObject({ value: { problems: [] } })
  })

  it('[V13] says of a text, an archive and the journal what is cut short and what is changed', async () => {
    const made = await working()
    const said = async (place: string, name: RegExp, spoil: (bytes: Buffer) => Buffer) => {
      const [file = ''] = (await made.on().list(`${SIMULATED}/${place}`)).filter(one => name.test(one))
      const path = made.placeOf(`${SIMULATED}/${place}/${file}`)
      const verified = await verifyNotebook(SIMULATED, made.on([path, spoil(made.bytesOf(path))]))
      return verified.kind === 'done' ? verified.value.problems.join(' ') : verified.reason
    }
    const cut = (bytes: Buffer) => bytes.subarray(0, -3)
    const changed = (bytes: Buffer) => spoilt(bytes, 40, 1, 0)
    expect(await said('texts', /json$/, cut)).toMatch(/texts.*was cut short/)
    expect(await said('texts', /json$/, changed)).toMatch(/texts.*not as it was encrypted/)
    expect(await said('journal', /gz$/, cut)).toMatch(/journal.*gz was cut short/)
    expect(await said('journal', /gz$/, changed)).toMatch(/journal.*gz is not as it was encrypted/)
    expect(await said('journal', /jsonl$/, changed)).toMatch(/journal.*jsonl is not as it was encrypted at part 1/)
  })

  it('[V14] is salvaged and mended as a plain one is', async () => {
    const made = await working()
    const bytes = made.bytesOf(made.live)
    // In the second frame: the first holds the line that the segment begins with, and one that made a revision.
    const second = HEADER_BYTES + 20 + bytes.readUInt32BE(HEADER_BYTES)
    const own = made.on([made.live, spoilt(bytes, second + 30, 1, 0)])
    const found = await salvage(own, SIMULATED)
    // The lines after the damaged one still tell how far the notebook had come.
    expect([found?.position.revision, found?.newest]).toEqual([made.newest - 3, made.newest])
    const shown = await openOn(own)
    expect(shown.damage).toContain('3 later changes cannot be read')
    expect(await repairNotebook(SIMULATED, { by: 'Ana', host: 'a test', disk: own })).toMatchObject({ kind: 'done' })
    expect(await verifyNotebook(SIMULATED, own)).toMatchObject({ value: { problems: [] } })
    const session = await openOn(own)
    expect([session.readOnly, contentOf(session)]).toEqual([null, contentOf(shown)])
  })
})

function spoilt(bytes: Buffer, at: number, count: number, seed: number): Buffer {
  const changed = Buffer.from(bytes)
  for (let i = at; i < Math.min(bytes.length, at + count); i++) changed[i] = (changed[i] ?? 0) ^ (1 << ((seed + i) % 8))
  return changed
}
