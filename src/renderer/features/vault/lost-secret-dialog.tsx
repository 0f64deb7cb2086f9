import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { t } from '#renderer/words.ts'
import type { Secret } from '#shared/contract.ts'
import styles from './vault.module.css'
import { closeVaultDialog, replaceLost } from './vault-dialog.ts'

/** Says that one of the two ways into the notebook is gone, since the file it stood in was damaged, and offers another. */
export function LostSecretDialog({ lost }: { readonly lost: Secret['kind'] }) {
  const isKey = lost === 'recovery key'
  return (
    <Dialog
      isOpen
      onClose={closeVaultDialog}
      title={isKey ? t('The recovery key opens nothing any more') : t('The passphrase opens nothing any more')}
      role="alertdialog"
      footer={
        <>
          <Button onPress={closeVaultDialog}>{t('Not now')}</Button>
          <Button kind="main" autoFocus onPress={() => replaceLost(lost)}>
            {isKey ? t('New recovery key…') : t('Change passphrase…')}
          </Button>
        </>
      }
    >
      <p className={styles.words}>
        {isKey
          ? t(
              'The passphrase is changed. What the recovery key opens was damaged in the notebook folder, so it could not be kept: until you make a new recovery key, the passphrase alone opens the notebook.'
            )
          : t(
              'The recovery key is new. What the passphrase opens was damaged in the notebook folder, so it could not be kept: until you set a passphrase, the recovery key alone opens the notebook. Give it in place of the passphrase until now.'
            )}
      </p>
    </Dialog>
  )
}
