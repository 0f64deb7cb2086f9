import { useState } from 'react'
import { act, say } from '#renderer/act.ts'
import { keysOf, useShortcut } from '#renderer/shortcuts.ts'
import type { ShortcutName } from '#renderer/shortcuts/table.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Field } from '#renderer/ui/field.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { MarkdownEditor } from '#renderer/ui/markdown-editor.tsx'
import { Menu, type MenuItem } from '#renderer/ui/menu.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { show } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
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
    <section className={styles.details} aria-label={t('Details of {name}', { name: tag.name })}>
      <div className={styles.column}>
        <Head {...props} />
        <div className={styles.signs}>
          <ColourPicker row={row} isReadOnly={isReadOnly} />
          <Select
            label={t('Key')}
            value={tag.key === null ? 'none' : String(tag.key)}
            options={keyOptions(rows, tag.id)}
            onChange={key => void act({ kind: 'assign-key', tagId: tag.id, key: key === 'none' ? null : Number(key) })}
            isDisabled={isReadOnly}
          />
        </div>
        {parts().map(({ part, label, placeholder }) => (
          <TypedField
            key={part}
            label={label}
            value={tag[part]}
            onChange={text => void act({ kind: 'define-tag', tagId: tag.id, [part]: text })}
            placeholder={placeholder}
            isReadOnly={isReadOnly}
          />
        ))}
        <Field label={t('Note')}>
          <MarkdownEditor
            value={tag.note}
            onChange={note => void act({ kind: 'write-note', on: { kind: 'tag', id: tag.id }, note })}
            label={t('Note on {name}', { name: tag.name })}
            placeholder={t('Your own remarks, in Markdown')}
            isReadOnly={isReadOnly}
          />
        </Field>
      </div>
    </section>
  )
}

const parts = () =>
  [
    { part: 'definition', label: t('Definition'), placeholder: t('What this tag means') },
    { part: 'counts', label: t('Counts'), placeholder: t('What falls under it') },
    { part: 'doesNotCount', label: t('Does not count'), placeholder: t('What looks like it and is not') },
    { part: 'example', label: t('Example'), placeholder: t('A sentence that would bear it') }
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
    item('add-tag-below', t('Add a tag below'), onAddBelow, isReadOnly),
    item('merge-tag', t('Merge into…'), () => setMerging(true), !canMerge),
    'line',
    { ...item('remove-tag', t('Delete ({what})', { what: touchedBy(row, rows) }), remove, isReadOnly), isDanger: true }
  ]
  return (
    <header className={styles.head}>
      <p className={styles.path} dir="auto">
        {row.depth > 0 ? row.path.slice(0, -tag.name.length - 1).replaceAll('/', ' / ') : t('Tag')}
      </p>
      <div className={styles.title}>
        <NameField tag={tag} label={t('Name')} isReadOnly={isReadOnly} />
      </div>
      <div className={styles.uses}>
        <Button
          kind="quiet"
          onPress={() => showExcerpts(tag.id)}
          label={t('Show {uses} of {name}', { uses: usesOf(row), name: tag.name })}
        >
          {usesOf(row)} <Icon name="chevron" size={12} />
        </Button>
        <Menu label={t('More on {name}', { name: tag.name })} items={items}>
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
  const own = t('{count, plural, one {# excerpt} other {# excerpts}}', { count: excerpts })
  return hasChildren ? t('{own}, {count, number} with the tags below', { own, count: withChildren }) : own
}

function keyOptions(rows: readonly TagRow[], tagId: string) {
  const holders = new Map(rows.map(({ tag }) => [tag.key, tag]))
  const digits = Array.from({ length: 9 }, (_, index) => index + 1)
  return [
    { id: 'none', name: t('No key') },
    ...digits.map(digit => {
      const holder = holders.get(digit)
      return {
        id: String(digit),
        name: holder && holder.id !== tagId ? t('{digit} (now {name})', { digit, name: holder.name }) : String(digit)
      }
    })
  ]
}

async function removeTag(row: TagRow, rows: readonly TagRow[]): Promise<void> {
  const touched = touchedBy(row, rows)
  if ((await act({ kind: 'remove-tag', tagId: row.tag.id })) === undefined) return
  show({ tagId: null })
  say(t('Deleted {name} ({what}).', { name: row.tag.name, what: touched }), { undo: true })
}
