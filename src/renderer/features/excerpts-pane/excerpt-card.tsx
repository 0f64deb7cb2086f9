import { useEffect, useRef } from 'react'
import { act } from '#renderer/act.ts'
import { Chip } from '#renderer/ui/chip.tsx'
import { MarkdownPreview } from '#renderer/ui/markdown-preview.tsx'
import { show } from '#renderer/view-state.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import type { TagRow } from '#shared/queries/codebook.ts'
import { ExcerptWork } from './excerpt-work.tsx'
import styles from './excerpt-card.module.css'

export type ExcerptCardProps = {
  readonly excerpt: Excerpt
  readonly tags: ReadonlyMap<string, TagRow>
  readonly isCurrent: boolean
  readonly isReadOnly: boolean
}

/** Shows an excerpt: its words, note, tags and place. The current one can be worked on. */
export function ExcerptCard({ excerpt, tags, isCurrent, isReadOnly }: ExcerptCardProps) {
  const card = useRef<HTMLLIElement>(null)
  const borne = excerpt.tagIds.flatMap(id => tags.get(id) ?? [])
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
      data-colour={borne[0]?.colour ?? 'none'}
      data-current={isCurrent || undefined}
    >
      <Quotation excerpt={excerpt} isCurrent={isCurrent} />
      {!isCurrent && excerpt.note && (
        <div className={styles.note}>
          <MarkdownPreview markdown={excerpt.note} />
        </div>
      )}
      <div className={styles.chips}>
        {borne.map(({ tag, path, colour }) => (
          <Chip
            key={tag.id}
            name={tag.name}
            colour={colour}
            title={path}
            {...(isCurrent && !isReadOnly && { onRemove: () => untag(excerpt.id, tag.id) })}
          />
        ))}
        {borne.length === 0 && <span className={styles.untagged}>No tag</span>}
        {excerpt.speaker && !isCurrent && (
          <span className={styles.speaker} dir="auto" title="Who speaks">
            {excerpt.speaker}
          </span>
        )}
        <span className={styles.place}>{placeInWords(excerpt)}</span>
      </div>
      {isCurrent && <ExcerptWork excerpt={excerpt} isReadOnly={isReadOnly} />}
    </li>
  )
}

function Quotation({ excerpt, isCurrent }: Pick<ExcerptCardProps, 'excerpt' | 'isCurrent'>) {
  return (
    <button
      type="button"
      className={styles.quotation}
      aria-current={isCurrent || undefined}
      title="Show it in the text"
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

function untag(excerptId: string, tagId: string): void {
  void act({ kind: 'untag-excerpt', excerptId, tagId })
}
