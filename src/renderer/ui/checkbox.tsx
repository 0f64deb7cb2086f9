import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

export type CheckboxProps = {
  readonly children: ReactNode
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
}

/** A choice of yes or no, with its text. */
export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox className={styles.check ?? ''} {...rest}>
      <span className={styles.box}>
        <Icon name="check" size={12} />
      </span>
      {children}
    </AriaCheckbox>
  )
}
