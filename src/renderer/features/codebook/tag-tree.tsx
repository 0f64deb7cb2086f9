import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Collection } from 'react-aria-components/Collection'
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { act } from '#renderer/act.ts'
import { keysNow } from '#renderer/key-changes.ts'
import { matches } from '#renderer/keys.ts'
import { runShortcut, useShortcut } from '#renderer/shortcuts.ts'
import { type ShortcutName, shortcuts } from '#renderer/shortcuts/table.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import { show } from '#renderer/view-state.ts'
import { numeral, t } from '#renderer/words.ts'
import type { TagRow } from '#shared/queries/index.ts'
import { type Direction, type Move, moveBy, moveTo } from './moves.ts'
import { NameField } from './name-field.tsx'
import styles from './tag-tree.module.css'

export type TagTreeProps = {
  readonly rows: readonly TagRow[]
  readonly selectedId: string | null
  readonly isReadOnly: boolean
}

/** The codebook as a tree to move in with the arrows, and to rearrange with the mouse or Alt and the arrows. */
export function TagTree({ rows, selectedId, isReadOnly }: TagTreeProps) {
  const root = useRef<HTMLDivElement>(null)
  const [renamedId, setRenamedId] = useState<string | null>(null)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: isReadOnly,
    getItems: keys => [...keys].map(key => ({ 'text/plain': rows.find(row => row.tag.id === key)?.path ?? '' })),
    onMove: ({ keys, target }) => {
      for (const key of keys) move(String(key), moveTo(rows, String(key), String(target.key), target.dropPosition))
    }
  })
  useShortcut('rename-tag', () => setRenamedId(selectedId), !isReadOnly && selectedId !== null)
  useMoves(rows, selectedId, isReadOnly)

  useEffect(() => {
    root.current?.querySelector('[role=row][aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [selectedId])

  return (
    <div ref={root} className={styles.holder} onKeyDownCapture={runAhead}>
      <Tree
        {...noTypeAhead}
        className={styles.tree ?? ''}
        aria-label={t('Tags')}
        items={childRows(rows, null)}
        dependencies={[rows, renamedId, isReadOnly]}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        keyboardNavigationBehavior="tab"
        escapeKeyBehavior="none"
        selectedKeys={selectedId === null ? [] : [selectedId]}
        onSelectionChange={keys => {
          const [key] = keys
          if (keys !== 'all' && key !== undefined) show({ tagId: String(key) })
        }}
        expandedKeys={rows.filter(row => row.hasChildren && !folded.has(row.tag.id)).map(row => row.tag.id)}
        onExpandedChange={open =>
          setFolded(new Set(rows.filter(row => row.hasChildren && !open.has(row.tag.id)).map(row => row.tag.id)))
        }
        dragAndDropHooks={dragAndDropHooks}
      >
        {row => (
          <Branch key={row.tag.id} row={row} rows={rows} renamedId={renamedId} onRenamed={() => setRenamedId(null)} />
        )}
      </Tree>
    </div>
  )
}

type BranchProps = {
  readonly row: TagRow & { readonly id?: string }
  readonly rows: readonly TagRow[]
  readonly renamedId: string | null
  readonly onRenamed: () => void
}

function Branch({ row, rows, renamedId, onRenamed }: BranchProps) {
  const { tag } = row
  return (
    <TreeItem id={tag.id} textValue={tag.name} className={styles.item ?? ''}>
      <TreeItemContent>
        <div className={styles.row}>
          <Button slot="drag" className={styles.drag ?? ''} aria-label={t('Move {name}', { name: tag.name })}>
            <Icon name="drag" size={12} />
          </Button>
          {row.hasChildren ? (
            <Button slot="chevron" className={styles.chevron ?? ''}>
              <Icon name="chevron" size={12} />
            </Button>
          ) : (
            <span />
          )}
          <Swatch colour={row.colour} />
          {renamedId === tag.id ? (
            <NameField tag={tag} label={t('New name for {name}', { name: tag.name })} onLeave={onRenamed} isNow />
          ) : (
            <span className={styles.name} dir="auto">
              {tag.name}
            </span>
          )}
          <span className={styles.count} title={t('Excerpts, those of the tags below it included')}>
            {numeral(row.withChildren)}
          </span>
          {tag.key === null ? <span /> : <Kbd>{String(tag.key)}</Kbd>}
        </div>
      </TreeItemContent>
      <Collection items={childRows(rows, tag.id)}>
        {child => <Branch key={child.tag.id} row={child} rows={rows} renamedId={renamedId} onRenamed={onRenamed} />}
      </Collection>
    </TreeItem>
  )
}

function childRows(rows: readonly TagRow[], parentId: string | null) {
  return rows.filter(row => row.tag.parentId === parentId).map(row => ({ ...row, id: row.tag.id }))
}

const moves: readonly ShortcutName[] = ['move-tag-up', 'move-tag-down', 'move-tag-out', 'move-tag-in']

// Letters are keys here, not the beginning of a name.
const noTypeAhead = { disallowTypeAhead: true }

function useMoves(rows: readonly TagRow[], tagId: string | null, isReadOnly: boolean): void {
  const isActive = !isReadOnly && tagId !== null
  const go = (direction: Direction) => tagId !== null && move(tagId, moveBy(rows, tagId, direction))
  useShortcut('move-tag-up', () => go('up'), isActive)
  useShortcut('move-tag-down', () => go('down'), isActive)
  useShortcut('move-tag-out', () => go('out'), isActive)
  useShortcut('move-tag-in', () => go('in'), isActive)
}

// The tree takes arrows for steps, whether Alt is held or not, so these keys must be seen before it sees them.
function runAhead(event: KeyboardEvent): void {
  if (event.target instanceof HTMLTextAreaElement) return
  const ahead = shortcuts.filter(({ name }) => moves.includes(name))
  const name = ahead.find(one => matches(event.nativeEvent, keysNow(one)))?.name
  if (!name) return
  event.preventDefault()
  event.stopPropagation()
  runShortcut(name)
}

function move(tagId: string, to: Move | null): void {
  if (to) void act({ kind: 'move-tag', tagId, ...to })
}
