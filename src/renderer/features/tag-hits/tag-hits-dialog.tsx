import { useEffect, useRef, useState } from 'react'
import { act, say } from '#renderer/act.ts'
import { useAnswer } from '#renderer/answers.ts'
import { searchAsker } from '#renderer/search-asker.ts'
import type { HitToTag } from '#renderer/reading.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Chip } from '#renderer/ui/chip.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Field } from '#renderer/ui/field.tsx'
import { PickList } from '#renderer/ui/pick-list.tsx'
import { Segments } from '#renderer/ui/segments.tsx'
import { t, told } from '#renderer/words.ts'
import type { TagRow } from '#shared/queries/codebook.ts'
import { refuse } from '#shared/result.ts'
import { countInWords, firstOf, gatherHits, MOST_HITS, type Gathered } from './gather-hits.ts'
import { HitPreview } from './hit-preview.tsx'
import styles from './tag-hits-dialog.module.css'

export type TagHitsDialogProps = {
  readonly words: string
  /** The hits, where they are known; else the notebook is asked for all that a search finds. */
  readonly hits?: readonly HitToTag[]
  readonly onClose: () => void
}

const units = () =>
  [
    { id: 'words', name: t('The words') },
    { id: 'sentence', name: t('Their sentences') },
    { id: 'paragraph', name: t('Their paragraphs') }
  ] as const

type Tag = { readonly id: string } | { readonly name: string }

/** Puts a tag on all hits of a search, or on those chosen of them, in one step. */
export function TagHitsDialog({ words, hits: known, onClose }: TagHitsDialogProps) {
  const rows = useAnswer({ kind: 'codebook' })?.rows ?? []
  const { gathered, problem } = useGathered(words, known)
  const [tag, setTag] = useState<Tag | null>(null)
  const [unit, setUnit] = useState<ReturnType<typeof units>[number]['id']>('sentence')
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const hits = gathered?.hits ?? []
  const count = hits.length - left.size
  const [isAtWork, setAtWork] = useState(false)

  async function tagAll(): Promise<void> {
    if (!tag || count === 0 || isAtWork) return
    setAtWork(true)
    const passages = hits.flatMap(({ sourceId, start, end }, index) =>
      sourceId === null || left.has(index) ? [] : [{ sourceId, start, end }]
    )
    const picked = 'id' in tag ? { tagIds: [tag.id] } : { newTagNames: [tag.name] }
    const tagged = await act({ kind: 'mark-passages', passages, unit, ...picked })
    setAtWork(false)
    if (tagged === undefined) return
    onClose()
    say(t('Tagged {what}.', { what: countInWords(hits, left) }), { undo: true })
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('Tag all hits of “{words}”', { words: words.replaceAll('"', '') })}
      size="large"
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('Cancel')}
          </Button>
          <MainButton isReady={tag !== null && count > 0} picked={tag} onPress={() => void tagAll()}>
            {t('Tag {count, plural, one {# hit} other {# hits}}', { count })}
          </MainButton>
        </>
      }
    >
      <div className={styles.choices}>
        <TagChoice rows={rows} tag={tag} onChange={setTag} onCancel={onClose} />
        <Field label={t('What is marked')}>
          <Segments label={t('What is marked')} value={unit} options={units()} onChange={setUnit} />
        </Field>
      </div>
      <Summary gathered={gathered} problem={problem} left={left} />
      {hits.length > 0 && <HitPreview hits={hits} left={left} onLeft={setLeft} />}
    </Dialog>
  )
}

type SummaryProps = {
  readonly gathered: Gathered | null
  readonly problem: string | null
  readonly left: ReadonlySet<number>
}

function Summary({ gathered, problem, left }: SummaryProps) {
  const found = gathered ? countInWords(gathered.hits, left) : t('Looking for all hits…')
  const cut = t('These are the first {most, number}; search for more words to find fewer.', { most: MOST_HITS })
  return (
    <p className={styles.count} role="status">
      {problem ?? found}
      {gathered?.isCut && ` ${cut}`}
    </p>
  )
}

type TagChoiceProps = {
  readonly rows: readonly TagRow[]
  readonly tag: Tag | null
  readonly onChange: (tag: Tag | null) => void
  readonly onCancel: () => void
}

function TagChoice({ rows, tag, onChange, onCancel }: TagChoiceProps) {
  if (tag === null)
    return (
      <div className={styles.pick}>
        <PickList
          label={t('Tag')}
          placeholder={t('Find or make a tag')}
          newDetail={t('new tag')}
          options={rows.map(row => ({
            id: row.tag.id,
            name: row.tag.name,
            detail: row.path.split('/').slice(0, -1).join(' / '),
            colour: row.colour
          }))}
          onPick={id => onChange({ id })}
          onNew={name => onChange({ name })}
          onCancel={onCancel}
        />
      </div>
    )
  const row = 'id' in tag ? rows.find(one => one.tag.id === tag.id) : undefined
  return (
    <Field label={t('Tag')}>
      <div className={styles.tag}>
        <Chip name={'name' in tag ? tag.name : (row?.tag.name ?? '')} colour={row?.colour ?? 'slate'} />
        <Button kind="quiet" onPress={() => onChange(null)}>
          {t('Change')}
        </Button>
      </div>
    </Field>
  )
}

type MainButtonProps = {
  readonly isReady: boolean
  readonly picked: Tag | null
  readonly onPress: () => void
  readonly children: string
}

/** Takes the focus once after a tag was picked, so that Enter goes on; not when hits are left out and taken in again. */
function MainButton({ isReady, picked, onPress, children }: MainButtonProps) {
  const holder = useRef<HTMLSpanElement>(null)
  const gone = useRef<Tag | null>(null)
  useEffect(() => {
    if (!isReady || gone.current === picked) return
    gone.current = picked
    holder.current?.querySelector('button')?.focus()
  }, [isReady, picked])
  return (
    <span ref={holder}>
      <Button kind="main" isDisabled={!isReady} onPress={onPress}>
        {children}
      </Button>
    </span>
  )
}

function useGathered(words: string, known: readonly HitToTag[] | undefined) {
  const [answer, setAnswer] = useState<{ readonly gathered: Gathered | null; readonly problem: string | null }>({
    gathered: known ? firstOf(known) : null,
    problem: null
  })
  useEffect(() => {
    if (known) return
    let isGone = false
    const asked = searchAsker()
    const search: typeof asked = request =>
      asked(request).catch(() => refuse(t('Dossier does not answer. Try again in a moment.')))
    void gatherHits(search, words, () => !isGone).then(reply => {
      if (isGone) return
      if (reply.kind === 'refused') setAnswer({ gathered: null, problem: told(reply.reason) })
      else setAnswer({ gathered: reply.value, problem: null })
    })
    return () => {
      isGone = true
    }
  }, [words, known])
  return answer
}
