import type { KeyboardEvent } from 'react'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { BelowField } from './below-field.tsx'
import styles from './field.module.css'

export type TextFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isLabelHidden?: boolean
  readonly placeholder?: string
  readonly hint?: string
  /** What is wrong with the value, in a sentence. */
  readonly problem?: string | null
  readonly isMultiline?: boolean
  readonly isReadOnly?: boolean
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  readonly type?: 'text' | 'search' | 'url'
  readonly maxLength?: number
  readonly onBlur?: () => void
  /** Enter, in a field of one line. */
  readonly onSubmit?: () => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

/** A labelled field for text in any script. */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden, hint, problem, value, onChange, onBlur, maxLength, type, autoFocus } = props
  return (
    <AriaTextField
      value={value}
      onChange={onChange}
      className={styles.field ?? ''}
      isReadOnly={props.isReadOnly ?? false}
      isDisabled={props.isDisabled ?? false}
      isInvalid={Boolean(problem)}
      {...given({ onBlur, maxLength, type, autoFocus })}
      {...(isLabelHidden && { 'aria-label': label })}
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <Line {...props} />
      <BelowField hint={hint} problem={problem} />
    </AriaTextField>
  )
}

function Line({ isMultiline, placeholder, onSubmit, onKeyDown }: TextFieldProps) {
  function onKey(event: KeyboardEvent): void {
    onKeyDown?.(event)
    // Enter that ends the composition of a character is not meant for the form.
    if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing || !onSubmit) return
    event.preventDefault()
    onSubmit()
  }
  const shared = { className: styles.input ?? '', dir: 'auto', ...(placeholder !== undefined && { placeholder }) }
  return isMultiline ? (
    <TextArea {...shared} {...(onKeyDown && { onKeyDown })} />
  ) : (
    <Input {...shared} onKeyDown={onKey} />
  )
}

/** Leave out what is not given, since a field tells “not given” from `undefined`. */
function given<T extends object>(props: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as never
}
