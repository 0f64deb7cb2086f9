import { useState } from 'react'
import { useAnswer } from '#renderer/answers.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import type { History, HistoryEntry } from '#shared/contract.ts'
import styles from './history-dialog.module.css'
import { useHistory, type HistorySubject } from './use-history.ts'

export type HistoryDialogProps = { readonly subject: HistorySubject; readonly onClose: () => void }

/** As many entries as a page holds. */
const PAGE = 100

/** Shows who did what and when to a source or an excerpt, oldest first, as the journal recorded it. */
export function HistoryDialog({ subject, onClose }: HistoryDialogProps) {
  const [from, setFrom] = useState(0)
  const { history, reason } = useHistory(subject, from)
  const isOfSource = 'sourceId' in subject
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={isOfSource ? 'History of the source' : 'History of the excerpt'}
      size="large"
    >
      {isOfSource ? <SourceName sourceId={subject.sourceId} /> : <ExcerptWords excerptId={subject.excerptId} />}
      {!history && !reason && (
        <p className={styles.quiet} role="status">
          Reading the journal…
        </p>
      )}
      {reason !== null && <p role="alert">{reason}</p>}
      {history && (
        <>
          {history.problem !== null && <Problem problem={history.problem} />}
          <ol className={styles.entries} aria-label="Changes, oldest first">
            {history.entries.map(entry => (
              <Entry key={entry.revision} entry={entry} />
            ))}
          </ol>
          {history.total > PAGE && <Pager from={from} total={history.total} onTurn={setFrom} />}
          <Facts history={history} />
        </>
      )}
    </Dialog>
  )
}

function SourceName({ sourceId }: { readonly sourceId: string }) {
  const source = useAnswer({ kind: 'source', sourceId })
  return source ? (
    <p className={styles.name} dir="auto">
      {source.title}
    </p>
  ) : null
}

function ExcerptWords({ excerptId }: { readonly excerptId: string }) {
  const excerpt = useAnswer({ kind: 'excerpt', excerptId })
  return excerpt ? (
    <q className={styles.words} dir="auto">
      {excerpt.anchor.exact}
    </q>
  ) : null
}

function Problem({ problem }: { readonly problem: string }) {
  return <p role="alert">The journal is damaged, so the history ends early: {problem}</p>
}

function Entry({ entry: { revision, at, by, step, lines } }: { readonly entry: HistoryEntry }) {
  return (
    <li className={styles.entry}>
      <p className={styles.head}>
        <time className={styles.time} dateTime={at}>
          {timeInWords(at)}
        </time>
        <span className={styles.step}>{step}</span>
        <span className={styles.by} dir="auto">
          {by || 'no name given'}
        </span>
        <span className={styles.number}>change {revision.toLocaleString('en')}</span>
      </p>
      <ul>
        {/* Two things done to two excerpts may be told in the same words, and the list never changes. */}
        {lines.map((line, index) => (
          <li key={`${index} ${line}`} dir="auto">
            {line}
          </li>
        ))}
      </ul>
    </li>
  )
}

type PagerProps = { readonly from: number; readonly total: number; readonly onTurn: (from: number) => void }

function Pager({ from, total, onTurn }: PagerProps) {
  return (
    <nav className={styles.pager} aria-label="More changes">
      <Button kind="quiet" isDisabled={from === 0} onPress={() => onTurn(Math.max(0, from - PAGE))}>
        Before
      </Button>
      <span>
        {from + 1} to {Math.min(total, from + PAGE)} of {total.toLocaleString('en')}
      </span>
      <Button kind="quiet" isDisabled={from + PAGE >= total} onPress={() => onTurn(from + PAGE)}>
        After
      </Button>
    </nav>
  )
}

function Facts({ history: { original, verified, erased, problem } }: { readonly history: History }) {
  return (
    <footer className={styles.facts}>
      {original !== null && (
        <p className={styles.sum}>
          SHA-256 of the original: <code>{original}</code>
        </p>
      )}
      <p>
        {problem === null ? 'All' : 'The first'} {verified.toLocaleString('en')} changes of the notebook were checked
        while reading: each follows from the one before.{' '}
        {erased > 0 && `${erased.toLocaleString('en')} of them were erased; some may have been made here. `}
        Times and names are as this computer was told them.
      </p>
    </footer>
  )
}

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

function timeInWords(at: string): string {
  return Number.isNaN(Date.parse(at)) ? at : time.format(new Date(at))
}
