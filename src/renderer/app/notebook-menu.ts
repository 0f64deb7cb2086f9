import { keysOf, runShortcut } from '#renderer/shortcuts.ts'
import type { ShortcutName } from '#renderer/shortcuts/table.ts'
import type { MenuItem } from '#renderer/ui/menu.tsx'
import { t, told } from '#renderer/words.ts'
import type { Status } from '#shared/contract.ts'

export type NotebookMenuProps = {
  readonly isReadOnly: boolean
  readonly isEncrypted: boolean
  readonly status: Pick<Status, 'undo' | 'redo'>
}

/** What can be done with the notebook as a whole: nothing that has no name in the table of keys. */
export function notebookMenu({ isReadOnly, isEncrypted, status }: NotebookMenuProps): readonly MenuItem[] {
  const { undo, redo } = status
  return [
    item('open-palette', t('Find or do anything…')),
    'line',
    item('import', t('Import sources…'), isReadOnly),
    item('export', t('Export…')),
    'line',
    item('undo', undo === null ? t('Undo') : t('Undo {step}', { step: told(undo) }), isReadOnly || undo === null),
    item('redo', redo === null ? t('Redo') : t('Redo {step}', { step: told(redo) }), isReadOnly || redo === null),
    'line',
    item('edit-notebook-note', t('Note on the notebook…')),
    item('open-backups', t('Backups…')),
    item('rename-notebook', t('Rename the notebook…'), isReadOnly),
    { ...item('erase', t('Erase for good…'), isReadOnly), isDanger: true },
    'line',
    ...(isEncrypted ? ofEncrypted(isReadOnly) : [item('encrypt-notebook', t('Encrypt…'), isReadOnly)]),
    'line',
    item('open-settings', t('Settings…')),
    item('show-tour', t('Show the tour')),
    item('help', t('Keys and help')),
    'line',
    item('close-notebook', t('Close the notebook'))
  ]
}

function ofEncrypted(isReadOnly: boolean): readonly MenuItem[] {
  return [
    item('lock-notebook', t('Lock now')),
    item('change-passphrase', t('Change passphrase…'), isReadOnly),
    item('new-recovery-key', t('New recovery key…'), isReadOnly),
    item('decrypt-notebook', t('Remove encryption…'), isReadOnly)
  ]
}

function item(name: ShortcutName, label: string, isDisabled = false): Exclude<MenuItem, 'line'> {
  const keys = keysOf(name)
  return { id: name, label, isDisabled, ...(keys && { keys }), onAction: () => void runShortcut(name) }
}
