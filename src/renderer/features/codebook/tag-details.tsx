import { useState } from 'react'
import { act, say } from '#renderer/act.ts'
import { keysOf, useShortcut, type ShortcutName } from '#renderer/shortcuts.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Field } from '#renderer/ui/field.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { MarkdownEditor } from '#renderer/ui/markdown-editor.tsx'
import { Menu, type MenuItem } from '#renderer/ui/menu.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { show } from '#renderer/view-state.ts'
import type { TagRow } from '#shared/queries/index.ts'
import { ColourPicker } from './colour-picker.tsx'
import { touchedBy } from './counts.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { NameField } from './name-field.tsx'
import styles from './tag-details.module.css'
import { TypedField } from './typed-field.tsx'

export type TagDetailsProps = {
  readonly row: TagRow
  readonly rows: readonly TagRow[]
  readonly onAddBelow: () => void
  readonly isReadOnly: boolean
}

/** Everything about one tag, saved as it is typed. */
export function TagDetails(props: TagDetailsProps) {
  const { row, rows, isReadOnly } = props
  const { tag } = row
  return (
    <section className={styles.details} aria-label={`Details of ${tag.name}`}>
      <div className={styles.column}>
        <Head {...props} />
        <div className={styles.signs}>
          <ColourPicker row={row} isReadOnly={isReadOnly} />
          <Select
            label="Key"
            value={tag.key === null ? 'none' : String(tag.key)}
            options={keyOptions(rows, tag.id)}
            onChange={key => void act({ kind: 'assign-key', tagId: tag.id, key: key === 'none' ? null : Number(key) })}
            isDisabled={isReadOnly}
          />
        </div>
        {parts.map(({ part, label, placeholder }) => (
          <TypedField
            key={part}
            label={label}
            value={tag[part]}
            onChange={text => void act({ kind: 'define-tag', tagId: tag.id, [part]: text })}
            placeholder={placeholder}
            isReadOnly={isReadOnly}
          />
        ))}
        <Field label="Note">
          <MarkdownEditor
            value={tag.note}
            onChange={note => void act({ kind: 'write-note', on: { kind: 'tag', id: tag.id }, note })}
            label={`Note on ${tag.name}`}
            placeholder="Your own remarks, in Markdown"
            isReadOnly={isReadOnly}
          />
        </Field>
      </div>
    </section>
  )
}

const parts = [
  { part: 'definition', label: 'Definition', placeholder: 'What this tag means' },
  { part: 'counts', label: 'Counts', placeholder: 'What falls under it' },
  { part: 'doesNotCount', label: 'Does not count', placeholder: 'What looks like it and is not' },
  { part: 'example', label: 'Example', placeholder: 'A sentence that would bear it' }
] as const

/** The name of the tag, how much it is used, and what can be done with it as a whole. */
function Head({ row, rows, onAddBelow, isReadOnly }: TagDetailsProps) {
  const { tag } = row
  const [isMerging, setMerging] = useState(false)
  const remove = () => void removeTag(row, rows)
  const canMerge = !isReadOnly && rows.length > 1
  useShortcut('merge-tag', () => setMerging(true), canMerge)
  useShortcut('remove-tag', remove, !isReadOnly)
  useShortcut('show-tag-excerpts', () => showExcerpts(tag.id))
  const items: readonly MenuItem[] = [
    item('add-tag-below', 'Add a tag below', onAddBelow, isReadOnly),
    item('merge-tag', 'Merge into…', () => setMerging(true), !canMerge),
    'line',
    { ...item('remove-tag', `Delete (${touchedBy(row, rows)})`, remove, isReadOnly), isDanger: true }
  ]
  return (
    <header className={styles.head}>
      <p className={styles.path} dir="auto">
        {row.depth > 0 ? row.path.slice(0, -tag.name.length - 1).replaceAll('/', ' / ') : 'Tag'}
      </p>
      <div className={styles.title}>
        <NameField tag={tag} label="Name" isReadOnly={isReadOnly} />
      </div>
      <div className={styles.uses}>
        <Button kind="quiet" onPress={() => showExcerpts(tag.id)} label={`Show ${usesOf(row)} of ${tag.name}`}>
          {usesOf(row)} <Icon name="chevron" size={12} />
        </Button>
        <Menu label={`More on ${tag.name}`} items={items}>
          <Icon name="more" />
        </Menu>
      </div>
      {isMerging && <MergeDialog row={row} rows={rows} onClose={() => setMerging(false)} />}
    </header>
  )
}

function item(name: ShortcutName, label: string, onAction: () => void, isDisabled: boolean) {
  return { id: name, label, onAction, keys: keysOf(name), isDisabled }
}

function showExcerpts(tagId: string): void {
  show({ screen: 'excerpts', filter: { tagIds: [tagId] } })
}

function usesOf({ excerpts, withChildren, hasChildren }: TagRow): string {
  const own = excerpts === 1 ? '1 excerpt' : `${excerpts.toLocaleString('en')} excerpts`
  return hasChildren ? `${own}, ${withChildren.toLocaleString('en')} with the tags below` : own
}

function keyOptions(rows: readonly TagRow[], tagId: string) {
  const holders = new Map(rows.map(({ tag }) => [tag.key, tag]))
  const digits = Array.from({ length: 9 }, (_, index) => index + 1)
  return [
    { id: 'none', name: 'No key' },
    ...digits.map(digit => {
      const holder = holders.get(digit)
      return {
        id: String(digit),
        name: holder && holder.id !== tagId ? `${digit} (now ${holder.name})` : String(digit)
      }
    })
  ]
}

async function removeTag(row: TagRow, rows: readonly TagRow[]): Promise<void> {
  const touched = touchedBy(row, rows)
  if ((await act({ kind: 'remove-tag', tagId: row.tag.id })) === undefined) return
  show({ tagId: null })
  say(`Deleted ${row.tag.name} (${touched}).`, { undo: true })
}
