import { useSyncExternalStore } from 'react'
import { keepValue } from '#renderer/kept-value.ts'

/** What is asked or told of the encryption of the open notebook. */
export type VaultDialog =
  | { readonly kind: 'encrypt' | 'decrypt' | 'change passphrase' | 'new recovery key' }
  /** A recovery key that was just made, to be kept outside Dossier. */
  | { readonly kind: 'keep'; readonly recoveryKey: string; readonly path: string; readonly name: string }

const dialog = keepValue<VaultDialog | null>(null)

/** Ask or tell it, over whatever is on screen, since the notebook is closed in between. */
export function openVaultDialog(asked: VaultDialog): void {
  dialog.set(asked)
}

/** Take it away again. */
export function closeVaultDialog(): void {
  dialog.set(null)
}

/** Whether a recovery key is shown, or about to be, that nobody has kept yet. */
export function isKeyInSight(asked: VaultDialog | null, isAtWork: boolean): boolean {
  return asked?.kind === 'keep' || (asked?.kind === 'encrypt' && isAtWork)
}

/** What is asked or told at the moment. */
export function useVaultDialog(): VaultDialog | null {
  return useSyncExternalStore(dialog.follow, dialog.get)
}
