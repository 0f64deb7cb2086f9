import { useId, type ReactNode } from 'react'
import styles from './field.module.css'

export type FieldProps = {
  readonly label: string
  readonly hint?: ReactNode
  /** The control; it is given the id of the label to name itself by. */
  readonly children: ReactNode | ((labelId: string) => ReactNode)
}

/** A label over any control that does not bring one. */
export function Field({ label, hint, children }: FieldProps) {
  const labelId = useId()
  return (
    <div className={styles.field} role="group" aria-labelledby={labelId}>
      <span className={styles.label} id={labelId}>
        {label}
      </span>
      {typeof children === 'function' ? children(labelId) : children}
      {hint && <span className={styles.hint}>{hint}</span>}
    </div>
  )
}
