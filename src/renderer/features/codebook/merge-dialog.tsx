import { act, say } from '#renderer/act.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { PickList } from '#renderer/ui/pick-list.tsx'
import { show } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import type { TagRow } from '#shared/queries/index.ts'
import styles from './merge-dialog.module.css'

export type MergeDialogProps = {
  readonly row: TagRow
  readonly rows: readonly TagRow[]
  readonly onClose: () => void
}

/** Asks for the tag that another one becomes part of. */
export function MergeDialog({ row, rows, onClose }: MergeDialogProps) {
  const { tag } = row
  const others = rows.filter(other => other.tag.id !== tag.id && !other.path.startsWith(`${row.path}/`))

  async function merge(intoId: string): Promise<void> {
    const into = others.find(other => other.tag.id === intoId)?.tag
    onClose()
    if (!into || (await act({ kind: 'merge-tags', fromId: tag.id, intoId })) === undefined) return
    show({ tagId: intoId })
    say(t('Merged {from} into {into}.', { from: tag.name, into: into.name }), { undo: true })
  }

  return (
    <Dialog isOpen onClose={onClose} title={t('Merge {name} into…', { name: tag.name })} size="small">
      <p className={styles.what}>
        {moved(row.excerpts)} {t('The tags below it move there, and {name} goes away.', { name: tag.name })}
      </p>
      <div className={styles.list}>
        <PickList
          label={t('Tag to merge into')}
          options={others.map(other => ({
            id: other.tag.id,
            name: other.tag.name,
            ...(other.depth > 0 && { detail: other.path.slice(0, -other.tag.name.length - 1) }),
            colour: other.colour,
            count: other.excerpts
          }))}
          onPick={id => void merge(id)}
          onCancel={onClose}
        />
      </div>
    </Dialog>
  )
}

function moved(excerpts: number): string {
  if (excerpts === 0) return t('No excerpt bears it.')
  return t('{count, plural, one {Its excerpt gets the other tag.} other {Its # excerpts get the other tag.}}', {
    count: excerpts
  })
}
