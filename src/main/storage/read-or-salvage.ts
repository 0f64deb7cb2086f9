import type { Disk } from './disk.ts'
import {
  acceptedAsMissing,
  missingFiles,
  missingFrom,
  sourceFiles,
  type MissingFile,
  type SourceFiles
} from './missing-files.ts'
import { Damage, NotebookProblem } from './problems.ts'
import { readNotebook, readOnce, type ReadNotebook } from './read-notebook.ts'
import { erasureIn } from './recall.ts'
import { salvage, type Salvaged } from './salvage.ts'
import type { Records } from './snapshot.ts'
import { explainBySyncing } from './synchronised/arriving.ts'

/** A notebook as it lies on disk, whole or as far as it verifies. */
export type FoundNotebook = Pick<ReadNotebook, 'records' | 'position'> & {
  /** Null where not all of it verifies. */
  readonly whole: ReadNotebook | null
  /** What is damaged or missing, what is shown in its place, and what to do; null when nothing is. */
  readonly damage: string | null
  /** Whether what is missing may come by itself, since another program brings it. */
  readonly mayArrive: boolean
}

/**
 * Read a notebook; where not all of it verifies, the newest state that does. Throws where nothing does. `isOurs` says
 * that nobody else can be writing to it meanwhile.
 */
export async function readOrSalvage(disk: Disk, folder: string, isOurs: boolean): Promise<FoundNotebook> {
  try {
    return await readAll(disk, folder, isOurs)
  } catch (error) {
    if (!(error instanceof Damage)) throw error
    const salvaged = await salvage(disk, folder)
    const { mayArrive, advice } = await explainBySyncing(disk, folder, error.fault.lacks ?? false)
    if (!salvaged) throw advice === null ? error : new NotebookProblem(`${sayFault(error)}. ${advice}`)
    const { records, position } = salvaged
    return { records, position, whole: null, damage: sayDamaged(error, salvaged, advice ?? ADVICE), mayArrive }
  }
}

async function readAll(disk: Disk, folder: string, isOurs: boolean): Promise<FoundNotebook> {
  // Listed beside what takes longer, where no other program of ours can change them meanwhile.
  const listed = isOurs ? sourceFiles(disk, folder) : null
  // What keeps them from being listed is to be said only where all else can be read.
  listed?.catch(() => {})
  const whole = await (isOurs ? readOnce : readNotebook)(disk, folder, { isLate: true })
  const { records, position } = whole
  const missing = await missingOf(disk, folder, records, await listed)
  const accepted = missing.length > 0 ? await acceptedAsMissing(disk, folder) : new Set()
  const [first, ...others] = missing.filter(({ file }) => !accepted.has(file))
  if (!first) return { records, position, whole, damage: null, mayArrive: false }
  const { mayArrive, advice } = await explainBySyncing(disk, folder, true)
  return { records, position, whole, damage: sayMissing(first, others.length, advice), mayArrive }
}

const ADVICE = 'Nothing was deleted. Make a copy of the whole folder, then run “dossier repair” on it.'

/** What lacked when it was listed may have come since, where the folder is synchronised. */
async function missingOf(
  disk: Disk,
  folder: string,
  { sources }: Records,
  listed: SourceFiles | null
): Promise<readonly MissingFile[]> {
  const isThere = listed !== null && missingFrom(listed, sources.values()).length === 0
  return isThere ? [] : missingFiles(disk, folder, sources.values())
}

function sayFault({ fault: { file, what, lacks } }: Damage): string {
  return `This notebook is ${lacks ? 'not complete' : 'damaged'}: ${file} ${what}`
}

function sayDamaged(damage: Damage, salvaged: Salvaged, advice: string): string {
  const { position, at, newest } = salvaged
  const { revision } = position
  const when = at === null ? '' : ` (${at.slice(0, 16).replace('T', ' ')} UTC)`
  const lost = newest - revision
  const rest =
    lost > 0
      ? `${lost === 1 ? 'one later change' : `${lost} later changes`} cannot be read`
      : 'nothing later is known of'
  return `${sayFault(damage)}. You see it as it was after change ${revision}${when}; ${rest}.${sayLacking(salvaged)} ${advice}`
}

/** What was erased is said again by a later line; where that one is lost, something else that stood there is too. */
function sayLacking({ entries, position: { revision } }: Salvaged): string {
  const from = erasureIn(entries)
  const lacking = entries.filter(({ kind, head }) => kind === 'erased' && head.revision > from).length
  // A newer state came from the snapshot, which holds all of it.
  if (lacking === 0 || revision > entries.length) return ''
  return ` ${lacking === 1 ? 'One change' : `${lacking} changes`} before it were erased, and what else they recorded is not shown.`
}

function sayMissing({ file, source }: MissingFile, others: number, advice: string | null): string {
  const more = others === 0 ? '' : `, and ${others} more`
  const what = `A file of this notebook is missing: ${file} of “${source.title}”${more}.`
  return `${what} ${advice ?? 'Put it back from a copy of the folder, or run “dossier repair” to go on without it.'}`
}
