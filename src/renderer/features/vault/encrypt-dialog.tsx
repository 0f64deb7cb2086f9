import { dossier } from '#renderer/bridge.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { t } from '#renderer/words.ts'
import { NewPassphraseFields } from './new-passphrase.tsx'
import { unkept } from './unkept.ts'
import { useNewPassphrase } from './use-new-passphrase.ts'
import { useWork } from './use-work.ts'
import styles from './vault.module.css'
import { closeVaultDialog, openVaultDialog } from './vault-dialog.ts'

export type EncryptDialogProps = {
  readonly path: string
  readonly name: string
  /** While the work goes on, which the screen below shows. */
  readonly isHidden: boolean
}

/** Asks for the passphrase that is to protect the notebook, after saying what that protects and what not. */
export function EncryptDialog({ path, name, isHidden }: EncryptDialogProps) {
  const typed = useNewPassphrase()
  const { isAtWork, problem, work, say } = useWork()

  async function encrypt(): Promise<void> {
    const passphrase = typed.agreed()
    if (passphrase === null || isAtWork) return
    const made = await work(() => unkept.making(path, () => dossier.encrypt({ passphrase })))
    if (made) openVaultDialog({ kind: 'keep', recoveryKey: made.value.recoveryKey, path, name, lost: null })
  }

  return (
    <Dialog
      isOpen={!isHidden}
      onClose={closeVaultDialog}
      title={t('Encrypt the notebook')}
      isDismissable={false}
      footer={
        <>
          <Button onPress={closeVaultDialog} isDisabled={isAtWork}>
            {t('Cancel')}
          </Button>
          <Button kind="main" onPress={() => void encrypt()} isDisabled={isAtWork || !typed.first}>
            {t('Encrypt')}
          </Button>
        </>
      }
    >
      <div className={styles.words}>
        <p>
          <b>{t('Protected:')}</b>{' '}
          {t(
            'everything in the notebook and its backups, when this computer or a copy of the folder falls into other hands.'
          )}
        </p>
        <p>
          <b>{t('Not protected:')}</b>{' '}
          {t(
            'the name of the folder, “{name}.dossier”, its size, and when it changed; anything while the notebook is unlocked; copies made before, and what the disk may still hold of the old files.',
            { name }
          )}
        </p>
        <p>
          <b>{t('If you forget the passphrase and lose the recovery key, the notebook is lost.')}</b>{' '}
          {t('Nobody can open it then, Dossier neither.')}
        </p>
      </div>
      <NewPassphraseFields
        typed={typed}
        problem={problem}
        isReadOnly={isAtWork}
        autoFocus
        onTyped={() => say(null)}
        onSubmit={() => void encrypt()}
      />
    </Dialog>
  )
}
