import { useState } from 'react'
import { useAnswer } from '#renderer/answers.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Phrase } from '#renderer/ui/phrase.tsx'
import { dateLanguage, t, told } from '#renderer/words.ts'
import type { History, HistoryEntry } from '#shared/contract/history.ts'
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
      title={isOfSource ? t('History of the source') : t('History of the excerpt')}
      size="large"
    >
      {isOfSource ? <SourceName sourceId={subject.sourceId} /> : <ExcerptWords excerptId={subject.excerptId} />}
      {!history && !reason && (
        <p className={styles.quiet} role="status">
          {t('Reading the journal…')}
        </p>
      )}
      {reason !== null && <p role="alert">{reason}</p>}
      {history && (
        <>
          {history.problem !== null && <Problem problem={history.problem} />}
          <ol
            className={styles.entries}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Nothing in it takes the focus, and keys scroll it.
            tabIndex={0}
            aria-label={t('Changes, oldest first')}
          >
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
  return (
    <p role="alert">{t('The journal is damaged, so the history ends early: {problem}', { problem: told(problem) })}</p>
  )
}

function Entry({ entry: { revision, at, by, step, lines } }: { readonly entry: HistoryEntry }) {
  return (
    <li className={styles.entry}>
      <p className={styles.head}>
        <time className={styles.time} dateTime={at}>
          {timeInWords(at)}
        </time>
        <span className={styles.step}>{told(step)}</span>
        <span className={styles.by} dir="auto">
          {by || t('no name given')}
        </span>
        <span className={styles.number}>{t('change {number, number}', { number: revision })}</span>
      </p>
      <ul>
        {/* Two things done to two excerpts may be told in the same words, and the list never changes. */}
        {lines.map((line, index) => (
          <li key={`${index} ${line}`} dir="auto">
            {told(line)}
          </li>
        ))}
      </ul>
    </li>
  )
}

type PagerProps = { readonly from: number; readonly total: number; readonly onTurn: (from: number) => void }

function Pager({ from, total, onTurn }: PagerProps) {
  return (
    <nav className={styles.pager} aria-label={t('More changes')}>
      <Button kind="quiet" isDisabled={from === 0} onPress={() => onTurn(Math.max(0, from - PAGE))}>
        {t('Before')}
      </Button>
      <span>
        {t('{first, number} to {last, number} of {total, number}', {
          first: from + 1,
          last: Math.min(total, from + PAGE),
          total
        })}
      </span>
      <Button kind="quiet" isDisabled={from + PAGE >= total} onPress={() => onTurn(from + PAGE)}>
        {t('After')}
      </Button>
    </nav>
  )
}

function Facts({ history: { original, verified, erased, problem } }: { readonly history: History }) {
  return (
    <footer className={styles.facts}>
      {original !== null && (
        <p className={styles.sum}>
          <Phrase words={t('SHA-256 of the original: {sum}')} parts={{ sum: <code>{original}</code> }} />
        </p>
      )}
      <p>
        {problem === null
          ? t(
              'All {count, number} changes of the notebook were checked while reading: each follows from the one before.',
              {
                count: verified
              }
            )
          : t(
              'The first {count, number} changes of the notebook were checked while reading: each follows from the one before.',
              { count: verified }
            )}{' '}
        {erased > 0 && `${t('{count, number} of them were erased; some may have been made here.', { count: erased })} `}
        {t('Times and names are as this computer was told them.')}
      </p>
    </footer>
  )
}

function timeInWords(at: string): string {
  if (Number.isNaN(Date.parse(at))) return at
  return new Date(at).toLocaleString(dateLanguage(), { dateStyle: 'medium', timeStyle: 'short' })
}
