import { useRef, useState, type ChangeEvent } from 'react'
import { keysOf, runShortcut, useShortcut } from '#renderer/shortcuts.ts'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { show, useView } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import styles from './top-bar.module.css'

/** The way to the search: the first letter typed goes there and takes the typing along. */
export function FindBox() {
  const { screen } = useView()
  const [typed, setTyped] = useState('')
  const input = useRef<HTMLInputElement>(null)
  // The search screen has a field of its own, so that what is typed stands beside what it finds.
  const isThere = screen === 'search'
  useShortcut('find', () => (isThere ? void runShortcut('go-to-search') : input.current?.focus()))

  function onChange(event: ChangeEvent<HTMLInputElement>): void {
    setTyped(event.target.value)
    // Moving the focus would break off a character that is being composed.
    if (!('isComposing' in event.nativeEvent && event.nativeEvent.isComposing)) go(event.target.value)
  }

  function go(words: string): void {
    setTyped('')
    if (words) show({ screen: 'search', words })
    else show({ screen: 'search' })
  }

  return (
    <div className={styles.find} role="search" data-find-box data-away={isThere || undefined}>
      {!isThere && (
        <>
          <input
            ref={input}
            type="text"
            className={styles.words}
            aria-label={t('Find in the notebook')}
            placeholder={t('Find in the notebook')}
            dir="auto"
            maxLength={1000}
            spellCheck={false}
            value={typed}
            onChange={onChange}
            onCompositionEnd={event => go(event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(typed)
              else if (event.key === 'Escape') event.currentTarget.blur()
            }}
          />
          <Kbd>{keysOf('find')}</Kbd>
        </>
      )}
    </div>
  )
}
