import type { KeyboardEvent, MouseEvent } from 'react'
import { t } from '#renderer/words.ts'
import type { Source } from '#shared/model/source.ts'
import type { SourceRow } from '#shared/queries/index.ts'
import styles from './source-list.module.css'
import { originOf } from './source-words.ts'

export type SourceItemProps = {
  /** Undefined while it is being fetched. */
  readonly row: SourceRow | undefined
  readonly isCurrent: boolean
  readonly isTabStop: boolean
  readonly onOpen: () => void
  readonly onMenu: (source: Source, x: number, y: number) => void
}

/** One source in the library: its title, where it comes from, and how much was marked in it. */
export function SourceItem({ row, isCurrent, isTabStop, onOpen, onMenu }: SourceItemProps) {
  if (!row) return <div className={styles.waiting} aria-hidden="true" />
  const { source, excerpts } = row
  const marked = t('{count, plural, =0 {no excerpts} one {# excerpt} other {# excerpts}}', { count: excerpts })

  function onContextMenu(event: MouseEvent): void {
    event.preventDefault()
    onMenu(source, event.clientX, event.clientY)
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const isDelete = event.key === 'Delete' && !event.altKey
    if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey) && !isDelete) return
    event.preventDefault()
    const box = event.currentTarget.getBoundingClientRect()
    onMenu(source, box.left + 16, box.bottom - 8)
  }

  return (
    <button
      type="button"
      dir="auto"
      className={styles.source}
      data-row-focus=""
      data-source={source.id}
      tabIndex={isTabStop ? 0 : -1}
      {...(isCurrent && { 'aria-current': 'true' as const })}
      onClick={onOpen}
      onContextMenu={onContextMenu}
      onKeyDown={onKeyDown}
    >
      <span className={styles.title} title={source.title}>
        {source.title}
      </span>
      <span className={styles.origin}>
        <bdi>{originOf(source)}</bdi>
        {originOf(source) && ' · '}
        <bdi>{marked}</bdi>
      </span>
    </button>
  )
}
