import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { t } from '#renderer/words.ts'
import { unkept } from './unkept.ts'
import { openVaultDialog } from './vault-dialog.ts'
import styles from './vault.module.css'

export type UnkeptKeyDialogProps = {
  readonly path: string
  readonly name: string
  /** It was answered, or is to be asked another time. */
  readonly onAnswered: () => void
}

/** Asks after a recovery key that went from the screen before anybody said that it was kept. */
export function UnkeptKeyDialog({ path, name, onAnswered }: UnkeptKeyDialogProps) {
  function confirm(): void {
    unkept.confirm(path)
    onAnswered()
  }

  function makeAnother(): void {
    onAnswered()
    openVaultDialog({ kind: 'new recovery key' })
  }

  return (
    <Dialog
      isOpen
      onClose={onAnswered}
      title={t('Is the recovery key kept?')}
      isDismissable={false}
      footer={
        <>
          <Button onPress={onAnswered}>{t('Not now')}</Button>
          <Button onPress={confirm}>{t('I have kept it')}</Button>
          <Button kind="main" autoFocus onPress={makeAnother}>
            {t('New recovery key…')}
          </Button>
        </>
      }
    >
      <p className={styles.words}>
        {t('A recovery key was made for “{name}”, and it was gone from the screen before you said that you keep it.', {
          name
        })}{' '}
        {t('It is not shown again. If you do not have it, make a new one, which takes its place.')}
      </p>
    </Dialog>
  )
}
