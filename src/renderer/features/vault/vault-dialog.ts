import { useSyncExternalStore } from 'react'
import { keepValue } from '#renderer/kept-value.ts'
import type { Secret } from '#shared/contract.ts'

/** What is asked or told of the encryption of the open notebook. */
export type VaultDialog =
  | { readonly kind: 'encrypt' | 'decrypt' | 'change passphrase' | 'new recovery key' }
  /** A recovery key that was just made, to be kept outside Dossier, and what opens the notebook no longer. */
  | {
      readonly kind: 'keep'
      readonly recoveryKey: string
      readonly path: string
      readonly name: string
      readonly lost: Secret['kind'] | null
    }
  /** What opens the notebook no longer, since it could not be kept. */
  | { readonly kind: 'lost'; readonly lost: Secret['kind'] }

const replacing: Readonly<Record<Secret['kind'], VaultDialog>> = {
  'recovery key': { kind: 'new recovery key' },
  passphrase: { kind: 'change passphrase' }
}

const dialog = keepValue<VaultDialog | null>(null)

/** Ask or tell it, over whatever is on screen, since the notebook is closed in between. */
export function openVaultDialog(asked: VaultDialog): void {
  dialog.set(asked)
}

/** Take it away again. */
export function closeVaultDialog(): void {
  dialog.set(null)
}

/** Take it away, or tell first what opens the notebook no longer. */
export function leaveVaultDialog(lost: Secret['kind'] | null): void {
  dialog.set(lost && { kind: 'lost', lost })
}

/** Ask for another in the place of what opens the notebook no longer. */
export function replaceLost(lost: Secret['kind']): void {
  dialog.set(replacing[lost])
}

/** Whether a recovery key is shown, or about to be, that nobody has kept yet. */
export function isKeyInSight(asked: VaultDialog | null, isAtWork: boolean): boolean {
  return asked?.kind === 'keep' || (asked?.kind === 'encrypt' && isAtWork)
}

/** What is asked or told at the moment. */
export function useVaultDialog(): VaultDialog | null {
  return useSyncExternalStore(dialog.follow, dialog.get)
}
