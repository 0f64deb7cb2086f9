import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { startTyping, type Typing } from '#renderer/ui/markdown-editor-typing.ts'
import { TextField } from '#renderer/ui/text-field.tsx'

export type TypedFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly placeholder: string
  readonly isReadOnly: boolean
}

/** A plain text of several lines that is saved as it is typed. Give it a `key` that names whose text it is. */
export function TypedField({ label, value, onChange, placeholder, isReadOnly }: TypedFieldProps) {
  const [shown, setShown] = useState(value)
  const typing = useRef<Typing>(null)
  const write = useEffectEvent((text: string) => onChange(text))
  const begin = useEffectEvent(() => {
    typing.current ??= startTyping(value, text => write(text))
    return typing.current
  })

  useEffect(() => {
    const current = begin()
    const flush = () => current.flush()
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [])
  const take = useEffectEvent((text: string) => {
    const instead = begin().arrived(text)
    if (instead !== null) setShown(instead)
  })
  // What arrives is weighed against what is typed meanwhile, which no render can know.
  // oxlint-disable-next-line react/set-state-in-effect
  useEffect(() => take(value), [value])

  function leave(): void {
    const instead = typing.current?.left() ?? null
    if (instead !== null) setShown(instead)
  }

  return (
    <TextField
      label={label}
      value={shown}
      onChange={text => {
        setShown(text)
        typing.current?.typed(text)
      }}
      onBlur={leave}
      placeholder={placeholder}
      isMultiline
      isReadOnly={isReadOnly}
      maxLength={20_000}
    />
  )
}
