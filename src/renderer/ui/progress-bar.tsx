import { Label } from 'react-aria-components/Label'
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar'
import styles from './progress-bar.module.css'

export type ProgressBarProps = {
  readonly label: string
  /** From 0 to 1; null where nobody can tell. */
  readonly part: number | null
}

/** Shows how far something is that goes on. */
export function ProgressBar({ label, part }: ProgressBarProps) {
  return (
    <AriaProgressBar className={styles.bar ?? ''} value={(part ?? 0) * 100} isIndeterminate={part === null}>
      {({ percentage, valueText }) => (
        <>
          <span role="status">
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
    </AriaProgressBar>
  )
}
