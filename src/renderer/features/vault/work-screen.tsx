import { useEffect, useState } from 'react'
import { dossier } from '#renderer/bridge.ts'
import { t } from '#renderer/words.ts'
import type { VaultWork } from '#shared/contract.ts'
import { Progress } from './progress.tsx'
import styles from './screen.module.css'

const words = () => ({
  encrypt: { doing: t('Encrypting'), lead: t('Every file of the notebook is written anew, then checked.') },
  decrypt: { doing: t('Removing the encryption'), lead: t('Every file of the notebook is written anew in the clear.') }
})

/** What every window shows while the files of the notebook are encrypted or decrypted. */
export function WorkScreen({ work }: { readonly work: VaultWork }) {
  const [latest, setLatest] = useState(work)
  useEffect(() => dossier.on.worked(setLatest), [])
  const { doing, lead } = words()[work.kind]
  return (
    <main className={styles.screen} aria-labelledby="standing-name">
      <div className={styles.page}>
        <header className={styles.head}>
          <h1 className={styles.name} id="standing-name" dir="auto">
            {work.name}
          </h1>
          <p className={styles.lead}>
            {lead} {t('It stays as it was until all of that is done.')}
          </p>
        </header>
        <div className={styles.card}>
          <Progress label={doing} part={latest.part} autoFocus onStop={() => void dossier.stop().catch(() => {})} />
        </div>
      </div>
    </main>
  )
}
