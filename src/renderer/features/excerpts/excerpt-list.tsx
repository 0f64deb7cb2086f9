import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react'
import { say } from '#renderer/act.ts'
import { useAnswer } from '#renderer/answers.ts'
import { openBeside } from '#renderer/open-beside.ts'
import { useShortcut } from '#renderer/shortcuts.ts'
import { VirtualList } from '#renderer/ui/virtual-list.tsx'
import { show } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import type { ExcerptRow as Row, TagRow } from '#shared/queries/index.ts'
import styles from './excerpt-list.module.css'
import { ExcerptRow } from './excerpt-row.tsx'
import { type Listed, MOST_CHOSEN, PAGE, rowsBetween } from './pages.ts'
import { choose, chooseRange, type Chosen } from './selection.ts'

export type ExcerptListProps = Listed & {
  readonly total: number
  readonly rows: readonly TagRow[]
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}

const ROW_HEIGHT = 158

/** Where a list was left for a source, so that coming back finds the same place. */
const left = new Map<string, number>()

/** Lists the excerpts a page at a time, however many there are. */
export function ExcerptList({ total, filter, sort, rows, chosen, onChoose }: ExcerptListProps) {
  const list = JSON.stringify([filter, sort])
  const [current, setCurrent] = useState(left.get(list) ?? null)
  const root = useRef<HTMLDivElement>(null)
  const tags = new Map(rows.map(row => [row.tag.id, row]))
  useShortcut('go-to-excerpts', () =>
    root.current?.querySelector<HTMLElement>('[data-row-focus][tabindex="0"]')?.focus()
  )

  const { press, toggle, onKeyDown, chooseBetween } = useChoosing({ total, filter, sort, chosen, onChoose, open })
  useShortcut('select-all-excerpts', () => void chooseBetween(0, total - 1))

  function open(index: number, { excerpt: { id, sourceId } }: Row, isBeside: boolean): void {
    left.clear()
    left.set(list, index)
    if (isBeside) openBeside(sourceId, { excerptId: id })
    else show({ screen: 'read', sourceId, excerptId: id })
  }

  return (
    <div ref={root} className={styles.list}>
      <VirtualList
        total={total}
        rowHeight={ROW_HEIGHT}
        label={t('Excerpts')}
        current={current}
        renderRow={(index, isTabStop) => (
          <Paged filter={filter} sort={sort} index={index}>
            {row => (
              <ExcerptRow
                row={row}
                tags={tags}
                isTabStop={isTabStop}
                isChosen={row !== undefined && chosen.has(row.excerpt.id)}
                onFocus={() => setCurrent(null)}
                onPress={event => row && press(event, index, row)}
                onToggle={() => row && toggle(index, row)}
                onKeyDown={event => row && onKeyDown(event, index, row)}
              />
            )}
          </Paged>
        )}
      />
    </div>
  )
}

type Choosing = Omit<ExcerptListProps, 'rows'> & { readonly open: (index: number, row: Row, isBeside: boolean) => void }

/** Choose rows one by one or as a range, with the mouse or the keyboard. */
function useChoosing({ total, filter, sort, chosen, onChoose, open }: Choosing) {
  const from = useRef(0)

  async function chooseBetween(a: number, b: number): Promise<void> {
    const [first, last] = a < b ? [a, b] : [b, a]
    if (last - first >= MOST_CHOSEN) say(t('Only the first {most, number} were selected.', { most: MOST_CHOSEN }))
    const between = await rowsBetween({ filter, sort }, first, Math.min(last, first + MOST_CHOSEN - 1))
    const excerpts = between.map(row => row.excerpt)
    onChoose(chooseRange(chosen, excerpts))
  }

  function toggle(index: number, row: Row): void {
    from.current = index
    onChoose(choose(chosen, row.excerpt))
  }

  function press(event: MouseEvent, index: number, row: Row): void {
    if (event.shiftKey) void chooseBetween(from.current, index)
    else if (event.ctrlKey || event.metaKey) toggle(index, row)
    else open(index, row, event.altKey)
  }

  function onKeyDown(event: KeyboardEvent, index: number, row: Row): void {
    if (event.key === ' ') {
      event.preventDefault()
      toggle(index, row)
    } else if (event.key === 'Enter' && event.altKey) {
      event.preventDefault()
      open(index, row, true)
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.shiftKey && step !== undefined) void chooseBetween(index, Math.min(Math.max(0, index + step), total - 1))
  }

  return { press, toggle, onKeyDown, chooseBetween }
}

type PagedProps = Listed & { readonly index: number; readonly children: (row: Row | undefined) => ReactNode }

/** One row of the page it stands on; rows of one page share one answer. */
function Paged({ filter, sort, index, children }: PagedProps) {
  const from = index - (index % PAGE)
  const page = useAnswer({ kind: 'excerpts', filter, sort, from })
  return children(page?.rows[index - from])
}
