import { t } from '#renderer/words.ts'
import styles from './vault.module.css'

/** Says that a secret is being tried, which takes a second or two. */
export function Waiting() {
  return (
    <span className={styles.waiting} role="status">
      {t('One moment…')}
    </span>
  )
}
