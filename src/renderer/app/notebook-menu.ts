import { conclude, redo, undo } from '#renderer/act.ts'
import { dossier } from '#renderer/bridge.ts'
import { openVaultDialog } from '#renderer/features/vault/vault-dialog.ts'
import { keysOf, runShortcut } from '#renderer/shortcuts.ts'
import type { Status } from '#shared/contract.ts'
import type { MenuItem } from '#renderer/ui/menu.tsx'
import { startTour } from '#renderer/tour-state.ts'
import { t, told } from '#renderer/words.ts'
import type { NotebookDialog } from './notebook-dialog.ts'

export type NotebookMenuProps = {
  readonly onDialog: (dialog: NotebookDialog) => void
  readonly onSettings: () => void
  readonly onHelp: () => void
  readonly isReadOnly: boolean
  readonly isEncrypted: boolean
  readonly status: Status
}

/** What can be done with the notebook as a whole. */
export function notebookMenu({
  onDialog,
  onSettings,
  onHelp,
  isReadOnly,
  isEncrypted,
  status
}: NotebookMenuProps): readonly MenuItem[] {
  const isDisabled = isReadOnly
  return [
    {
      id: 'palette',
      label: t('Find or do anything…'),
      keys: keysOf('open-palette'),
      onAction: () => void runShortcut('open-palette')
    },
    'line',
    {
      id: 'import',
      label: t('Import sources…'),
      keys: keysOf('import'),
      isDisabled,
      onAction: () => onDialog({ kind: 'import' })
    },
    { id: 'export', label: t('Export…'), keys: keysOf('export'), onAction: () => onDialog({ kind: 'export' }) },
    'line',
    {
      id: 'undo',
      label: status.undo === null ? t('Undo') : t('Undo {step}', { step: told(status.undo) }),
      keys: keysOf('undo'),
      isDisabled: isReadOnly || status.undo === null,
      onAction: () => void undo()
    },
    {
      id: 'redo',
      label: status.redo === null ? t('Redo') : t('Redo {step}', { step: told(status.redo) }),
      keys: keysOf('redo'),
      isDisabled: isReadOnly || status.redo === null,
      onAction: () => void redo()
    },
    'line',
    ...ofItself(onDialog, isReadOnly),
    'line',
    ...(isEncrypted ? ofEncrypted(isReadOnly) : [ofPlain(isReadOnly)]),
    'line',
    { id: 'settings', label: t('Settings…'), keys: keysOf('open-settings'), onAction: onSettings },
    { id: 'tour', label: t('Show the tour'), keys: keysOf('show-tour'), onAction: startTour },
    { id: 'help', label: t('Keys and help'), keys: keysOf('help'), onAction: onHelp },
    'line',
    {
      id: 'close',
      label: t('Close the notebook'),
      keys: keysOf('close-notebook'),
      onAction: () => void conclude(() => dossier.close())
    }
  ]
}

function ofItself(onDialog: NotebookMenuProps['onDialog'], isDisabled: boolean): readonly MenuItem[] {
  return [
    {
      id: 'note',
      label: t('Note on the notebook…'),
      keys: keysOf('edit-notebook-note'),
      onAction: () => onDialog({ kind: 'note' })
    },
    {
      id: 'backups',
      label: t('Backups…'),
      keys: keysOf('open-backups'),
      onAction: () => onDialog({ kind: 'backups' })
    },
    {
      id: 'rename',
      label: t('Rename the notebook…'),
      keys: keysOf('rename-notebook'),
      isDisabled,
      onAction: () => onDialog({ kind: 'rename' })
    },
    {
      id: 'erase',
      label: t('Erase for good…'),
      keys: keysOf('erase'),
      isDanger: true,
      isDisabled,
      onAction: () => onDialog({ kind: 'erase', source: null })
    }
  ]
}

function ofPlain(isDisabled: boolean): MenuItem {
  return { id: 'encrypt', label: t('Encrypt…'), isDisabled, onAction: () => openVaultDialog({ kind: 'encrypt' }) }
}

function ofEncrypted(isDisabled: boolean): readonly MenuItem[] {
  return [
    {
      id: 'lock',
      label: t('Lock now'),
      keys: keysOf('lock-notebook'),
      onAction: () => void conclude(() => dossier.lock())
    },
    {
      id: 'change-passphrase',
      label: t('Change passphrase…'),
      isDisabled,
      onAction: () => openVaultDialog({ kind: 'change passphrase' })
    },
    {
      id: 'new-recovery-key',
      label: t('New recovery key…'),
      isDisabled,
      onAction: () => openVaultDialog({ kind: 'new recovery key' })
    },
    {
      id: 'decrypt',
      label: t('Remove encryption…'),
      isDisabled,
      onAction: () => openVaultDialog({ kind: 'decrypt' })
    }
  ]
}
