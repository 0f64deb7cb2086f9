import { useState } from 'react'
import { say } from '#renderer/act.ts'
import { useAnswer } from '#renderer/answers.ts'
import { remembered } from '#renderer/remembered.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Checkbox } from '#renderer/ui/checkbox.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ProgressBar } from '#renderer/ui/progress-bar.tsx'
import { t, told } from '#renderer/words.ts'
import type { ExportRequest } from '#shared/export/export.ts'
import type { Filter } from '#shared/queries/filter.ts'
import { Choices } from './choices.tsx'
import { download, type WholeFile } from './download.ts'
import styles from './export-dialog.module.css'
import { keepLastChoice, type LastChoice, readLastChoice } from './last-choice.ts'
import { useFetching } from './use-fetching.ts'
import { useNames } from './use-names.ts'

export type ExportDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** What the list behind the dialog shows, where it shows a part. */
  readonly filter?: Filter
  /** What that part is called. */
  readonly partName?: string
  /** The source behind the dialog, which can be exported whole with its marks. */
  readonly annotatedSourceId?: string
  /** Whether that source is what is asked for. */
  readonly isOfSource?: boolean
}

/** Asks what to export and how; Enter exports as last time. */
export function ExportDialog(props: ExportDialogProps) {
  return props.isOpen ? <OpenDialog {...props} /> : null
}

type What = 'all' | 'filter' | 'source'

function OpenDialog({ onClose, filter, partName = '', annotatedSourceId, isOfSource }: ExportDialogProps) {
  const isPart = filter !== undefined && Object.keys(filter).length > 0
  const [what, setWhat] = useState<What>(isOfSource ? 'source' : isPart ? 'filter' : 'all')
  const [choice, setChoice] = useState(() => readLastChoice(remembered))
  const [problem, setProblem] = useState<string | null>(null)
  const { isAtWork, part, fetch } = useFetching()
  const request = requestOf(what, choice, filter, annotatedSourceId)
  const names = useNames(request)

  async function run(): Promise<void> {
    setProblem(null)
    const reply = await fetch(request)
    if (reply === null) return
    if (reply.kind === 'refused') return setProblem(reply.reason)
    download(reply.value)
    keepLastChoice(remembered, choice)
    onClose()
    say(savedAs(reply.value))
  }

  const buttons = (
    <>
      <Button onPress={onClose}>{t('Cancel')}</Button>
      <Button kind="main" onPress={() => void run()} isDisabled={isAtWork} autoFocus>
        {isAtWork ? t('Exporting…') : t('Export')}
      </Button>
    </>
  )
  return (
    <Dialog isOpen onClose={onClose} title={t('Export')} footer={buttons}>
      <Choices
        label={t('What')}
        value={what}
        options={useWhats(isPart ? { filter, name: partName } : undefined, annotatedSourceId)}
        onChange={setWhat}
      />
      <Choices
        label={t('Format')}
        value={request.format}
        options={what === 'source' ? formats().filter(({ id }) => isForSource(id)) : formats()}
        onChange={format => setChoice({ ...choice, format })}
      />
      <With choice={choice} format={request.format} onChange={setChoice} />
      {names && (
        <p className={styles.names} role="status">
          {told(names)}
        </p>
      )}
      <Outcome part={part} problem={problem} />
    </Dialog>
  )
}

function Outcome({ part, problem }: { readonly part: number | null; readonly problem: string | null }) {
  return (
    <>
      {part !== null && <ProgressBar label={t('Exporting…')} part={part} />}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </>
  )
}

type WithProps = {
  readonly choice: LastChoice
  readonly format: LastChoice['format']
  readonly onChange: (choice: LastChoice) => void
}

function With({ choice, format, onChange }: WithProps) {
  const hasSeal = format !== 'csv'
  return (
    <div className={styles.with}>
      <Checkbox isSelected={choice.withCodebook} onChange={withCodebook => onChange({ ...choice, withCodebook })}>
        {t('With the definitions of the codebook')}
      </Checkbox>
      <Checkbox isSelected={choice.withNotes} onChange={withNotes => onChange({ ...choice, withNotes })}>
        {t('With notes')}
      </Checkbox>
      <Checkbox
        isSelected={hasSeal && choice.withSeal}
        isDisabled={!hasSeal}
        onChange={withSeal => onChange({ ...choice, withSeal })}
      >
        {hasSeal ? t('With a seal, which shows which computer it comes from') : t('With a seal (not in a spreadsheet)')}
      </Checkbox>
    </div>
  )
}

function savedAs({ fileName, unsealed }: WholeFile): string {
  if (unsealed === undefined) return t('Saved as {fileName}.', { fileName })
  return `${t('Saved as {fileName}, without a seal.', { fileName })} ${told(unsealed)}`
}

const formats = () =>
  [
    { id: 'md', name: 'Markdown', detail: t('To go on writing in any editor') },
    { id: 'html', name: t('Web page'), detail: t('One file to read or print') },
    { id: 'csv', name: t('Spreadsheet (CSV)'), detail: t('One row for each excerpt') },
    { id: 'json', name: t('Data (JSON)'), detail: t('Complete, for other programs') }
  ] as const

function isForSource(format: LastChoice['format']): boolean {
  return format === 'md' || format === 'html'
}

function requestOf(what: What, choice: LastChoice, filter?: Filter, annotatedSourceId?: string) {
  const request: ExportRequest = { ...choice, filter: what === 'filter' ? (filter ?? {}) : {} }
  if (what !== 'source' || annotatedSourceId === undefined) return request
  return { ...request, annotatedSourceId, format: isForSource(choice.format) ? choice.format : ('md' as const) }
}

type Part = { readonly filter: Filter; readonly name: string }

/** What there is to export, with how much it is. */
function useWhats(shown: Part | undefined, sourceId: string | undefined) {
  const overview = useAnswer({ kind: 'overview' })
  const part = useAnswer({ kind: 'excerpts', filter: shown?.filter ?? {} })
  const source = useAnswer({ kind: 'source', sourceId: sourceId ?? '' })
  const whats: { id: What; name: string; detail: string }[] = []
  if (shown) whats.push({ id: 'filter', name: shown.name, detail: excerptsOf(part?.total) })
  whats.push({ id: 'all', name: t('Everything'), detail: excerptsOf(overview?.excerpts) })
  if (source)
    whats.push({
      id: 'source',
      name: t('This source, annotated'),
      detail: t('{title}: its full text with numbered marks', { title: source.title || source.fileName })
    })
  return whats
}

function excerptsOf(count: number | undefined): string {
  return count === undefined ? '' : t('{count, plural, one {# excerpt} other {# excerpts}}', { count })
}
