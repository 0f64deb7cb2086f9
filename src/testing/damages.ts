import fc from 'fast-check'
import { openNotebook } from '#main/open-notebook.ts'
import type { Disk } from '#main/storage/disk.ts'
import { encryptNotebook, type Secret } from '#main/vault/index.ts'
import { FRAME_EXTRA, HEADER_BYTES, lengthAt } from '#main/vault/frames.ts'
import { hideNames } from '#main/vault/names.ts'
import { placesIn } from '#main/vault/places.ts'
import { openVault } from '#main/vault/unlock.ts'
import { vaultDisk } from '#main/vault/vault-disk.ts'
import { addText, contentOf, freshDisk, openOn, run, SIMULATED } from './open-folder.ts'
import { SimulatedDisk } from './simulated-disk.ts'

export type Files = ReadonlyMap<string, Buffer | null>

/** Copies of a notebook, each with what was done last before it was taken, and what the notebook held at each revision. */
export type Copies = {
  readonly copies: readonly { readonly files: Files; readonly newest: number }[]
  readonly contents: ReadonlyMap<number, string>
  /** The disk on which the notebook lies open. */
  readonly door: (disk: SimulatedDisk) => Disk
  /** Whether a file is one of the journal that is still written to; an encrypted one's name does not say. */
  readonly isLive: (path: string) => boolean
  readonly isEncrypted: boolean
}

/** What the encrypted ones are opened with. */
export const PASSPHRASE = 'four words of no kind'

/** Take copies of a plain notebook: closed, and left open with newer lines in the journal. */
export async function plainCopies(): Promise<Copies> {
  return copiesOf(
    await freshDisk(),
    disk => disk,
    path => path
  )
}

/** The same of an encrypted one. */
export async function encryptedCopies(): Promise<Copies> {
  const disk = await freshDisk()
  const encrypted = await encryptNotebook(SIMULATED, {
    passphrase: PASSPHRASE,
    host: 'a test',
    disk,
    scryptCost: 16
  })
  if (encrypted.kind === 'refused') throw new Error(encrypted.reason)
  const secret: Secret = { kind: 'recovery key', recoveryKey: encrypted.value.recoveryKey }
  const { own } = await openVault(SIMULATED, secret, disk)
  const places = placesIn(SIMULATED, hideNames(own.key))
  return copiesOf(disk, on => vaultDisk(on, SIMULATED, own.key), places.placeOf)
}

async function copiesOf(disk: SimulatedDisk, door: Copies['door'], placeOf: (path: string) => string): Promise<Copies> {
  const contents = new Map<number, string>()
  const copies: { readonly files: Files; readonly newest: number }[] = []
  const live = new Set<string>()
  for (const title of ['One', 'Two']) {
    const vault = door(disk)
    const session = await openOn(vault)
    const note = () => contents.set(session.status().revision, JSON.stringify(contentOf(session)))
    note()
    session.onChange(note)
    await addText(session, `Mali leaves the court, says ${title}.`, title)
    for (const name of ['Coups', 'Bias', 'Wagner']) await run(session, { kind: 'add-tag', name: name + title })
    await session.undo()
    for (const close of [false, title === 'One']) {
      if (close) await session.close()
      copies.push({ files: withoutLock(disk), newest: session.status().revision })
      for (const name of await vault.list(`${SIMULATED}/journal`))
        if (name.endsWith('.jsonl')) live.add(placeOf(`${SIMULATED}/journal/${name}`))
    }
  }
  return { copies, contents, door, isLive: path => live.has(path), isEncrypted: door(disk) !== disk }
}

/** The lock says nothing of what the notebook holds, and while there is one, reading is tried again and again. */
function withoutLock(disk: SimulatedDisk): Files {
  return new Map([...disk.files()].filter(([path]) => !path.endsWith('/lock')))
}

/** The files that may be damaged; the two that hold the key are another matter. */
export function filesOf(files: Files): readonly string[] {
  return [...files].flatMap(([path, bytes]) => (bytes && !/\/keys(?:-copy)?\.json$/.test(path) ? [path] : [])).sort()
}

