import { useState } from 'react'
import { act } from '#renderer/act.ts'
import { useAnswer } from '#renderer/answers.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Field } from '#renderer/ui/field.tsx'
import { MarkdownEditor } from '#renderer/ui/markdown-editor.tsx'
import { numeral, t } from '#renderer/words.ts'
import type { Citation, Source } from '#shared/model/source.ts'
import { CitationFields } from './citation-fields.tsx'
import styles from './source-details.module.css'
import { dayOf, formatName, sizeOf } from './source-words.ts'

export type SourceDetailsProps = {
  /** Null while the dialog is closed. */
  readonly sourceId: string | null
  readonly onClose: () => void
  readonly isReadOnly: boolean
}

/** Edits where a source comes from and the note on it, and shows what is known of its original. */
export function SourceDetails({ sourceId, onClose, isReadOnly }: SourceDetailsProps) {
  if (sourceId === null) return null
  return <OpenDetails key={sourceId} sourceId={sourceId} onClose={onClose} isReadOnly={isReadOnly} />
}

type OpenProps = SourceDetailsProps & { readonly sourceId: string }

function OpenDetails({ sourceId, onClose, isReadOnly }: OpenProps) {
  const source = useAnswer({ kind: 'source', sourceId })
  const [edits, setEdits] = useState<Partial<Citation>>({})

  async function save(): Promise<void> {
    const isSame = Object.keys(edits).length === 0
    const outcome = isSame ? null : await act({ kind: 'edit-source', sourceId, citation: unlocked(edits) })
    if (outcome !== undefined) onClose()
  }

  const footer = isReadOnly ? (
    <Button onPress={onClose}>{t('Close')}</Button>
  ) : (
    <>
      <Button onPress={onClose}>{t('Cancel')}</Button>
      <Button kind="main" onPress={() => void save()}>
        {t('Save')}
      </Button>
    </>
  )

  return (
    <Dialog isOpen onClose={onClose} title={t('Details of the source')} size="large" footer={footer}>
      {source === null && <p>{t('This source is no longer in the notebook.')}</p>}
      {source && (
        <>
          <CitationFields
            citation={{ ...source, ...edits }}
            isReadOnly={isReadOnly}
            autoFocus
            onChange={part => setEdits({ ...edits, ...part })}
            onSubmit={() => void save()}
          />
          <Field label={t('Note on the source')} hint={isReadOnly ? '' : t('Markdown. Saved as you type.')}>
            <MarkdownEditor
              key={source.id}
              label={t('Note on the source')}
              value={source.note}
              placeholder={isReadOnly ? t('No note') : t('What this source is, how far to trust it, what to look up')}
              isReadOnly={isReadOnly}
              onChange={note => void act({ kind: 'write-note', on: { kind: 'source', id: source.id }, note })}
            />
          </Field>
          <Facts source={source} />
        </>
      )}
    </Dialog>
  )
}

function Facts({ source }: { readonly source: Source }) {
  const facts: readonly (readonly [string, string])[] = [
    [t('File'), `${source.fileName} · ${sizeOf(source.bytes)}`],
    [t('Format'), [formatName(source.format), source.encoding].filter(Boolean).join(' · ')],
    [t('Words'), numeral(source.words)],
    [t('Added'), addedIn(source)],
    [t('SHA-256 of the original'), source.sha256]
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function addedIn({ addedAt, by }: Source): string {
  const day = dayOf(addedAt.slice(0, 10))
  return by ? t('{day} by {name}', { day, name: by }) : day
}

/** The same citation with arrays of its own, as a command wants them. */
function unlocked({ authors, ...rest }: Partial<Citation>) {
  return { ...rest, ...(authors && { authors: [...authors] }) }
}
