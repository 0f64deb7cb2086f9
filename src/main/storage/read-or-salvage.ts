import type { Disk } from './disk.ts'
import { acceptedAsMissing, missingFiles, type MissingFile } from './missing-files.ts'
import { Damage } from './problems.ts'
import { readNotebook, readOnce, type ReadNotebook } from './read-notebook.ts'
import { salvage, type Salvaged } from './salvage.ts'

/** A notebook as it lies on disk, whole or as far as it verifies. */
export type FoundNotebook = Pick<ReadNotebook, 'records' | 'position'> & {
  /** Null where not all of it verifies. */
  readonly whole: ReadNotebook | null
  /** What is damaged or missing, what is shown in its place, and what to do; null when nothing is. */
  readonly damage: string | null
}

/**
 * Read a notebook; where not all of it verifies, the newest state that does. Throws where nothing does. `isOurs` says
 * that nobody else can be writing to it meanwhile.
 */
export async function readOrSalvage(disk: Disk, folder: string, isOurs: boolean): Promise<FoundNotebook> {
  try {
    const whole = await (isOurs ? readOnce(disk, folder) : readNotebook(disk, folder))
    const { records, position } = whole
    const missing = await missingFiles(disk, folder, records.sources.values())
    const accepted = missing.length > 0 ? await acceptedAsMissing(disk, folder) : new Set()
    return { records, position, whole, damage: sayMissing(missing.filter(({ file }) => !accepted.has(file))) }
  } catch (error) {
    if (!(error instanceof Damage)) throw error
    const salvaged = await salvage(disk, folder)
    if (!salvaged) throw error
    const { records, position } = salvaged
    return { records, position, whole: null, damage: sayDamaged(error, salvaged) }
  }
}

const ADVICE = 'Nothing was deleted. Make a copy of the whole folder, then run “dossier repair” on it.'

function sayDamaged({ fault }: Damage, { position: { revision }, at, newest }: Salvaged): string {
  const when = at === null ? '' : ` (${at.slice(0, 16).replace('T', ' ')} UTC)`
  const lost = newest - revision
  const rest =
    lost > 0
      ? `${lost === 1 ? 'one later change' : `${lost} later changes`} cannot be read`
      : 'nothing later is known of'
  return `This notebook is damaged: ${fault.file} ${fault.what}. You see it as it was after change ${revision}${when}; ${rest}. ${ADVICE}`
}

function sayMissing([first, ...others]: readonly MissingFile[]): string | null {
  if (!first) return null
  const more = others.length === 0 ? '' : `, and ${others.length} more`
  return `A file of this notebook is missing: ${first.file} of “${first.source.title}”${more}. Put it back from a copy of the folder, or run “dossier repair” to go on without it.`
}
