import type { ReactNode } from 'react'
import { Select } from '#renderer/ui/select.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { sourceKinds, type Citation } from '#shared/model/source.ts'
import styles from './citation-fields.module.css'
import { kindNames } from './source-words.ts'

export type CitationFieldsProps = {
  readonly citation: Citation
  readonly onChange: (part: Partial<Citation>) => void
  /** Only title, publisher, date and kind. */
  readonly isShort?: boolean
  readonly autoFocus?: boolean
  readonly isReadOnly?: boolean
  readonly onSubmit?: () => void
  /** More fields at the end. */
  readonly children?: ReactNode
}

const kinds = sourceKinds.map(id => ({ id, name: kindNames[id] }))

/** Edits where a source comes from; nothing is required. */
export function CitationFields(props: CitationFieldsProps) {
  const { citation, onChange, isShort = false, autoFocus = false, isReadOnly = false, onSubmit, children } = props
  const shared = { isReadOnly, ...(onSubmit && { onSubmit }) }
  return (
    <div className={styles.fields}>
      <div className={styles.wide}>
        <TextField
          {...shared}
          label="Title"
          autoFocus={autoFocus}
          value={citation.title}
          onChange={title => onChange({ title })}
        />
      </div>
      {!isShort && (
        <div className={styles.wide}>
          <TextField
            {...shared}
            label="Authors"
            hint="Several: put a semicolon between them."
            value={citation.authors.join('; ')}
            onChange={text => onChange({ authors: authorsOf(text) })}
          />
        </div>
      )}
      <TextField
        {...shared}
        label="Publisher"
        value={citation.publisher}
        onChange={publisher => onChange({ publisher })}
      />
      <Select
        label="Kind"
        value={citation.kind}
        options={kinds}
        isDisabled={isReadOnly}
        onChange={kind => onChange({ kind })}
      />
      <DateField
        {...shared}
        label="Published"
        value={citation.published}
        onChange={published => onChange({ published })}
      />
      {!isShort && (
        <>
          <DateField
            {...shared}
            label="Fetched or read"
            value={citation.accessed}
            onChange={accessed => onChange({ accessed })}
          />
          <TextField {...shared} label="Web address" value={citation.url} onChange={url => onChange({ url })} />
          <TextField
            {...shared}
            label="Language"
            hint="Its code, such as en or fr."
            value={citation.language}
            onChange={language => onChange({ language })}
          />
        </>
      )}
      {children}
    </div>
  )
}

type DateFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (date: string) => void
  readonly isReadOnly: boolean
  readonly onSubmit?: () => void
}

function DateField(props: DateFieldProps) {
  const isFine = /^(\d{4}(-\d\d(-\d\d)?)?)?$/.test(props.value.trim())
  return <TextField {...props} placeholder="2025-09-23" problem={isFine ? null : 'As 2025, 2025-09 or 2025-09-23.'} />
}

/** Read the names as they are typed; a semicolon just typed starts the next one. */
function authorsOf(text: string): readonly string[] {
  return text.split(';').map(name => name.replace(/^ /, ''))
}
