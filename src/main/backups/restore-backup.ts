import { done, refuse, type Outcome } from '#shared/result.ts'
import type { Difference } from '#shared/contract/backups.ts'
import type { Session } from '#main/session.ts'
import type { BackupWork } from './backup-work.ts'

/** Somebody may be typing meanwhile. */
const ATTEMPTS = 3

/**
 * Make a notebook as it was in a backup, by one change that is saved and can be undone like any other; the value counts
 * what it did.
 */
export async function restoreBackup(session: Session, work: BackupWork, id: string): Promise<Outcome<Difference>> {
  if (session.readOnly !== null) return refuse(session.readOnly)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    // The change is worked out from what is on disk, so all must be there first.
    const saved = await session.save()
    if (saved.kind !== 'done') return refuse(`Nothing was restored. ${saved.reason}`)
    const worked = await work({ kind: 'work out', id })
    if (worked.kind === 'refused') return worked
    const { revision, change, difference } = worked.value
    if (revision !== session.status().revision) continue
    // The notebook's own records, since others compare by identity.
    const own = change.map(step => ({ ...step, before: session.notebook[step.table].get(step.id) ?? null }))
    const made = await session.make({ revision, command: 'restore-backup', label: 'restore backup', change: own })
    if (made.kind !== 'done' || made.value) return made.kind === 'done' ? done(difference) : made
  }
  return refuse('Nothing was restored: the notebook kept changing meanwhile. Try again in a moment.')
}
