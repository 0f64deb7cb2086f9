import type { KeyboardEvent } from 'react'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
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
  const { label, isLabelHidden, placeholder, hint, problem, isMultiline, onSubmit, onKeyDown, ...rest } = props
  function onKey(event: KeyboardEvent): void {
    onKeyDown?.(event)
    // Enter that ends the composition of a character is not meant for the form.
    if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing || !onSubmit) return
    event.preventDefault()
    onSubmit()
  }
  const shared = { className: styles.input ?? '', dir: 'auto', ...(placeholder !== undefined && { placeholder }) }
  return (
    <AriaTextField
      {...rest}
      className={styles.field ?? ''}
      isInvalid={Boolean(problem)}
      {...(isLabelHidden && { 'aria-label': label })}
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      {isMultiline ? (
        <TextArea {...shared} {...(onKeyDown && { onKeyDown })} />
      ) : (
        <Input {...shared} onKeyDown={onKey} />
      )}
      {hint && !problem && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      {problem && (
        <Text slot="errorMessage" className={styles.problem ?? ''}>
          {problem}
        </Text>
      )}
    </AriaTextField>
  )
}
