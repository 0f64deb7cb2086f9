import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { keysOf, runShortcut, useShortcut } from '#renderer/shortcuts.ts'
import { focusOn } from '#renderer/ui/focus-on.ts'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { t } from '#renderer/words.ts'
import styles from './words-field.module.css'

export type WordsFieldProps = { readonly text: string; readonly onChange: (text: string) => void }

const PAUSE_MS = 200

/** Words to filter by, which take effect after a short pause. */
export function WordsField({ text, onChange }: WordsFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const change = useEffectEvent((words: string) => onChange(words))
  useShortcut('filter-by-words', () => input.current?.focus())
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(() => change(typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])

  return (
    <label className={styles.field}>
      <input
        ref={input}
        type="search"
        className={styles.input}
        aria-label={t('Words in the passage or its note')}
        placeholder={t('Words in the passage or its note')}
        dir="auto"
        maxLength={1000}
        value={typed ?? text}
        onChange={event => setTyped(event.target.value)}
        onBlur={() => {
          if (typed !== null) onChange(typed)
          setTyped(null)
        }}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          // The browser would empty the field.
          event.preventDefault()
          leave(event.currentTarget)
        }}
      />
      <Kbd>{keysOf('filter-by-words')}</Kbd>
    </label>
  )
}

/** Go on to the excerpts, or where there are none to the screen that says so. */
function leave(input: HTMLInputElement): void {
  const screen = input.closest('main')
  input.blur()
  runShortcut('go-to-excerpts')
  if (screen && document.activeElement === document.body) focusOn(screen)
}
