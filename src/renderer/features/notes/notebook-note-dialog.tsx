import { useState } from 'react'
import { act } from '#renderer/act.ts'
import { useAnswer, useDesk } from '#renderer/answers.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { MarkdownEditor } from '#renderer/ui/markdown-editor.tsx'
import { MarkdownPreview } from '#renderer/ui/markdown-preview.tsx'
import { Segments } from '#renderer/ui/segments.tsx'
import { t } from '#renderer/words.ts'
import styles from './notebook-note-dialog.module.css'

export type NotebookNoteDialogProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** The note on the notebook itself: what it is for, what is agreed, what is open. */
export function NotebookNoteDialog({ isOpen, onClose }: NotebookNoteDialogProps) {
  const overview = useAnswer({ kind: 'overview' })
  const about = overview?.about
  if (!isOpen || !about) return null
  return <OpenDialog key={about.notebookId} title={about.title} note={about.note} onClose={onClose} />
}

type OpenDialogProps = { readonly title: string; readonly note: string; readonly onClose: () => void }

function OpenDialog({ title, note, onClose }: OpenDialogProps) {
  const [view, setView] = useState<'write' | 'read'>('write')
  const isReadOnly = Boolean(useDesk()?.open?.readOnly)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('Note on {title}', { title })}
      footer={
        <>
          <span className={styles.views}>
            <Segments label={t('View')} value={view} options={views()} onChange={setView} />
          </span>
          <Button kind="main" onPress={onClose}>
            {t('Done')}
          </Button>
        </>
      }
    >
      {view === 'write' ? (
        <div className={styles.editor}>
          <MarkdownEditor
            value={note}
            onChange={text => void act({ kind: 'write-note', on: { kind: 'notebook' }, note: text })}
            label={t('Note on {title}', { title })}
            placeholder={t('What this notebook is for, what you agreed on, what is still open. Markdown works here.')}
            isReadOnly={isReadOnly}
            autoFocus
          />
        </div>
      ) : (
        <MarkdownPreview markdown={note || `*${t('Nothing is written yet.')}*`} />
      )}
    </Dialog>
  )
}

const views = () =>
  [
    { id: 'write', name: t('Write') },
    { id: 'read', name: t('Read') }
  ] as const
