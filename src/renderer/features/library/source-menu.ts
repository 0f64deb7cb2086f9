import { keysOf } from '#renderer/shortcuts.ts'
import type { ShortcutName } from '#renderer/shortcuts/table.ts'
import type { MenuItem } from '#renderer/ui/menu.tsx'
import { t } from '#renderer/words.ts'
import type { Source } from '#shared/model/source.ts'

/** What can be done with a source, besides reading it. */
export type SourceDeeds = {
  /** Opens a source beside the one that is read. */
  readonly onBeside: (sourceId: string) => void
  readonly onDetails: (sourceId: string) => void
  /** Shows who did what to a source and its excerpts. */
  readonly onHistory: (sourceId: string) => void
  /** Offers the annotated text of a source as an export. */
  readonly onExport: (sourceId: string) => void
  readonly onRemove: (source: Source) => void
  /** Erases a source for good. */
  readonly onErase: (source: Pick<Source, 'id' | 'title'>) => void
  readonly isReadOnly: boolean
}

/** The menu of a source; each item has a name in the table of keys, where it is done with the source that is read. */
export function sourceMenu(source: Source, deeds: SourceDeeds): readonly MenuItem[] {
  const { isReadOnly } = deeds
  return [
    item('open-beside', t('Open beside'), () => deeds.onBeside(source.id)),
    'line',
    item('source-details', t('Details and note'), () => deeds.onDetails(source.id)),
    item('source-history', t('History'), () => deeds.onHistory(source.id)),
    item('export-source', t('Export annotated text'), () => deeds.onExport(source.id)),
    'line',
    { ...item('remove-source', t('Remove'), () => deeds.onRemove(source)), isDanger: true, isDisabled: isReadOnly },
    { ...item('erase', t('Erase for good…'), () => deeds.onErase(source)), isDanger: true, isDisabled: isReadOnly }
  ]
}

function item(name: ShortcutName, label: string, onAction: () => void): Exclude<MenuItem, 'line'> {
  // Those keys are for the source that is read, which need not be this one.
  return { id: name, label, onAction, ...(name === 'open-beside' && { keys: keysOf(name) }) }
}
