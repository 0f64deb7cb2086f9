import { useState } from 'react'
import { remembered } from '#renderer/remembered.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { t, told } from '#renderer/words.ts'
import { dismiss, isDismissed } from './dismissed-syncing.ts'
import styles from './syncing-bar.module.css'

export type SyncingBarProps = { readonly path: string; readonly advice: string; readonly copies: number }

/** Says what to know of a notebook in a folder that another program synchronises, until it is put away. */
export function SyncingBar({ path, advice, copies }: SyncingBarProps) {
  const [putAway, setPutAway] = useState<string | null>(null)
  const key = `${path} ${copies}`
  if (putAway === key || isDismissed(remembered, path, copies)) return null

  function leave(): void {
    dismiss(remembered, path, copies)
    setPutAway(key)
  }

  return (
    <section className={styles.bar} aria-label={t('Synchronised folder')}>
      <Icon name="warn" size={14} />
      <p className={styles.text}>{told(advice)}</p>
      <Button kind="quiet" onPress={leave}>
        {t('Got it')}
      </Button>
    </section>
  )
}
