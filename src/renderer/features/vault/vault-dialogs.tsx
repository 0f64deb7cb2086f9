import type { Desk } from '#shared/contract.ts'
import { ChangePassphraseDialog } from './change-passphrase-dialog.tsx'
import { DecryptDialog } from './decrypt-dialog.tsx'
import { EncryptDialog } from './encrypt-dialog.tsx'
import { KeepKeyDialog } from './keep-key-dialog.tsx'
import { NewKeyDialog } from './new-key-dialog.tsx'
import { useVaultDialog } from './vault-dialog.ts'

/** What is asked or told of the encryption, if anything is. */
export function VaultDialogs({ desk: { open, work } }: { readonly desk: Desk }) {
  const dialog = useVaultDialog()
  if (dialog?.kind === 'keep') return <KeepKeyDialog {...dialog} />
  // The screen below shows how far the work is; what was asked comes back where it was refused.
  const name = (open ?? work)?.name
  if (!dialog || name === undefined) return null
  const props = { name, isHidden: work !== null }
  if (dialog.kind === 'encrypt') return <EncryptDialog {...props} />
  if (dialog.kind === 'decrypt') return <DecryptDialog {...props} />
  if (dialog.kind === 'change passphrase') return <ChangePassphraseDialog />
  return <NewKeyDialog {...props} />
}
