import { Text } from 'react-aria-components/Text'
import styles from './field.module.css'

export type BelowFieldProps = {
  readonly hint: string | undefined
  /** What is wrong with the value, in a sentence. */
  readonly problem: string | null | undefined
}

/** What stands below a field: what is wrong with it, said aloud as soon as it is known, or else a hint. */
export function BelowField({ hint, problem }: BelowFieldProps) {
  if (problem)
    return (
      <Text slot="errorMessage" className={styles.problem ?? ''} role="alert">
        {problem}
      </Text>
    )
  if (!hint) return null
  return (
    <Text slot="description" className={styles.hint ?? ''}>
      {hint}
    </Text>
  )
}
