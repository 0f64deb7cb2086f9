import { useState } from 'react'
import { act } from '#renderer/act.ts'
import { useAnswer, useDesk } from '#renderer/answers.ts'
import { MarkdownEditor } from '#renderer/ui/markdown-editor.tsx'
import { MarkdownPreview } from '#renderer/ui/markdown-preview.tsx'
import { Segments } from '#renderer/ui/segments.tsx'
import type { NoteOf } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import styles from './note-pane.module.css'

export type NotePaneProps = {
  readonly of: NoteOf
  /** The source that is read beside it. */
  readonly sourceId: string
  readonly autoFocus: boolean
  /** Called once the field took the focus by itself. */
  readonly onAutoFocus: () => void
  readonly onTurn: (of: NoteOf) => void
}

/** The note on the source that is read, or on the notebook, beside the text. */
export function NotePane(props: NotePaneProps) {
  const { of, onTurn } = props
  const [view, setView] = useState<'write' | 'read'>('write')
  return (
    <div className={styles.pane}>
      <div className={styles.choices}>
        <Segments label={t('Which note')} value={of} options={subjects()} onChange={onTurn} />
        <Segments label={t('View')} value={view} options={views()} onChange={setView} />
      </div>
      <Note {...props} isWritten={view === 'write'} />
    </div>
  )
}

function Note({ of, sourceId, autoFocus, onAutoFocus, isWritten }: NotePaneProps & { readonly isWritten: boolean }) {
  const isReadOnly = Boolean(useDesk()?.open?.readOnly)
  const note = useNote(of, sourceId)
  if (note === undefined) return null
  if (!isWritten) return <MarkdownPreview markdown={note || `*${t('Nothing is written yet.')}*`} />
  return (
    <div className={styles.editor}>
      <MarkdownEditor
        key={of === 'source' ? sourceId : 'notebook'}
        value={note}
        onChange={text => void act({ kind: 'write-note', on: subjectOf(of, sourceId), note: text })}
        label={of === 'source' ? t('Note on the source') : t('Note on the notebook')}
        placeholder={t('What you find, doubt and want to look up. Markdown works here.')}
        isReadOnly={isReadOnly}
        autoFocus={autoFocus}
        onAutoFocus={onAutoFocus}
      />
    </div>
  )
}

function useNote(of: NoteOf, sourceId: string): string | undefined {
  const source = useAnswer({ kind: 'source', sourceId })
  const overview = useAnswer({ kind: 'overview' })
  return of === 'source' ? source?.note : overview?.about?.note
}

function subjectOf(of: NoteOf, id: string) {
  return of === 'source' ? ({ kind: 'source', id } as const) : ({ kind: 'notebook' } as const)
}

function subjects() {
  return [
    { id: 'source', name: t('Source') },
    { id: 'notebook', name: t('Notebook') }
  ] as const
}

function views() {
  return [
    { id: 'write', name: t('Write') },
    { id: 'read', name: t('Read') }
  ] as const
}
