import { say } from '#renderer/act.ts'
import { dossier } from '#renderer/bridge.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { t } from '#renderer/words.ts'
import { CurrentSecret } from './current-secret.tsx'
import { useSecret } from './use-secret.ts'
import { useWork } from './use-work.ts'
import styles from './vault.module.css'
import { closeVaultDialog } from './vault-dialog.ts'
import { Waiting } from './waiting.tsx'

export type DecryptDialogProps = { readonly name: string; readonly isHidden: boolean }

/** Asks for the secret once more before the notebook is written in the clear. */
export function DecryptDialog({ name, isHidden }: DecryptDialogProps) {
  const typed = useSecret()
  const { isAtWork, problem, work, say: note } = useWork()

  async function decrypt(): Promise<void> {
    const { secret } = typed
    if (!secret || isAtWork) return
    if (!(await work(() => dossier.decrypt({ secret })))) return
    closeVaultDialog()
    say(t('The notebook is no longer encrypted.'))
  }

  return (
    <Dialog
      isOpen={!isHidden}
      onClose={closeVaultDialog}
      title={t('Remove the encryption')}
      isDismissable={false}
      footer={
        <>
          {isAtWork && <Waiting />}
          <Button onPress={closeVaultDialog} isDisabled={isAtWork}>
            {t('Cancel')}
          </Button>
          <Button kind="danger" onPress={() => void decrypt()} isDisabled={isAtWork || !typed.secret}>
            {t('Remove the encryption')}
          </Button>
        </>
      }
    >
      <p className={styles.words}>
        {t(
          'Afterwards whoever has this computer or a copy of “{name}.dossier” can read the whole notebook. Nothing in it changes.',
          { name }
        )}
      </p>
      <CurrentSecret
        typed={typed}
        problem={problem}
        isReadOnly={isAtWork}
        onSubmit={() => void decrypt()}
        onTyped={() => note(null)}
      />
    </Dialog>
  )
}
