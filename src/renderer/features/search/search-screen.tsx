import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useAnswer } from '#renderer/answers.ts'
import { keysOf, useShortcut } from '#renderer/shortcuts.ts'
import { Button } from '#renderer/ui/button.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { show, useView } from '#renderer/view-state.ts'
import { HitList } from './hit-list.tsx'
import styles from './search-screen.module.css'
import { type Found, useHits } from './use-hits.ts'

/** Finds words and phrases in texts, excerpts and notes. */
export function SearchScreen() {
  const { words } = useView()
  const { found, isBehind, more } = useHits(words)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const hasMore = found !== null && found.hits.length < found.total
  useShortcut('go-to-search', () => field.current?.select())
  useShortcut('more-hits', () => void more(), hasMore)
  useEffect(() => field.current?.focus(), [])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return
    event.preventDefault()
    list.current?.querySelector<HTMLElement>('[role=row][tabindex]')?.focus()
  }

  return (
    <section className={styles.screen} aria-label="Search">
      <div className={styles.top}>
        <label className={styles.field}>
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            className={styles.input}
            aria-label="Words or “phrases” to find"
            placeholder="Words, or a “phrase in quotes”"
            dir="auto"
            maxLength={1000}
            value={words}
            onChange={event => show({ words: event.target.value })}
            onKeyDown={onKeyDown}
          />
          <Kbd>{keysOf('go-to-search')}</Kbd>
        </label>
        <p className={styles.total} role="status">
          {found && !found.problem && totalOf(found)}
        </p>
        {found && found.unread.length > 0 && (
          <p className={styles.total} role="alert">
            Not searched, since the text cannot be read: {found.unread.join(', ')}
          </p>
        )}
      </div>
      <div ref={list} className={styles.found} data-behind={isBehind || undefined}>
        {found ? <Answer found={found} /> : <WhatIsSearched />}
        {hasMore && (
          <p className={styles.more}>
            <Button onPress={() => void more()}>
              Show more <Kbd>{keysOf('more-hits')}</Kbd>
            </Button>
          </p>
        )}
      </div>
    </section>
  )
}

function Answer({ found }: { readonly found: Found }) {
  if (found.problem) return <EmptyState title={found.problem} />
  if (found.total > 0) return <HitList hits={found.hits} />
  return (
    <EmptyState title={`Nothing holds ${found.words}`}>
      <p>
        All texts, excerpts and notes were searched; every word must stand in one of them. Try fewer words, or a part of
        a word.
      </p>
    </EmptyState>
  )
}

function WhatIsSearched() {
  const overview = useAnswer({ kind: 'overview' })
  const sources = overview?.sources ?? 0
  const excerpts = overview?.excerpts ?? 0
  return (
    <EmptyState title={sources === 0 ? 'Nothing to search yet' : 'Find a passage again'}>
      {sources === 0 ? (
        <p>Import a source first. Its whole text can be searched as soon as it is here.</p>
      ) : (
        <p>
          Searches {sources === 1 ? 'the text of 1 source' : `the texts of ${sources.toLocaleString('en')} sources`},{' '}
          {excerpts === 1 ? '1 excerpt' : `${excerpts.toLocaleString('en')} excerpts`} and all notes. Accents and case
          do not matter; “words in quotes” must stand together.
        </p>
      )}
    </EmptyState>
  )
}

function totalOf({ total, hits }: Found): string {
  if (total === 0) return ''
  const all = total === 1 ? '1 hit' : `${total.toLocaleString('en')} hits`
  return hits.length < total ? `${all}, ${hits.length.toLocaleString('en')} shown` : all
}
