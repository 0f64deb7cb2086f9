import { useRef, useState } from 'react'
import { useAnswer, useDesk } from '#renderer/answers.ts'
import { keysOf, runShortcut, useShortcut } from '#renderer/shortcuts.ts'
import { Button } from '#renderer/ui/button.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { Menu } from '#renderer/ui/menu.tsx'
import { show, useView } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import type { TagRow } from '#shared/queries/index.ts'
import { AddTagDialog } from './add-tag-dialog.tsx'
import styles from './codebook-screen.module.css'
import { exportCodebook, importCodebook } from './codebook-files.ts'
import { TagDetails } from './tag-details.tsx'
import { TagTree } from './tag-tree.tsx'

/** The tree of tags, and what each of them means. */
export function CodebookScreen() {
  const codebook = useAnswer({ kind: 'codebook' })
  if (!codebook) return <div className={styles.screen} aria-busy="true" />
  return <Codebook rows={codebook.rows} />
}

function Codebook({ rows }: { readonly rows: readonly TagRow[] }) {
  const { tagId } = useView()
  const isReadOnly = Boolean(useDesk()?.open?.readOnly)
  const [below, setBelow] = useState<string | null | undefined>(undefined)
  const selected = rows.find(row => row.tag.id === tagId) ?? rows[0]
  useShortcut('add-tag', () => setBelow(null), !isReadOnly)
  useShortcut('add-tag-below', () => setBelow(selected?.tag.id ?? null), !isReadOnly)

  return (
    <div className={styles.screen}>
      <section className={styles.side} aria-label={t('Codebook')}>
        <Head rows={rows} onAdd={() => setBelow(null)} isReadOnly={isReadOnly} />
        {rows.length > 0 ? (
          <TagTree rows={rows} selectedId={selected?.tag.id ?? null} isReadOnly={isReadOnly} />
        ) : (
          <EmptyState title={t('No tags yet')}>
            <p>{t('Add a tag, or import a codebook from a CSV file.')}</p>
            <Button onPress={() => runShortcut('import-codebook')} isDisabled={isReadOnly}>
              {t('Import CSV…')} <Kbd>{keysOf('import-codebook')}</Kbd>
            </Button>
          </EmptyState>
        )}
      </section>
      {selected ? (
        <TagDetails
          key={selected.tag.id}
          row={selected}
          rows={rows}
          onAddBelow={() => setBelow(selected.tag.id)}
          isReadOnly={isReadOnly}
        />
      ) : (
        <section className={styles.nothing} aria-label={t('Details')}>
          <EmptyState title={t('A codebook says what each tag means')}>
            <p>{t('Write for each tag what counts and what does not, so that you and others use it the same way.')}</p>
          </EmptyState>
        </section>
      )}
      {below !== undefined && (
        <AddTagDialog
          rows={rows}
          parentId={below}
          onClose={addedId => {
            setBelow(undefined)
            if (addedId) show({ tagId: addedId })
          }}
        />
      )}
    </div>
  )
}

type HeadProps = { readonly rows: readonly TagRow[]; readonly onAdd: () => void; readonly isReadOnly: boolean }

function Head({ rows, onAdd, isReadOnly }: HeadProps) {
  const file = useRef<HTMLInputElement>(null)
  const importFile = () => file.current?.click()
  const exportFile = () => void exportCodebook(rows)
  useShortcut('export-codebook', exportFile, rows.length > 0)
  useShortcut('import-codebook', importFile, !isReadOnly)
  const items = [
    {
      id: 'import-codebook',
      label: t('Import CSV…'),
      onAction: importFile,
      keys: keysOf('import-codebook'),
      isDisabled: isReadOnly
    },
    {
      id: 'export-codebook',
      label: t('Export CSV'),
      onAction: exportFile,
      keys: keysOf('export-codebook'),
      isDisabled: rows.length === 0
    }
  ]
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>
        {t('Codebook')} <span className={styles.total}>{rows.length}</span>
      </h2>
      <Button onPress={onAdd} isDisabled={isReadOnly}>
        {t('Add tag')} <Kbd>{keysOf('add-tag')}</Kbd>
      </Button>
      <Menu label={t('Codebook file')} items={items}>
        <Icon name="more" />
      </Menu>
      <input
        ref={file}
        type="file"
        accept=".csv,text/csv"
        hidden
        onChange={event => void importCodebook(event.target)}
      />
    </header>
  )
}
