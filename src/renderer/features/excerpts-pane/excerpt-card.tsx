import { memo, useEffect, useRef } from 'react'
import { act, say } from '#renderer/act.ts'
import { Chip } from '#renderer/ui/chip.tsx'
import { MarkdownPreview } from '#renderer/ui/markdown-preview.tsx'
import { show } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import type { Colour } from '#shared/model/tag.ts'
import { ExcerptWork } from './excerpt-work.tsx'
import styles from './excerpt-card.module.css'

/** What a card shows of a tag. */
export type ShownTag = {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly colour: Colour
}

export type ExcerptCardProps = CardProps & {
  /** Its number among the excerpts of the source, from 1, and how many there are. */
  readonly place: number
  readonly of: number
}

type CardProps = {
  readonly excerpt: Excerpt
  readonly tags: ReadonlyMap<string, ShownTag>
  readonly isCurrent: boolean
  readonly isReadOnly: boolean
}

/** Shows an excerpt: its words, note, tags and place. The current one can be worked on. */
export function ExcerptCard({ place, of, ...shown }: ExcerptCardProps) {
  const { excerpt, tags, isCurrent } = shown
  const card = useRef<HTMLLIElement>(null)
  useEffect(() => {
    const element = card.current
    if (!isCurrent || !element) return
    // It grows when its fields arrive, and stays in sight.
    const observer = new ResizeObserver(() => element.scrollIntoView({ block: 'nearest' }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [isCurrent])

  return (
    <li
      ref={card}
      className={styles.card}
      aria-posinset={place}
      aria-setsize={of}
      data-colour={tagsOf(excerpt, tags)[0]?.colour ?? 'none'}
      data-current={isCurrent || undefined}
    >
      <Card {...shown} />
    </li>
  )
}

/** What is on the card; numbers change with every excerpt that is made above it, and this does not. */
const Card = memo(function Card({ excerpt, tags, isCurrent, isReadOnly }: CardProps) {
  return (
    <>
      <Quotation excerpt={excerpt} isCurrent={isCurrent} />
      {!isCurrent && excerpt.note && (
        <div className={styles.note}>
          <MarkdownPreview markdown={excerpt.note} />
        </div>
      )}
      <div className={styles.chips}>
        <Tags excerptId={excerpt.id} borne={tagsOf(excerpt, tags)} isFixed={!isCurrent || isReadOnly} />
        {excerpt.speaker && !isCurrent && (
          <span className={styles.speaker} dir="auto" title={t('Who speaks')}>
            {excerpt.speaker}
          </span>
        )}
        <span className={styles.place}>{placeInWords(excerpt)}</span>
      </div>
      {isCurrent && <ExcerptWork excerpt={excerpt} tags={tags} isReadOnly={isReadOnly} />}
    </>
  )
}, isSame)

function tagsOf({ tagIds }: Excerpt, tags: ReadonlyMap<string, ShownTag>): readonly ShownTag[] {
  return tagIds.flatMap(id => tags.get(id) ?? [])
}

/** Whether a card shows the same: every answer brings new records, and few of them differ. */
function isSame(before: CardProps, after: CardProps): boolean {
  return (
    before.isCurrent === after.isCurrent &&
    before.isReadOnly === after.isReadOnly &&
    before.tags === after.tags &&
    JSON.stringify(before.excerpt) === JSON.stringify(after.excerpt)
  )
}

type TagsProps = { readonly excerptId: string; readonly borne: readonly ShownTag[]; readonly isFixed: boolean }

function Tags({ excerptId, borne, isFixed }: TagsProps) {
  if (borne.length === 0) return <span className={styles.untagged}>{t('No tag')}</span>
  return (
    <div className={styles.tags} role="group" aria-label={t('Tags')}>
      {borne.map(({ id, name, path, colour }) => (
        <Chip
          key={id}
          name={name}
          colour={colour}
          title={path}
          {...(!isFixed && { onRemove: () => void untag(excerptId, id) })}
        />
      ))}
    </div>
  )
}

function Quotation({ excerpt, isCurrent }: Pick<ExcerptCardProps, 'excerpt' | 'isCurrent'>) {
  return (
    <button
      type="button"
      className={styles.quotation}
      aria-current={isCurrent || undefined}
      title={t('Show it in the text')}
      onClick={() => show({ excerptId: excerpt.id, at: isCurrent ? excerpt.anchor : null })}
    >
      <q className={styles.words} dir="auto">
        {excerpt.anchor.exact}
      </q>
    </button>
  )
}

/** Where a reader of the original finds it; a heading or a footnote has no number. */
function placeInWords({ place: { page, paragraph } }: Excerpt): string {
  return [page !== null && `p. ${page}`, paragraph !== null && `¶ ${paragraph}`].filter(Boolean).join(', ')
}

async function untag(excerptId: string, tagId: string): Promise<void> {
  if ((await act({ kind: 'untag-excerpt', excerptId, tagId })) === undefined) return
  say(t('Tag taken off.'), { undo: true })
}
