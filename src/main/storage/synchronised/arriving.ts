import type { Disk } from '../disk.ts'
import { conflictCopies } from './conflict-copies.ts'
import { syncServiceOf } from './sync-service.ts'

/** What a folder that another program synchronises says of why a notebook in it is not whole. */
export type Arriving = {
  /** Whether what it lacks may come by itself. */
  readonly mayArrive: boolean
  /** What to do, in the place of other advice; null where nothing points to such a program. */
  readonly advice: string | null
}

/** Explain a notebook that is not whole by the folder that it lies in. `lacks` says that nothing in it is wrong but what is not there. */
export async function explainBySyncing(disk: Disk, folder: string, lacks: boolean): Promise<Arriving> {
  const service = await syncServiceOf(disk, folder)
  const copies = await conflictCopies(disk, folder).catch(() => [])
  const isSynchronised = service !== null || copies.length > 0
  if (!isSynchronised) return { mayArrive: false, advice: null }
  const who = service ?? 'the program that synchronises the folder'
  const conflict =
    copies.length > 0
      ? ` It was changed in two places at once, and ${who} left conflict copies; “dossier verify” says what is in them.`
      : ''
  if (!lacks) return { mayArrive: false, advice: conflict === '' ? null : `${KEPT}${conflict} ${ADVICE}` }
  const waiting = `The rest may still be arriving: the folder is kept in step with other computers by ${who}. Wait until that is done, and open it again; a window that shows it looks again by itself.`
  return {
    mayArrive: true,
    advice: `${waiting}${conflict} ${LAST_ADVICE}`
  }
}

const KEPT = 'Nothing was deleted.'
const ADVICE = 'Make a copy of the whole folder, then run “dossier repair” on it.'
const LAST_ADVICE = 'If nothing more comes: make a copy of the whole folder, then run “dossier repair” on it.'
