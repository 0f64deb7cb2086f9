import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import styles from './field.module.css'

export type SegmentsProps<Id extends string> = {
  readonly label: string
  readonly value: Id
  readonly options: readonly { readonly id: Id; readonly name: string }[]
  readonly onChange: (id: Id) => void
  /** Whether the chosen one takes the focus when it comes. */
  readonly hasFocus?: boolean
}

/** A choice of one of two or three, all in sight. */
export function Segments<Id extends string>({ label, value, options, onChange, hasFocus = false }: SegmentsProps<Id>) {
  return (
    <ToggleButtonGroup
      className={styles.segments ?? ''}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={keys => {
        const chosen = options.find(option => keys.has(option.id))
        if (chosen) onChange(chosen.id)
      }}
    >
      {options.map(option => (
        <ToggleButton
          key={option.id}
          id={option.id}
          autoFocus={hasFocus && option.id === value}
          className={styles.segment ?? ''}
        >
          {option.name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
