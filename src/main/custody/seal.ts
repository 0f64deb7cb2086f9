import { done, refuse, type Result } from '#shared/result.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { explain, NotebookProblem } from '#main/storage/problems.ts'
import { deviceKey, devicePublicKey, isSigned, KeyProblem } from './device-key.ts'
import { sayFault } from './read-log.ts'
import { readSeal, SealProblem, statementOf, writeSeal, type Seal } from './seal-text.ts'
import { walkJournal, type Follow, type Walked } from './walk-journal.ts'

/** A seal just made. */
export type MadeSeal = { readonly text: string; readonly seal: Seal }

/** What a seal was found to prove. */
export type CheckedSeal = {
  /** What is wrong, in one sentence; null where the seal holds. */
  readonly problem: string | null
  readonly seal: Seal | null
  /** Whether it was signed with the key of this computer. */
  readonly isOwn: boolean
  /** How many changes were made since. */
  readonly since: number
  /** How many of the changes that it covers were erased. */
  readonly erased: number
}

/**
 * Seal a notebook as it lies on disk, or as it was at an earlier revision: refused where not every line of its journal
 * verifies, or that revision is not on disk.
 */
export async function makeSeal(
  folder: string,
  config: string,
  disk: Disk = realDisk,
  revision?: number
): Promise<Result<MadeSeal>> {
  return explaining<MadeSeal>(async () => {
    const { told, notebookId, end, fault } = await walkJournal(disk, folder, () => watchUpTo(revision ?? Infinity))
    if (fault || notebookId === null)
      return refuse(`${sayFault(fault)} A damaged notebook cannot be sealed. Run “dossier verify” on it.`)
    const covered = revision ?? end.revision
    const { head } = told.seen()
    if (head === null || end.revision < covered) return refuse('Not all of the notebook is on disk yet.')
    const { publicKey, sign } = await deviceKey(config)
    const said = { notebookId, revision: covered, head }
    const seal = { ...said, publicKey, signature: sign(statementOf(said)) }
    return done({ text: writeSeal(seal), seal })
  })
}

/** Check that nothing changed of what a seal covers. */
export async function checkSeal(
  folder: string,
  text: string,
  config: string,
  disk: Disk = realDisk
): Promise<Result<CheckedSeal>> {
  return explaining<CheckedSeal>(async () => {
    const seal = read(text)
    if (typeof seal === 'string') return done({ problem: seal, seal: null, isOwn: false, since: 0, erased: 0 })
    const { told, ...walked } = await walkJournal(disk, folder, () => watchUpTo(seal.revision))
    const { head, erased } = told.seen()
    const problem = problemOf(seal, walked, head)
    const since = Math.max(0, walked.end.revision - seal.revision)
    return done({ problem, seal, isOwn: await isOfThisDevice(seal, config), since, erased })
  })
}

function read(text: string): Seal | string {
  try {
    return readSeal(text)
  } catch (error) {
    if (error instanceof SealProblem) return error.message
    throw error
  }
}

/** Remember what made one revision, and count what was erased up to there. */
function watchUpTo(revision: number) {
  let head: string | null = null
  let erased = 0
  const follow: Follow = line => {
    if (line.head.revision > revision) return
    if (line.kind === 'erased') erased += 1
    head = line.hash
  }
  return { follow, seen: () => ({ head, erased }) }
}

function problemOf(seal: Seal, { notebookId, end, fault }: Walked, head: string | null): string | null {
  const { revision } = seal
  if (!isSigned(statementOf(seal), seal.publicKey, seal.signature))
    return 'The signature of this seal does not hold: it was not made by the key that it names, or what it says was changed.'
  if (notebookId !== null && notebookId !== seal.notebookId)
    return `This seal is of another notebook (${seal.notebookId}); this one is ${notebookId}.`
  if (fault && end.revision < revision)
    return `The journal verifies only up to change ${end.revision}, and the seal covers ${revision}. ${sayFault(fault)}`
  if (end.revision < revision)
    return `The seal covers ${revision} changes, and this notebook has only ${end.revision}: it is an older copy, or its last changes were taken away.`
  return head === seal.head ? null : `What is recorded up to change ${revision} is not what was sealed.`
}

async function isOfThisDevice({ publicKey }: Seal, config: string): Promise<boolean> {
  try {
    return (await devicePublicKey(config))?.equals(publicKey) ?? false
  } catch (error) {
    // A seal can be checked without a key of one's own.
    if (error instanceof KeyProblem) return false
    throw error
  }
}

async function explaining<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NotebookProblem || error instanceof KeyProblem) return refuse(error.message)
    return refuse(`The notebook cannot be read. ${explain(error)}`)
  }
}
