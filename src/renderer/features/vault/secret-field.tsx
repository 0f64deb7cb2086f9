import { useState, type KeyboardEvent } from 'react'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { TextField } from 'react-aria-components/TextField'
import { matches } from '#renderer/keys.ts'
import { keysOf } from '#renderer/shortcuts.ts'
import { shortcuts } from '#renderer/shortcuts/table.ts'
import { BelowField } from '#renderer/ui/below-field.tsx'
import { Button } from '#renderer/ui/button.tsx'
import field from '#renderer/ui/field.module.css'
import { t } from '#renderer/words.ts'
import styles from './secret-field.module.css'

export type SecretFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onSubmit: () => void
  /** What is wrong with it, said aloud as soon as it is known. */
  readonly problem?: string | null
  readonly hint?: string
  readonly autoFocus?: boolean
  readonly isReadOnly?: boolean
  /** A passphrase that is being chosen, which nothing may fill in. */
  readonly isNew?: boolean
  /** Shown from the start, as what is copied from paper is. */
  readonly isShown?: boolean
}

const SHOW_KEYS = shortcuts.find(({ name }) => name === 'show-passphrase')?.keys ?? ''

/** A field for a passphrase or a recovery key, hidden unless it is to be seen. */
export function SecretField(props: SecretFieldProps) {
  const { label, value, onChange, problem, hint, isNew } = props
  const [isShown, setShown] = useState(props.isShown ?? false)
  return (
    <TextField
      className={field.field ?? ''}
      type={isShown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'off'}
      value={value}
      onChange={onChange}
      isInvalid={Boolean(problem)}
      isReadOnly={props.isReadOnly ?? false}
      autoFocus={props.autoFocus ?? false}
      maxLength={1000}
    >
      <Label className={field.label ?? ''}>{label}</Label>
      <Line label={label} isShown={isShown} onTurn={() => setShown(!isShown)} onSubmit={props.onSubmit} />
      <BelowField problem={problem} hint={hint} />
    </TextField>
  )
}

type LineProps = {
  readonly label: string
  readonly isShown: boolean
  readonly onTurn: () => void
  readonly onSubmit: () => void
}

function Line({ label, isShown, onTurn, onSubmit }: LineProps) {
  function onKey(event: KeyboardEvent): void {
    const isTurn = matches(event.nativeEvent, SHOW_KEYS)
    if (!isTurn && (event.key !== 'Enter' || event.nativeEvent.isComposing)) return
    event.preventDefault()
    if (isTurn) onTurn()
    else onSubmit()
  }
  return (
    <form className={styles.line} onSubmit={event => event.preventDefault()}>
      {/* Browsers ask for both: a form, and whose secret it is. */}
      <input type="text" autoComplete="username" value="" readOnly hidden />
      <Input className={field.input ?? ''} dir="auto" spellCheck="false" autoCapitalize="off" onKeyDown={onKey} />
      <span title={keysOf('show-passphrase')}>
        <Button label={isShown ? t('Hide: {label}', { label }) : t('Show: {label}', { label })} onPress={onTurn}>
          {isShown ? t('Hide') : t('Show')}
        </Button>
      </span>
    </form>
  )
}
