import { Button } from '#renderer/ui/button.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { t } from '#renderer/words.ts'
import styles from './progress.module.css'

export type ProgressProps = {
  readonly label: string
  /** From 0 to 1; null where nobody can tell. */
  readonly part: number | null
  readonly onStop: () => void
  readonly autoFocus?: boolean
}

/** Shows that something goes on, how far it is, and how to end it. */
export function Progress({ label, part, onStop, autoFocus = false }: ProgressProps) {
  return (
    <div className={styles.progress}>
      <ProgressBar label={label} part={part} />
      <Button autoFocus={autoFocus} onPress={onStop}>
        {t('Cancel')}
      </Button>
    </div>
  )
}
