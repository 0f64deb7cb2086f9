import { useCallback, useState } from 'react'
import { say } from '#renderer/act.ts'
import { useAnswer } from '#renderer/answers.ts'
import { openBeside } from '#renderer/open-beside.ts'
import { keysOf, useShortcut } from '#renderer/shortcuts.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { ContextMenu, Menu, type MenuItem } from '#renderer/ui/menu.tsx'
import { VirtualList } from '#renderer/ui/virtual-list.tsx'
import { show, useView } from '#renderer/view-state.ts'
import { numeral, t } from '#renderer/words.ts'
import type { Source } from '#shared/model/source.ts'
import { removeSource } from './remove-source.ts'
import { SourceItem } from './source-item.tsx'
import { sourceMenu, type SourceDeeds } from './source-menu.ts'
import styles from './source-list.module.css'
import { useSourceRows, type SourceSort } from './source-rows.ts'

export type SourceListProps = Omit<SourceDeeds, 'onBeside' | 'onRemove'> & { readonly onImport: () => void }

type Asked = { readonly source: Source; readonly x: number; readonly y: number }

/** Lists the sources of the notebook; a press or Enter opens one. */
export function SourceList({ onImport, ...given }: SourceListProps) {
  const deeds: SourceDeeds = { ...given, onBeside: openBeside, onRemove: source => void removeSource(source) }
  const { isReadOnly } = deeds
  const [text, setText] = useState('')
  const [sort, setSort] = useState<SourceSort>('added')
  const [asked, setAsked] = useState<Asked | null>(null)
  const rows = useSourceRows(text, sort)
  const total = rows.total ?? 0
  return (
    <section className={styles.sources} aria-label={t('Sources')} data-pane="sources">
      <header className={styles.head}>
        <h2 className={styles.heading}>{t('Sources')}</h2>
        <span className={styles.count}>{rows.total !== undefined && numeral(rows.total)}</span>
        <Menu label={t('Sort sources')} items={sortsFor(sort, setSort)}>
          <Icon name="sort" />
        </Menu>
        <IconButton label={t('Import sources')} keys={keysOf('import')} onPress={onImport} isDisabled={isReadOnly}>
          <Icon name="plus" />
        </IconButton>
      </header>
      {(text !== '' || total > 7) && <Filter text={text} onChange={setText} />}
      {rows.total === 0 && text !== '' && <p className={styles.none}>{t('No source is called so.')}</p>}
      <Rows rows={rows} deeds={deeds} onMenu={(source, x, y) => setAsked({ source, x, y })} />
      <ContextMenu
        label={asked?.source.title ?? ''}
        at={asked}
        items={asked ? sourceMenu(asked.source, deeds) : []}
        onClose={() => setAsked(null)}
      />
    </section>
  )
}

type RowsProps = {
  readonly rows: ReturnType<typeof useSourceRows>
  readonly deeds: SourceDeeds
  readonly onMenu: (source: Source, x: number, y: number) => void
}

function Rows({ rows: { total = 0, row, indexOf, look }, deeds, onMenu }: RowsProps) {
  const { sourceId } = useView()
  const onShown = useCallback((first: number, last: number) => look({ first, last }), [look])
  const current = indexOf(sourceId)

  function open(index: number): void {
    const wanted = row(index)?.source
    if (wanted) show({ screen: 'read', sourceId: wanted.id, excerptId: null, at: null })
  }
  useShortcut('next-source', () => open((current ?? -1) + 1))
  useShortcut('previous-source', () => open((current ?? 0) - 1))
  const read = useAnswer({ kind: 'source', sourceId: sourceId ?? '' }) ?? null
  useShortcut('export-source', () => read && deeds.onExport(read.id), read !== null)
  useShortcut('remove-source', () => read && deeds.onRemove(read), read !== null && !deeds.isReadOnly)
  useShortcut('open-beside', () => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-source]')?.dataset['source']
    if (focused) return openBeside(focused)
    say(t('Choose a source in the list, then press {keys}.', { keys: keysOf('open-beside') }))
    document.querySelector<HTMLElement>('[data-source][tabindex="0"]')?.focus()
  })
  if (total === 0) return null
  return (
    <VirtualList
      total={total}
      rowHeight={58}
      isMeasured
      isFitted
      label={t('Sources')}
      current={current}
      onShown={onShown}
      renderRow={(index, isTabStop) => (
        <SourceItem
          row={row(index)}
          isCurrent={index === current}
          isTabStop={isTabStop}
          onOpen={() => open(index)}
          onMenu={onMenu}
        />
      )}
    />
  )
}

function Filter({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  return (
    <input
      className={styles.filter}
      type="text"
      aria-label={t('Filter sources')}
      placeholder={t('Filter')}
      dir="auto"
      maxLength={200}
      value={text}
      onChange={event => onChange(event.target.value)}
      onKeyDown={event => event.key === 'Escape' && onChange('')}
    />
  )
}

function sortsFor(sort: SourceSort, onSort: (sort: SourceSort) => void): readonly MenuItem[] {
  const sorts = { added: t('As added'), title: t('By title'), published: t('By date') }
  return (Object.keys(sorts) as SourceSort[]).map(id => ({
    id,
    label: sorts[id],
    isChosen: id === sort,
    onAction: () => onSort(id)
  }))
}
