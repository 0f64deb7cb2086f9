import { GridList, GridListItem } from 'react-aria-components/GridList'
import { useLatestAnswer } from '#renderer/answers.ts'
import { Swatch } from '#renderer/ui/swatch.tsx'
import { show } from '#renderer/view-state.ts'
import { numeral, t } from '#renderer/words.ts'
import type { Filter } from '#shared/queries/filter.ts'
import type { TagRow } from '#shared/queries/index.ts'
import { changed } from './filters.ts'
import styles from './tag-counts.module.css'

export type TagCountsProps = { readonly rows: readonly TagRow[]; readonly filter: Filter }

/** How often each tag stands on the excerpts that are shown; a press filters by it, another press no longer. */
export function TagCounts({ rows, filter }: TagCountsProps) {
  const answer = useLatestAnswer({ kind: 'tag-counts', filter })
  const counts = new Map(answer?.map(({ tagId, excerpts }) => [tagId, excerpts]))
  const wanted = new Set(filter.tagIds)
  const shown = rows.filter(({ tag }) => wanted.has(tag.id) || (counts.get(tag.id) ?? 0) > 0)
  return (
    <aside className={styles.side} aria-label={t('Tags of these excerpts')}>
      <h2 className={styles.title}>{t('Tags of these excerpts')}</h2>
      {shown.length === 0 && <p className={styles.none}>{t('No tags here.')}</p>}
      <GridList
        className={styles.list ?? ''}
        aria-label={t('Filter by tag')}
        items={shown.map(row => ({ ...row, id: row.tag.id }))}
        dependencies={[answer]}
        selectionMode="multiple"
        selectedKeys={wanted}
        escapeKeyBehavior="none"
        onSelectionChange={keys => {
          // Ctrl A would mean every tag there is, which filters nothing.
          if (keys !== 'all') show({ filter: changed(filter, { tagIds: [...keys].map(String) }) })
        }}
        disallowTypeAhead
      >
        {({ tag, depth, path, colour }) => (
          <GridListItem
            id={tag.id}
            className={styles.tag ?? ''}
            textValue={t('{tag}, {count, plural, one {# excerpt} other {# excerpts}}', {
              tag: path,
              count: counts.get(tag.id) ?? 0
            })}
          >
            <Swatch colour={colour} />
            <span className={styles.name} dir="auto" title={depth > 0 ? path : undefined}>
              {tag.name}
            </span>
            <span className={styles.count}>{numeral(counts.get(tag.id) ?? 0)}</span>
          </GridListItem>
        )}
      </GridList>
    </aside>
  )
}
