import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { act } from '#renderer/act.ts'
import type { Tag } from '#shared/model/tag.ts'
import styles from './name-field.module.css'

export type NameFieldProps = {
  readonly tag: Tag
  readonly label: string
  readonly onLeave?: () => void
  /** Whether it takes the focus as it appears. */
  readonly isNow?: boolean
  readonly isReadOnly?: boolean
}

/** The name of a tag, to be changed in place: Enter or leaving keeps it, Esc brings the old one back. */
export function NameField({ tag, label, onLeave, isNow = false, isReadOnly = false }: NameFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const input = useRef<HTMLTextAreaElement>(null)
  const isCancelled = useRef(false)
  useEffect(() => {
    if (isNow) input.current?.select()
  }, [isNow])

  async function leave(): Promise<void> {
    const name = typed?.trim()
    if (name && name !== tag.name && !isCancelled.current) await act({ kind: 'rename-tag', tagId: tag.id, name })
    isCancelled.current = false
    setTyped(null)
    onLeave?.()
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // The tree around it would take letters and arrows for its own.
    if (isNow) event.stopPropagation()
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    isCancelled.current = event.key === 'Escape'
    const row = event.currentTarget.closest<HTMLElement>('[role=row]')
    event.currentTarget.blur()
    row?.focus()
  }

  return (
    // A field of several lines, since names may be long; it holds no line breaks.
    <textarea
      ref={input}
      rows={1}
      className={styles.input}
      aria-label={label}
      dir="auto"
      maxLength={120}
      readOnly={isReadOnly}
      value={typed ?? tag.name}
      onChange={event => setTyped(event.target.value.replaceAll(/\s*\n\s*/g, ' '))}
      onBlur={() => void leave()}
      onKeyDown={press}
    />
  )
}
