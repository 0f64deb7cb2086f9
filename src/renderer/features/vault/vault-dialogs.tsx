import { useState } from 'react'
import type { Desk } from '#shared/contract.ts'
import { ChangePassphraseDialog } from './change-passphrase-dialog.tsx'
import { DecryptDialog } from './decrypt-dialog.tsx'
import { EncryptDialog } from './encrypt-dialog.tsx'
import { KeepKeyDialog } from './keep-key-dialog.tsx'
import { LostSecretDialog } from './lost-secret-dialog.tsx'
import { NewKeyDialog } from './new-key-dialog.tsx'
import { unkept, unkeptAtFirst } from './unkept.ts'
import { UnkeptKeyDialog } from './unkept-key-dialog.tsx'
import { useVaultDialog, type VaultDialog } from './vault-dialog.ts'

/** What is asked or told of the encryption, if anything is. */
export function VaultDialogs({ desk: { open, work } }: { readonly desk: Desk }) {
  const dialog = useVaultDialog()
  unkeptAtFirst()
  if (dialog?.kind === 'keep') return <KeepKeyDialog {...dialog} />
  // The screen below shows how far the work is; what was asked comes back where it was refused.
  const on = open ?? work
  if (!on) return null
  if (!dialog) return open && <LostKey key={open.path} open={open} />
  return <Asked dialog={dialog} path={on.path} name={on.name} isHidden={work !== null} />
}

type AskedProps = {
  readonly dialog: Exclude<VaultDialog, { kind: 'keep' }>
  readonly path: string
  readonly name: string
  readonly isHidden: boolean
}

function Asked({ dialog, ...props }: AskedProps) {
  if (dialog.kind === 'encrypt') return <EncryptDialog {...props} />
  if (dialog.kind === 'decrypt') return <DecryptDialog {...props} />
  if (dialog.kind === 'change passphrase') return <ChangePassphraseDialog />
  if (dialog.kind === 'lost') return <LostSecretDialog lost={dialog.lost} />
  return <NewKeyDialog {...props} />
}

/** Asks after a key that was not confirmed when this page was loaded; one of another window may be on screen there. */
function LostKey({ open }: { readonly open: NonNullable<Desk['open']> }) {
  const { path, name, isEncrypted, readOnly } = open
  const [isAsked, setAsked] = useState(unkeptAtFirst().has(path))
  if (!isAsked || !isEncrypted || readOnly !== null || !unkept.paths().includes(path)) return null
  return (
    <UnkeptKeyDialog
      path={path}
      name={name}
      onAnswered={() => {
        unkeptAtFirst().delete(path)
        setAsked(false)
      }}
    />
  )
}
