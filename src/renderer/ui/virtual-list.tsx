import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import styles from './virtual-list.module.css'

export type VirtualListProps = {
  readonly total: number
  /** Of every row, in pixels. */
  readonly rowHeight: number
  /** Set where rows differ in height; `rowHeight` is then a guess. */
  readonly isMeasured?: boolean
  /** Set where the list shall be no taller than its rows; otherwise it fills what holds it. */
  readonly isFitted?: boolean
  /**
   * Draws a row, also one whose content is not here yet. Arrow keys move between the elements marked `data-row-focus`;
   * the one of the row that `isTabStop` is reached by the Tab key.
   */
  readonly renderRow: (index: number, isTabStop: boolean) => ReactNode
  readonly label: string
  /** The row to keep in sight when it changes. */
  readonly current?: number | null
  /** Which rows are in sight, to fetch them. */
  readonly onShown?: (first: number, last: number) => void
}

/** Lists any number of rows of one height, of which it draws those in sight. */
export function VirtualList(props: VirtualListProps) {
  const { total, rowHeight, isMeasured = false, isFitted = false, renderRow, label, current = null } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const { rows, items, first, height } = useRows(scroller, props)
  const tabStop = Math.max(first, Math.min(current ?? active, total - 1))

  function onFocus(event: FocusEvent): void {
    const index = rowOf(event.target)
    if (index !== null) setActive(index)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const from = rowOf(event.target)
    if (from === null || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
    const to = target(event.key, from, total, Math.max(1, Math.floor(height / rowHeight) - 1))
    if (to === null) return
    event.preventDefault()
    setActive(to)
    rows.scrollToIndex(to, { align: 'auto' })
    // A row out of sight is drawn after the scrolling.
    requestAnimationFrame(() => requestAnimationFrame(() => focusRow(scroller.current, to)))
  }

  return (
    <div
      ref={scroller}
      className={isFitted ? styles.fitted : styles.scroller}
      role="presentation"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <ol className={styles.list} aria-label={label} style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => (
          <li
            key={index}
            className={styles.row}
            {...(isMeasured && { ref: rows.measureElement, 'data-index': index })}
            style={{ ...(!isMeasured && { height: rowHeight }), transform: `translateY(${start}px)` }}
            data-row={index}
            aria-setsize={total}
            aria-posinset={index + 1}
          >
            {renderRow(index, index === tabStop)}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Which rows are drawn; tells when others are, and keeps the current one in sight. */
function useRows(scroller: RefObject<HTMLDivElement | null>, props: VirtualListProps) {
  const { total, rowHeight, current = null, onShown } = props
  // oxlint-disable-next-line react/incompatible-library -- Nothing is memoised here.
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6
  })
  const items = rows.getVirtualItems()
  const height = rows.scrollRect?.height ?? 0
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onShown?.(first, last), [first, last, onShown])
  useEffect(() => {
    if (current !== null) rows.scrollToIndex(current, { align: 'auto' })
  }, [current, height, rows])
  return { rows, items, first, height }
}

function rowOf(target: EventTarget): number | null {
  if (!(target instanceof HTMLElement) || target.dataset['rowFocus'] === undefined) return null
  const index = target.closest<HTMLElement>('[data-row]')?.dataset['row']
  return index === undefined ? null : Number(index)
}

function target(key: string, from: number, total: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: total - 1
  }
  const to = steps[key]
  return to === undefined ? null : Math.min(Math.max(0, to), total - 1)
}

function focusRow(scroller: HTMLElement | null, index: number): void {
  scroller?.querySelector<HTMLElement>(`[data-row="${index}"] [data-row-focus]`)?.focus()
}
