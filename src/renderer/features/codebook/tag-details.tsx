import { useState } from 'react'
import { act, say } from '#renderer/act.ts'
import { keysOf, useShortcut } from '#renderer/shortcuts.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Field } from '#renderer/ui/field.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { MarkdownEditor } from '#renderer/ui/markdown-editor.tsx'
import { Menu } from '#renderer/ui/menu.tsx'
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
export function TagDetails({ row, rows, onAddBelow, isReadOnly }: TagDetailsProps) {
  const { tag } = row
  const [isMerging, setMerging] = useState(false)
  const define = (part: Parts) => void act({ kind: 'define-tag', tagId: tag.id, ...part })
  const remove = () => void removeTag(row, rows)
  useShortcut('merge-tag', () => setMerging(true), !isReadOnly && rows.length > 1)
  useShortcut('remove-tag', remove, !isReadOnly)
  useShortcut('show-tag-excerpts', () => showExcerpts(tag.id))

  return (
    <section className={styles.details} aria-label={`Details of ${tag.name}`}>
      <div className={styles.column}>
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
            <Menu
              label={`More on ${tag.name}`}
              items={[
                {
                  id: 'add',
                  label: 'Add a tag below',
                  onAction: onAddBelow,
                  keys: keysOf('add-tag-below'),
                  isDisabled: isReadOnly
                },
                {
                  id: 'merge',
                  label: 'Merge into…',
                  onAction: () => setMerging(true),
                  keys: keysOf('merge-tag'),
                  isDisabled: isReadOnly || rows.length < 2
                },
                'line',
                {
                  id: 'remove',
                  label: `Delete (${touchedBy(row, rows)})`,
                  onAction: remove,
                  keys: keysOf('remove-tag'),
                  isDanger: true,
                  isDisabled: isReadOnly
                }
              ]}
            >
              <Icon name="more" />
            </Menu>
          </div>
        </header>
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
        <TypedField
          label="Definition"
          value={tag.definition}
          onChange={definition => define({ definition })}
          placeholder="What this tag means"
          isReadOnly={isReadOnly}
        />
        <TypedField
          label="Counts"
          value={tag.counts}
          onChange={counts => define({ counts })}
          placeholder="What falls under it"
          isReadOnly={isReadOnly}
        />
        <TypedField
          label="Does not count"
          value={tag.doesNotCount}
          onChange={doesNotCount => define({ doesNotCount })}
          placeholder="What looks like it and is not"
          isReadOnly={isReadOnly}
        />
        <TypedField
          label="Example"
          value={tag.example}
          onChange={example => define({ example })}
          placeholder="A sentence that would bear it"
          isReadOnly={isReadOnly}
        />
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
      {isMerging && <MergeDialog row={row} rows={rows} onClose={() => setMerging(false)} />}
    </section>
  )
}

type Parts = { readonly [K in 'definition' | 'counts' | 'doesNotCount' | 'example']?: string }

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
