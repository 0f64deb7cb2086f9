import { Select } from '#renderer/ui/select.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { t } from '#renderer/words.ts'
import { sourceKinds, type Citation } from '#shared/model/source.ts'
import styles from './citation-fields.module.css'
import { kindName } from './source-words.ts'

export type CitationFieldsProps = {
  readonly citation: Citation
  readonly onChange: (part: Partial<Citation>) => void
  /** Only title, publisher, date and kind. */
  readonly isShort?: boolean
  readonly autoFocus?: boolean
  readonly isReadOnly?: boolean
  readonly onSubmit?: () => void
}

/** Edits where a source comes from; nothing is required. */
export function CitationFields(props: CitationFieldsProps) {
  const { citation, onChange, isShort = false, autoFocus = false, isReadOnly = false, onSubmit } = props
  const shared = { isReadOnly, ...(onSubmit && { onSubmit }) }
  const { title, publisher, published, kind } = citation
  return (
    <div className={styles.fields}>
      <div className={styles.wide}>
        <TextField
          {...shared}
          label={t('Title')}
          autoFocus={autoFocus}
          value={title}
          onChange={text => onChange({ title: text })}
        />
      </div>
      {!isShort && <Authors {...shared} citation={citation} onChange={onChange} />}
      <TextField
        {...shared}
        label={t('Publisher')}
        value={publisher}
        onChange={text => onChange({ publisher: text })}
      />
      <Select
        label={t('Kind')}
        value={kind}
        options={sourceKinds.map(id => ({ id, name: kindName(id) }))}
        isDisabled={isReadOnly}
        onChange={chosen => onChange({ kind: chosen })}
      />
      <DateField
        {...shared}
        label={t('Published')}
        value={published}
        onChange={date => onChange({ published: date })}
      />
      {!isShort && <Found {...shared} citation={citation} onChange={onChange} />}
    </div>
  )
}

type PartProps = Pick<CitationFieldsProps, 'citation' | 'onChange'> & {
  readonly isReadOnly: boolean
  readonly onSubmit?: () => void
}

function Authors({ citation, onChange, ...shared }: PartProps) {
  return (
    <div className={styles.wide}>
      <TextField
        {...shared}
        label={t('Authors')}
        hint={shared.isReadOnly ? '' : t('Several: put a semicolon between them.')}
        value={citation.authors.join('; ')}
        onChange={text => onChange({ authors: authorsOf(text) })}
      />
    </div>
  )
}

/** Where and when the source was found, and in what language. */
function Found({ citation: { accessed, url, language }, onChange, ...shared }: PartProps) {
  return (
    <>
      <DateField
        {...shared}
        label={t('Fetched or read')}
        value={accessed}
        onChange={date => onChange({ accessed: date })}
      />
      <TextField {...shared} label={t('Web address')} value={url} onChange={text => onChange({ url: text })} />
      <TextField
        {...shared}
        label={t('Language')}
        hint={shared.isReadOnly ? '' : t('Its code, such as en or fr.')}
        value={language}
        onChange={text => onChange({ language: text })}
      />
    </>
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
  return (
    <TextField
      {...props}
      // An example would read like a date in a field that cannot be changed.
      placeholder={props.isReadOnly ? '' : '2025-09-23'}
      problem={isFine ? null : t('As 2025, 2025-09 or 2025-09-23.')}
    />
  )
}

/** Read the names as they are typed; a semicolon just typed starts the next one. */
function authorsOf(text: string): readonly string[] {
  return text.split(';').map(name => name.replace(/^ /, ''))
}
