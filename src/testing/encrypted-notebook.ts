import type { Session } from '#main/session.ts'
import type { Disk } from '#main/storage/disk.ts'
import { decryptNotebook, encryptNotebook, isEncrypted, unlock, type Secret } from '#main/vault/index.ts'
import type { Result } from '#shared/result.ts'
import { addText, freshDisk, openOn, run, SIMULATED } from './open-folder.ts'
import { SimulatedDisk } from './simulated-disk.ts'

export const PASSPHRASE = 'seven herons wade at dusk'
export const PASSPHRASE_SECRET: Secret = { kind: 'passphrase', passphrase: PASSPHRASE }
/** So little work that thousands of notebooks can be unlocked. */
export const LITTLE_WORK = 16

/** What stands in the notebook below and must not stand in its encrypted files or their names. */
export const WORDS = ['harmattan', 'Bamako', 'whistleblower', 'corroborated', 'Sahel', 'Wagner', 'notebook.json', 'Ana']

/** A plain notebook with two sources, an excerpt with a note, tags, archived and live journal, and files of its own. */
export async function plainDisk(): Promise<SimulatedDisk> {
  const disk = await freshDisk()
  const first = await openOn(disk)
  await addText(first, 'The harmattan covered Bamako for a week.', 'A dry wind')
  await first.close()
  const session = await openOn(disk)
  const added = await addText(session, 'The whistleblower left the court in silence.', 'Court')
  if (added.kind !== 'done') throw new Error('not added')
  const made = await run(session, {
    kind: 'mark-excerpt',
    sourceId: added.value,
    start: 4,
    end: 17,
    newTagNames: ['Wagner']
  })
  if (made.kind !== 'done' || made.value === null) throw new Error('not marked')
  await run(session, { kind: 'write-note', on: { kind: 'excerpt', id: made.value }, note: 'To be corroborated' })
  await session.close()
  return new SimulatedDisk(disk.files())
}

/** The same, encrypted. */
export async function encryptedDisk(): Promise<SimulatedDisk> {
  const disk = await plainDisk()
  await convert(disk)
  return new SimulatedDisk(disk.files())
}

/** Unlock a notebook that must open. */
export async function unlocked(disk: Disk, secret: Secret = PASSPHRASE_SECRET, path = SIMULATED): Promise<Disk> {
  return mustBeDone(await unlock(path, secret, disk))
}

/** The disk on which a notebook lies open, whether it is encrypted or not. */
export async function doorOf(disk: SimulatedDisk): Promise<Disk> {
  return (await isEncrypted(SIMULATED, disk)) ? unlocked(disk) : disk
}

/** Encrypt a plain notebook, or decrypt an encrypted one. */
export async function convert(disk: SimulatedDisk): Promise<void> {
  const options = { host: 'a test', disk }
  if (await isEncrypted(SIMULATED, disk))
    mustBeDone(await decryptNotebook(SIMULATED, { ...options, secret: PASSPHRASE_SECRET }))
  else mustBeDone(await encryptNotebook(SIMULATED, { ...options, passphrase: PASSPHRASE, scryptCost: LITTLE_WORK }))
}

/** Open an encrypted notebook that must open. */
export async function openLocked(disk: Disk, write = true): Promise<Session> {
  return openOn(await unlocked(disk), SIMULATED, write)
}

/** The value of what was done. */
export function mustBeDone<T>(result: Result<T>): T {
  if (result.kind === 'refused') throw new Error(result.reason)
  return result.value
}
