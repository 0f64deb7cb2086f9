import { dossier } from '#renderer/bridge.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { t } from '#renderer/words.ts'
import { CurrentSecret } from './current-secret.tsx'
import { unkept } from './unkept.ts'
import { useSecret } from './use-secret.ts'
import { useWork } from './use-work.ts'
import styles from './vault.module.css'
import { closeVaultDialog, openVaultDialog } from './vault-dialog.ts'
import { Waiting } from './waiting.tsx'

/** Makes another recovery key, as when the one before may have been seen by somebody. */
export function NewKeyDialog({ path, name }: { readonly path: string; readonly name: string }) {
  const typed = useSecret()
  const { isAtWork, problem, work, say } = useWork()

  async function make(): Promise<void> {
    const { secret } = typed
    if (!secret || isAtWork) return
    const made = await work(() => unkept.making(path, () => dossier.newRecoveryKey({ secret })))
    if (made) openVaultDialog({ kind: 'keep', path, name, ...made.value })
  }

  return (
    <Dialog
      isOpen
      onClose={closeVaultDialog}
      title={t('New recovery key')}
      size="small"
      isDismissable={false}
      footer={
        <>
          {isAtWork && <Waiting />}
          <Button onPress={closeVaultDialog} isDisabled={isAtWork}>
            {t('Cancel')}
          </Button>
          <Button kind="main" onPress={() => void make()} isDisabled={isAtWork || !typed.secret}>
            {t('Make a new one')}
          </Button>
        </>
      }
    >
      <p className={styles.words}>
        {t('Afterwards the old key opens only copies of the notebook made before. The passphrase stays the same.')}
      </p>
      <CurrentSecret
        typed={typed}
        problem={problem}
        isReadOnly={isAtWork}
        onSubmit={() => void make()}
        onTyped={() => say(null)}
      />
    </Dialog>
  )
}