/** What may be done to a file. */
export const anyDamage = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('zero' as const), at: fc.nat() }),
  fc.record({
    kind: fc.constant('overwrite' as const),
    at: fc.nat(),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 64 })
  }),
  fc.record({
    kind: fc.constant('overwrite end' as const),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 200 })
  }),
  fc.record({ kind: fc.constant('swap lines' as const), at: fc.nat(), with: fc.nat() }),
  fc.record({ kind: fc.constant('drop line' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('double line' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('remove' as const) })
)
type Damage = typeof anyDamage extends fc.Arbitrary<infer T> ? T : never

/** Which copy, which of its files, and what is done to it. */
export const anyCase = [fc.nat(3), fc.nat(), anyDamage] as const

/** Damage the bytes of a file; null removes it. */
export function damage(bytes: Buffer, how: Damage): Buffer | null {
  if (how.kind === 'remove') return null
  if (how.kind === 'overwrite end') return overwritten(bytes, Math.max(0, bytes.length - how.bytes.length), how.bytes)
  const at = how.at % Math.max(1, bytes.length)
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- what is left are lines, which the compiler checks
  switch (how.kind) {
    case 'flip':
      return overwritten(bytes, at, Buffer.from([(bytes[at] ?? 0) ^ (1 << how.bit)]))
    case 'cut':
      return bytes.subarray(0, at)
    case 'zero':
      return overwritten(bytes, at, Buffer.alloc(bytes.length - at))
    case 'overwrite':
      return overwritten(bytes, at, how.bytes)
    default:
      return Buffer.from(damagedLines(bytes.toString('latin1').split('\n'), how).join('\n'), 'latin1')
  }
}

function overwritten(bytes: Buffer, at: number, by: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + by.length)])
}

type LineDamage = Extract<Damage, { readonly kind: 'swap lines' | 'drop line' | 'double line' }>

function damagedLines(lines: string[], how: LineDamage): string[] {
  const at = how.at % lines.length
  if (how.kind === 'drop line') return lines.toSpliced(at, 1)
  if (how.kind === 'double line') return lines.toSpliced(at, 0, lines[at] ?? '')
  const other = how.with % lines.length
  return lines.with(at, lines[other] ?? '').with(other, lines[at] ?? '')
}

/** A notebook of which one file was damaged. */
export type Damaged = {
  readonly disk: SimulatedDisk
  readonly open: Disk
  readonly newest: number
  /** Whether a crash leaves the same of what was never called saved. */
  readonly isLikeCrash: boolean
  /**
   * How many of the last lines may be missing without a word, since bytes were taken out of an encrypted file of the
   * journal and no more than a few follow, which may come to anything when they are opened.
   */
  readonly mayLack: number
}

/** Damage one file of one copy. */
export function damaged(all: Copies, copy: number, which: number, how: Damage): Damaged {
  const { copies, door, isLive } = all
  const { files: whole = new Map<string, Buffer | null>(), newest = 0 } = copies[copy % copies.length] ?? {}
  const files = new Map(whole)
  const names = filesOf(files)
  const name = names[which % names.length] ?? ''
  const before = files.get(name) ?? Buffer.alloc(0)
  const spoilt = damage(before, how)
  if (spoilt) files.set(name, spoilt)
  else files.delete(name)
  // A file of the journal that ends early, or in zeros, or was never made.
  const rest = spoilt?.toString('latin1').replace(/\0+$/, '') ?? ''
  const isLikeCrash = isLive(name) && before.toString('latin1').startsWith(rest)
  const disk = new SimulatedDisk(files)
  return { disk, open: door(disk), newest, isLikeCrash, mayLack: mayLack(all, name, before, spoilt) }
}

function mayLack({ isEncrypted, isLive }: Copies, name: string, before: Buffer, after: Buffer | null): number {
  return isEncrypted && isLive(name) && after ? lostAtTheEnd(before, after) : 0
}

/** So few bytes of another place may open as words. */
const FEW = 8

/** How many of an encrypted file's parts no longer lie in it whole; none where more than a few bytes follow. */
function lostAtTheEnd(before: Buffer, after: Buffer): number {
  if (after.length >= before.length) return 0
  let [same, sameAtEnd] = [0, 0]
  while (same < after.length && before[same] === after[same]) same += 1
  while (sameAtEnd < after.length && before.at(-1 - sameAtEnd) === after.at(-1 - sameAtEnd)) sameAtEnd += 1
  if (sameAtEnd > FEW) return 0
  let lost = 0
  for (let at = HEADER_BYTES; at < before.length; at += lengthAt(before, at) + FRAME_EXTRA) {
    if (at + lengthAt(before, at) + FRAME_EXTRA > same) lost += 1
  }
  return lost
}

/** Open a damaged notebook. */
export function openDamaged({ open }: Damaged, write = false) {
  return openNotebook(SIMULATED, { by: () => '', announce: () => {}, write, disk: open })
}

/** What is wrong with how a damaged notebook opened; null when it shows the newest state, or an earlier one and why. */
export function dishonesty(
  opened: Awaited<ReturnType<typeof openDamaged>>,
  made: Damaged,
  contents: Copies['contents']
): string | null {
  if (opened.kind === 'refused') return /damaged|newer version/.test(opened.reason) ? null : opened.reason
  const { damage, status } = opened.value
  const { revision } = status()
  if (JSON.stringify(contentOf(opened.value)) !== contents.get(revision)) return `not what it held at ${revision}`
  const isSaid = damage !== null && /^(?:This notebook is damaged|A file)/.test(damage)
  return made.isLikeCrash || revision >= made.newest - made.mayLack || isSaid ? null : `silently at ${revision}`
}
