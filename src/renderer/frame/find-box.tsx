import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { keysOf, useShortcut } from '#renderer/shortcuts.ts'
import { show, useView } from '#renderer/view-state.ts'
import styles from './top-bar.module.css'

const PAUSE_MS = 180

/** Finds words in the whole notebook: what is typed shows on the search screen after a pause. */
export function FindBox() {
  const { screen, words } = useView()
  const [typed, setTyped] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  useShortcut('find', () => input.current?.select())

  useEffect(() => {
    if (typed === null || typed === words) return
    const pause = setTimeout(() => show({ screen: 'search', words: typed }), PAUSE_MS)
    return () => clearTimeout(pause)
  }, [typed, words])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') show({ screen: 'search', words: typed ?? words })
    else if (event.key === 'Escape') {
      setTyped(null)
      if (screen === 'search') show({ words: '' })
      input.current?.blur()
    }
  }

  return (
    <div className={styles.find} role="search">
      <input
        ref={input}
        type="text"
        role="searchbox"
        className={styles.words}
        aria-label="Find in the notebook"
        aria-keyshortcuts="Control+K"
        placeholder="Find in the notebook"
        dir="auto"
        maxLength={1000}
        spellCheck={false}
        value={typed ?? words}
        onChange={event => setTyped(event.target.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
      <Kbd>{keysOf('find')}</Kbd>
    </div>
  )
}
