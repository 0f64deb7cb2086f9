import type { KeyboardEvent, MouseEvent } from 'react'
import { Chip } from '#renderer/ui/chip.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { noteWords } from '#renderer/ui/note-words.ts'
import { t } from '#renderer/words.ts'
import type { Voice } from '#shared/model/excerpt.ts'
import type { ExcerptRow as Row, TagRow } from '#shared/queries/index.ts'
import styles from './excerpt-row.module.css'
import { fitContext } from './fit-context.ts'
import { placeOf } from './place.ts'

export type ExcerptRowProps = {
  /** Undefined until its page is here. */
  readonly row: Row | undefined
  readonly tags: ReadonlyMap<string, TagRow>
  readonly isTabStop: boolean
  readonly isChosen: boolean
  readonly onFocus: () => void
  readonly onPress: (event: MouseEvent) => void
  readonly onToggle: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

const CHARACTERS = 340

/** A passage in its surroundings. While it is still on its way, its row can have the focus already. */
export function ExcerptRow({ row, tags, isTabStop, isChosen, ...handlers }: ExcerptRowProps) {
  const shown = row?.excerpt.tagIds.flatMap(id => tags.get(id) ?? []) ?? []
  return (
    <div
      className={styles.row}
      data-chosen={isChosen || undefined}
      {...(shown[0] && { 'data-colour': shown[0].colour })}
    >
      <input
        type="checkbox"
        className={styles.check}
        checked={isChosen}
        onChange={handlers.onToggle}
        aria-label={t('Select “{words}”', { words: row?.excerpt.anchor.exact.slice(0, 80) ?? '…' })}
        tabIndex={-1}
      />
      <button
        type="button"
        className={styles.open}
        data-row-focus
        tabIndex={isTabStop ? 0 : -1}
        onClick={handlers.onPress}
        onFocus={handlers.onFocus}
        onKeyDown={handlers.onKeyDown}
        aria-busy={!row}
      >
        {row ? <Content row={row} shown={shown} /> : <span className={styles.waiting}>{t('Loading…')}</span>}
      </button>
    </div>
  )
}

/** The passage with its tags, where it stands, who says it and the beginning of its note. */
function Content({ row, shown }: { readonly row: Row; readonly shown: readonly TagRow[] }) {
  const fitted = fitContext({ before: row.before, exact: row.excerpt.anchor.exact, after: row.after }, CHARACTERS)
  return (
    <>
      <span className={styles.passage} dir="auto">
        {fitted.before}
        <mark className={styles.exact} data-untagged={shown.length === 0 || undefined}>
          {fitted.exact}
        </mark>
        {fitted.after}
      </span>
      <span className={styles.tags}>
        {shown.map(({ tag, colour, path }) => (
          <Chip key={tag.id} name={tag.name} colour={colour} title={path} />
        ))}
        {shown.length === 0 && <span className={styles.untagged}>{t('untagged')}</span>}
      </span>
      <Where row={row} />
    </>
  )
}

function voiceWord(voice: Voice): string {
  return { states: t('states'), reports: t('reports'), endorses: t('endorses'), rebuts: t('rebuts') }[voice]
}

function Where({ row: { excerpt, sourceTitle } }: { readonly row: Row }) {
  const said = [excerpt.speaker, excerpt.voice && voiceWord(excerpt.voice)].filter(Boolean).join(', ')
  return (
    <span className={styles.where}>
      <bdi className={styles.source}>{sourceTitle || t('Untitled source')}</bdi>
      <span className={styles.place}>{placeOf(excerpt.place)}</span>
      {said && <bdi className={styles.said}>{said}</bdi>}
      {excerpt.note && (
        <bdi className={styles.note} title={excerpt.note}>
          <Icon name="note" size={12} /> {noteWords(excerpt.note)}
        </bdi>
      )}
    </span>
  )
}
