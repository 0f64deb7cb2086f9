import { Label } from 'react-aria-components/Label'
import { ProgressBar } from 'react-aria-components/ProgressBar'
import { Button } from '#renderer/ui/button.tsx'
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
      <ProgressBar className={styles.bar ?? ''} value={(part ?? 0) * 100} isIndeterminate={part === null}>
        {({ percentage, valueText }) => (
          <>
            <span className={styles.words} role="status">
              <Label>{label}</Label>
            </span>
            {part !== null && <span className={styles.figure}>{valueText}</span>}
            <div className={styles.track}>
              <div
                className={styles.fill}
                data-moving={part === null || undefined}
                style={part === null ? {} : { inlineSize: `${percentage ?? 0}%` }}
              />
            </div>
          </>
        )}
      </ProgressBar>
      <Button autoFocus={autoFocus} onPress={onStop}>
        {t('Cancel')}
      </Button>
    </div>
  )
}
