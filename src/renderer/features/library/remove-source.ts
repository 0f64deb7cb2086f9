import { act, say } from '#renderer/act.ts'
import { closeThis, currentView, show, showBeside } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import type { Source } from '#shared/model/source.ts'

/** Take a source and its excerpts out of the notebook, and offer to take that back. */
export async function removeSource({ id, title }: Pick<Source, 'id' | 'title'>): Promise<void> {
  const outcome = await act({ kind: 'remove-source', sourceId: id })
  if (outcome === undefined) return
  const { sourceId, beside } = currentView()
  const other = beside?.kind === 'source' ? beside.sourceId : null
  if (other === id) showBeside(null)
  if (sourceId === id && other !== null && other !== id) closeThis()
  else if (sourceId === id) show({ sourceId: null, excerptId: null, at: null })
  say(t('“{title}” and its excerpts were removed.', { title }), { undo: true })
}
