import { conclude } from '#renderer/act.ts'
import { dossier } from '#renderer/bridge.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { t } from '#renderer/words.ts'
import type { Desk } from '#shared/contract.ts'
import { CurrentSecret } from './current-secret.tsx'
import { Progress } from './progress.tsx'
import styles from './screen.module.css'
import { useSecret } from './use-secret.ts'
import { useWork } from './use-work.ts'

export type UnlockScreenProps = {
  readonly locked: NonNullable<Desk['locked']>
  readonly onSettings: () => void
  readonly onHelp: () => void
}

/** Asks for what opens the encrypted notebook, or lets another one be chosen. */
export function UnlockScreen({ locked, onSettings, onHelp }: UnlockScreenProps) {
  const typed = useSecret()
  const { isAtWork, problem, work, stop, say } = useWork()

  async function unlock(): Promise<void> {
    const { secret } = typed
    if (isAtWork) return
    if (!secret)
      return say(typed.kind === 'passphrase' ? t('Type the passphrase first.') : t('Type the recovery key first.'))
    await work(() => dossier.unlock({ secret }))
  }

  return (
    <main className={styles.screen} aria-labelledby="standing-name">
      <div className={styles.page}>
        <header className={styles.head}>
          <Icon name="lock" size={20} />
          <h1 className={styles.name} id="standing-name" dir="auto">
            {locked.name}
          </h1>
          <p className={styles.lead}>{t('This notebook is locked.')}</p>
          <p className={styles.path}>
            <bdi>{locked.path}</bdi>
          </p>
        </header>
        <div className={styles.card}>
          <CurrentSecret
            typed={typed}
            problem={problem}
            isReadOnly={isAtWork}
            onSubmit={() => void unlock()}
            onTyped={() => say(null)}
          />
          {isAtWork ? (
            <Progress label={t('Unlocking. This takes a second or two.')} part={null} onStop={stop} />
          ) : (
            <Button kind="main" onPress={() => void unlock()}>
              {t('Unlock')}
            </Button>
          )}
        </div>
        <footer className={styles.foot}>
          <Button kind="quiet" onPress={() => void conclude(() => dossier.close())}>
            {t('Another notebook…')}
          </Button>
          <Button kind="quiet" onPress={onSettings}>
            {t('Settings')}
          </Button>
          <Button kind="quiet" onPress={onHelp}>
            {t('Keys and help')}
          </Button>
        </footer>
      </div>
    </main>
  )
}
