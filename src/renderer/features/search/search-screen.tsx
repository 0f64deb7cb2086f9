import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { useAnswer } from '#renderer/answers.ts'
import { keysOf, useShortcut } from '#renderer/shortcuts.ts'
import { Button } from '#renderer/ui/button.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { show, useView } from '#renderer/view-state.ts'
import { t, told } from '#renderer/words.ts'
import { HitList } from './hit-list.tsx'
import styles from './search-screen.module.css'
import type { Found } from './found.ts'
import { useHits } from './use-hits.ts'

export type SearchScreenProps = {
  readonly isReadOnly: boolean
  /** Asks for a tag on all that was found. */
  readonly onTagHits: (words: string) => void
}

/** Finds words and phrases in texts, excerpts and notes. */
export function SearchScreen({ isReadOnly, onTagHits }: SearchScreenProps) {
  const { words } = useView()
  const { found, isBehind, more } = useHits(words)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const hasMore = found !== null && found.hits.length < found.total
  useShortcut('go-to-search', () => field.current?.select())
  useShortcut('more-hits', () => void more(), hasMore)
  const onKeyDown = useWayToHits(list, found, isBehind)
  useEffect(() => field.current?.focus(), [])

  return (
    <section className={styles.screen} aria-label={t('Search')}>
      <div className={styles.top}>
        <label className={styles.field}>
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            className={styles.input}
            aria-label={t('Words or “phrases” to find')}
            placeholder={t('Words, or a “phrase in quotes”')}
            dir="auto"
            maxLength={1000}
            value={words}
            onChange={event => show({ words: event.target.value })}
            onKeyDown={onKeyDown}
          />
          <Kbd>{keysOf('go-to-search')}</Kbd>
        </label>
        <About found={found} canTag={!isReadOnly && !isBehind} onTagHits={onTagHits} />
        {found && found.unread.length > 0 && (
          <p className={styles.total} role="alert">
            {t('Not searched, since the text cannot be read: {titles}', { titles: found.unread.join(', ') })}
          </p>
        )}
      </div>
      <div ref={list} className={styles.found} data-behind={isBehind || undefined}>
        {found ? <Answer found={found} /> : <WhatIsSearched />}
        {hasMore && (
          <p className={styles.more}>
            <Button onPress={() => void more()}>
              {t('Show more')} <Kbd>{keysOf('more-hits')}</Kbd>
            </Button>
          </p>
        )}
      </div>
    </section>
  )
}

type AboutProps = {
  readonly found: Found | null
  readonly canTag: boolean
  readonly onTagHits: (words: string) => void
}

/** How much was found, and what can be done with all of it. */
function About({ found, canTag, onTagHits }: AboutProps) {
  const tagHits = () => onTagHits(found?.words ?? '')
  const isOffered = canTag && (found?.hits.some(hit => hit.in === 'source') ?? false)
  useShortcut('tag-hits', tagHits, isOffered)
  return (
    <div className={styles.about}>
      <p className={styles.total} role="status">
        {found && !found.problem && totalOf(found)}
      </p>
      {isOffered && (
        <Button kind="quiet" onPress={tagHits}>
          {t('Tag all hits…')} <Kbd>{keysOf('tag-hits')}</Kbd>
        </Button>
      )}
    </div>
  )
}

/** Go from the field to the hits by a key, as soon as they are those of the words in the field. */
function useWayToHits(list: RefObject<HTMLElement | null>, found: Found | null, isBehind: boolean) {
  const isAwaited = useRef(false)
  const go = useEffectEvent(() => {
    // A key pressed right after the last letter is meant for what that finds, not for what stands there still.
    if (!isAwaited.current || !found || isBehind) return
    isAwaited.current = false
    focusFirst(list)
  })
  useEffect(() => go(), [found, isBehind])

  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    isAwaited.current = event.key === 'ArrowDown' || event.key === 'Enter'
    if (!isAwaited.current) return
    event.preventDefault()
    // What is found already causes no effect.
    if (!found || isBehind) return
    isAwaited.current = false
    focusFirst(list)
  }
}

function focusFirst(list: RefObject<HTMLElement | null>, frames = 10): void {
  const row = list.current?.querySelector<HTMLElement>('[role=row][tabindex]')
  if (row) row.focus()
  // The list gathers its rows before it draws them.
  else if (frames > 0) requestAnimationFrame(() => focusFirst(list, frames - 1))
}

function Answer({ found }: { readonly found: Found }) {
  if (found.problem && found.hits.length === 0) return <EmptyState title={told(found.problem)} />
  if (found.total > 0)
    return (
      <>
        <HitList hits={found.hits} />
        {found.problem && (
          <p className={styles.total} role="alert">
            {told(found.problem)}
          </p>
        )}
      </>
    )
  return (
    <EmptyState title={t('Nothing holds {words}', { words: found.words })}>
      <p>
        {t(
          'All texts, excerpts and notes were searched; every word must stand in one of them. Try fewer words, or a part of a word.'
        )}
      </p>
    </EmptyState>
  )
}

function WhatIsSearched() {
  const overview = useAnswer({ kind: 'overview' })
  const sources = overview?.sources ?? 0
  const excerpts = overview?.excerpts ?? 0
  return (
    <EmptyState title={sources === 0 ? t('Nothing to search yet') : t('Find a passage again')}>
      {sources === 0 ? (
        <p>{t('Import a source first. Its whole text can be searched as soon as it is here.')}</p>
      ) : (
        <p>
          {t(
            'Searches {sources, plural, one {the text of # source} other {the texts of # sources}}, {excerpts, plural, one {# excerpt} other {# excerpts}} and all notes. Accents and case do not matter; “words in quotes” must stand together.',
            { sources, excerpts }
          )}
        </p>
      )}
    </EmptyState>
  )
}

function totalOf({ total, hits }: Found): string {
  if (total === 0) return ''
  const all = t('{count, plural, one {# hit} other {# hits}}', { count: total })
  return hits.length < total ? t('{hits}, {count, number} shown', { hits: all, count: hits.length }) : all
}
