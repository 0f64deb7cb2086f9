import { useState } from 'react'
import { useAnswer, useDesk, useLatestAnswer } from '#renderer/answers.ts'
import { keysOf, runShortcut, useShortcut } from '#renderer/shortcuts.ts'
import { Button } from '#renderer/ui/button.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { show, useView, type View } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import type { Filter } from '#shared/queries/filter.ts'
import type { TagRow } from '#shared/queries/index.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { ExcerptList } from './excerpt-list.tsx'
import styles from './excerpts-screen.module.css'
import { FilterBar } from './filter-bar.tsx'
import { isFiltering } from './filters.ts'
import type { Chosen } from './selection.ts'
import { TagCounts } from './tag-counts.tsx'

/** All excerpts over all sources, to filter, compare, tag and take along. */
export function ExcerptsScreen() {
  const { filter, sort } = useView()
  const overview = useAnswer({ kind: 'overview' })
  const codebook = useAnswer({ kind: 'codebook' })
  const listed = useLatestAnswer({ kind: 'excerpts', filter, sort })
  if (!overview || !codebook || !listed) return <div className={styles.screen} aria-busy="true" />
  if (overview.excerpts === 0) return <NoExcerpts />
  return <Excerpts total={listed.total} all={overview.excerpts} rows={codebook.rows} filter={filter} sort={sort} />
}

type ExcerptsProps = {
  readonly total: number
  readonly all: number
  readonly rows: readonly TagRow[]
  readonly filter: Filter
  readonly sort: View['sort']
}

function Excerpts({ total, all, rows, filter, sort }: ExcerptsProps) {
  const list = JSON.stringify([filter, sort])
  const [{ of, chosen }, setState] = useState<{ readonly of: string; readonly chosen: Chosen }>({
    of: list,
    chosen: new Map()
  })
  // What was chosen in another list is out of sight, and nothing may happen to it.
  const inSight = of === list ? chosen : new Map()
  const setChosen = (chosen: Chosen) => setState({ of: list, chosen })
  const isReadOnly = Boolean(useDesk()?.open?.readOnly)
  useShortcut('sort-excerpts', () => show({ sort: nextSort(sort) }))

  return (
    <div className={styles.screen}>
      <TagCounts rows={rows} filter={filter} />
      <section className={styles.main} aria-label={t('Excerpts')}>
        <FilterBar rows={rows} filter={filter} />
        <header className={styles.head}>
          <h2 className={styles.total}>
            <span role="status">{totalOf(total, all, filter)}</span>
          </h2>
          <Button kind="quiet" onPress={() => runShortcut('export')}>
            {t('Export these')} <Kbd>{keysOf('export')}</Kbd>
          </Button>
          <div className={styles.sort}>
            <Select
              label={t('Sort')}
              value={sort}
              options={sortNames()}
              onChange={sort => show({ sort })}
              isLabelHidden
            />
          </div>
        </header>
        {inSight.size > 0 && (
          <ChosenBar chosen={inSight} rows={rows} onDone={() => setChosen(new Map())} isReadOnly={isReadOnly} />
        )}
        {total > 0 ? (
          <ExcerptList
            key={list}
            total={total}
            filter={filter}
            sort={sort}
            rows={rows}
            chosen={inSight}
            onChoose={setChosen}
          />
        ) : (
          <EmptyState title={t('No excerpt fits this filter')}>
            <Button onPress={() => show({ filter: {} })}>
              {t('Clear the filter')} <Kbd>{keysOf('clear-filter')}</Kbd>
            </Button>
          </EmptyState>
        )}
      </section>
    </div>
  )
}

function NoExcerpts() {
  return (
    <div className={styles.none}>
      <EmptyState title={t('No excerpts yet')}>
        <p>{t('Open a source, select a passage and give it a tag. Every excerpt of every source is gathered here.')}</p>
        <Button onPress={() => show({ screen: 'read' })}>
          {t('Go and read')} <Kbd>{keysOf('show-read')}</Kbd>
        </Button>
      </EmptyState>
    </div>
  )
}

const sorts = ['source', 'tag', 'newest', 'oldest'] as const satisfies readonly View['sort'][]

function sortNames() {
  const names = {
    source: t('By source'),
    tag: t('By tag'),
    newest: t('Newest first'),
    oldest: t('Oldest first')
  }
  return sorts.map(id => ({ id, name: names[id] }))
}

function nextSort(sort: View['sort']): View['sort'] {
  return sorts[(sorts.indexOf(sort) + 1) % sorts.length] ?? 'source'
}

function totalOf(total: number, all: number, filter: Filter): string {
  if (!isFiltering(filter)) return t('{count, plural, one {# excerpt} other {# excerpts}}', { count: all })
  return t('{total, number} of {all, plural, one {# excerpt} other {# excerpts}}', { total, all })
}
