import { say } from '#renderer/act.ts'
import { putBeside } from '#renderer/open-beside.ts'
import { shortcuts } from '#renderer/shortcuts/table.ts'
import { currentView, show } from '#renderer/view-state.ts'
import { runWhenReady } from '#renderer/when-ready.ts'
import { t } from '#renderer/words.ts'
import { screenOfAction, type Entry } from './entries.ts'
import type { Places } from './use-asked.ts'

export type FollowOptions = {
  readonly places: Places
  /** With Ctrl, Cmd or Alt a source or excerpt is shown beside what is read, and a tag in the codebook. */
  readonly isOther: boolean
}

/** Do or show what was chosen, once the palette is gone and the focus is back where it was. */
export function follow(entry: Entry, { places, isOther }: FollowOptions): void {
  if (entry.kind === 'action') return doAction(entry.id)
  if (entry.kind === 'find') return show({ screen: 'search', words: entry.name })
  if (entry.kind === 'tag')
    return isOther
      ? show({ screen: 'codebook', tagId: entry.id })
      : show({ screen: 'excerpts', filter: { tagIds: [entry.id] } })
  const excerptId = entry.kind === 'excerpt' ? entry.id : null
  const sourceId = excerptId === null ? entry.id : places.get(excerptId)
  if (sourceId && isOther) putBeside(sourceId, { excerptId })
  else if (sourceId) show({ screen: 'read', sourceId, excerptId, at: null })
  runWhenReady('go-to-text', { isClear })
}

function doAction(name: string): void {
  const action = shortcuts.find(one => one.name === name)
  const screen = action ? screenOfAction(action) : null
  if (!action) return
  if (screen !== null && currentView().screen !== screen) show({ screen })
  const onLate = () => say(t('That cannot be done here yet. Choose what it is to be done with first.'))
  runWhenReady(action.name, { isClear, onLate })
}

/** Whether the palette is gone, and with it the focus where it was. */
function isClear(): boolean {
  return document.querySelector('[data-palette]') === null
}
