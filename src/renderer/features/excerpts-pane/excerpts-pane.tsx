import { useMemo, useState } from 'react'
import { useAnswer, useDesk, useLatestAnswer } from '#renderer/answers.ts'
import { keysOf } from '#renderer/shortcuts.ts'
import { useAfterPaint } from '#renderer/ui/after-paint.ts'
import { Button } from '#renderer/ui/button.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { Phrase } from '#renderer/ui/phrase.tsx'
import { useView } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import { Cards } from './cards.tsx'
import type { ShownTag } from './excerpt-card.tsx'
import styles from './excerpts-pane.module.css'

export type ExcerptsPaneProps = { readonly sourceId: string }

/** As many excerpts as an answer holds. */
const PAGE = 100

/** Lists the excerpts of the source that is read, in reading order; the current one can be worked on. */
export function ExcerptsPane({ sourceId }: ExcerptsPaneProps) {
  const { excerptId } = useView()
  const isReadOnly = (useDesk()?.open?.readOnly ?? null) !== null
  const tags = useTags()
  const { from, setFrom } = usePage(sourceId, excerptId)
  const page = useLatestAnswer({ kind: 'excerpts-of', sourceId, from })
  // Cards may not keep the text and what is painted on it waiting.
  const isListed = useAfterPaint(page !== undefined, false)
  if (!page) return <div className={styles.pane} aria-busy="true" />
  // While the source changes, the answer before is still that of the other source.
  const excerpts = isListed ? page.excerpts.filter(excerpt => excerpt.sourceId === sourceId) : []

  return (
    <section className={styles.pane} aria-labelledby="excerpts-pane-head">
      <header className={styles.head}>
        <h2 id="excerpts-pane-head">{t('In this source')}</h2>
        <span>{page.total}</span>
      </header>
      {page.total === 0 && <NoExcerpts />}
      <Cards {...{ excerpts, from, total: page.total, tags, isReadOnly }} currentId={excerptId} />
      {page.total > PAGE && <Pager from={from} total={page.total} onTurn={setFrom} />}
    </section>
  )
}

function NoExcerpts() {
  return (
    <EmptyState title={t('No excerpts yet')}>
      <p>
        <Phrase
          words={t('Select a passage and press {tag} to tag it, or {note} to write a note on it.')}
          parts={{ tag: <Kbd>{keysOf('pick-tag')}</Kbd>, note: <Kbd>{keysOf('write-note')}</Kbd> }}
        />
      </p>
      <p>
        <Phrase
          words={t('Without a mouse: {sentence} selects a sentence, {paragraph} a paragraph.')}
          parts={{
            sentence: <Kbd>{keysOf('select-sentence')}</Kbd>,
            paragraph: <Kbd>{keysOf('select-paragraph')}</Kbd>
          }}
        />
      </p>
    </EmptyState>
  )
}

type PagerProps = { readonly from: number; readonly total: number; readonly onTurn: (from: number) => void }

function Pager({ from, total, onTurn }: PagerProps) {
  return (
    <nav className={styles.pager} aria-label={t('More excerpts')}>
      <Button kind="quiet" isDisabled={from === 0} onPress={() => onTurn(Math.max(0, from - PAGE))}>
        {t('Before|excerpts')}
      </Button>
      <span>{t('{first} to {last} of {total}', { first: from + 1, last: Math.min(total, from + PAGE), total })}</span>
      <Button kind="quiet" isDisabled={from + PAGE >= total} onPress={() => onTurn(from + PAGE)}>
        {t('After|excerpts')}
      </Button>
    </nav>
  )
}

/** The tags by their ids; the same as before while only their counts change. */
function useTags(): ReadonlyMap<string, ShownTag> {
  const rows = useAnswer({ kind: 'codebook' })?.rows ?? []
  const key = JSON.stringify(rows.map(({ tag: { id, name }, path, colour }): ShownTag => ({ id, name, path, colour })))
  return useMemo(() => new Map((JSON.parse(key) as readonly ShownTag[]).map(tag => [tag.id, tag])), [key])
}

/** Which page is shown: the one that was turned to, until another excerpt becomes current. */
function usePage(sourceId: string, excerptId: string | null) {
  const painted = useAnswer({ kind: 'painted', sourceId })
  const [turned, setTurned] = useState<{ readonly to: number; readonly away: string | null } | null>(null)
  const at = useMemo(() => painted?.findIndex(({ id }) => id === excerptId) ?? -1, [painted, excerptId])
  const pageOfCurrent = Math.floor(Math.max(0, at) / PAGE) * PAGE
  const last = Math.floor(Math.max(0, (painted?.length ?? 0) - 1) / PAGE) * PAGE
  // Letting go of the current excerpt does not turn the page back.
  const [lastPage, setLastPage] = useState(0)
  if (at >= 0 && lastPage !== pageOfCurrent) setLastPage(pageOfCurrent)
  const from = turned && turned.away === excerptId ? turned.to : at >= 0 ? pageOfCurrent : lastPage
  return { from: Math.min(from, last), setFrom: (to: number) => setTurned({ to, away: excerptId }) }
}
