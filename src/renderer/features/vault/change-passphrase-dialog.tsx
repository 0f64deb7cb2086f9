import { say } from '#renderer/act.ts'
import { dossier } from '#renderer/bridge.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { t } from '#renderer/words.ts'
import { CurrentSecret } from './current-secret.tsx'
import { NewPassphraseFields } from './new-passphrase.tsx'
import { useNewPassphrase } from './use-new-passphrase.ts'
import { useSecret } from './use-secret.ts'
import { useWork } from './use-work.ts'
import styles from './vault.module.css'
import { closeVaultDialog, leaveVaultDialog } from './vault-dialog.ts'
import { Waiting } from './waiting.tsx'

/** Gives the notebook another passphrase. */
export function ChangePassphraseDialog() {
  const current = useSecret()
  const next = useNewPassphrase()
  const { isAtWork, problem, work, say: note } = useWork()
  const isReady = current.secret !== null && next.first !== ''

  async function change(): Promise<void> {
    const { secret } = current
    const passphrase = next.agreed()
    if (!secret || !passphrase || isAtWork) return
    const changed = await work(() => dossier.changePassphrase({ secret, passphrase }))
    if (!changed) return
    leaveVaultDialog(changed.value.lost)
    say(t('The passphrase is changed. The old one opens the notebook no longer.'))
  }

  return (
    <Dialog
      isOpen
      onClose={closeVaultDialog}
      title={t('Change the passphrase')}
      isDismissable={false}
      footer={
        <>
          {isAtWork && <Waiting />}
          <Button onPress={closeVaultDialog}>{t('Cancel')}</Button>
          <Button kind="main" onPress={() => void change()} isDisabled={isAtWork || !isReady}>
            {t('Change')}
          </Button>
        </>
      }
    >
      <p className={styles.words}>
        {t(
          'The recovery key stays the same. Copies of the notebook made before, also its backups elsewhere, still open with the old passphrase.'
        )}
      </p>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <CurrentSecret
        label={t('Passphrase until now')}
        typed={current}
        problem={null}
        isReadOnly={isAtWork}
        onSubmit={() => void change()}
        onTyped={() => note(null)}
      />
      <NewPassphraseFields
        typed={next}
        problem={null}
        isReadOnly={isAtWork}
        autoFocus={false}
        onTyped={() => note(null)}
        onSubmit={() => void change()}
      />
    </Dialog>
  )
}
