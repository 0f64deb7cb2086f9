import { act, say } from '#renderer/act.ts'
import { dossier } from '#renderer/bridge.ts'
import { setReading } from '#renderer/reading.ts'
import { t } from '#renderer/words.ts'
import { LONGEST_NAME } from '#shared/codebook/names.ts'
import type { TagRow } from '#shared/queries/codebook.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import { foldText } from '#shared/text/fold.ts'
import type { Stretch } from './kernel/caret.ts'
import { nameInVivo } from './kernel/in-vivo.ts'
import { turnOnReply } from './late-turn.ts'

/** What tags and notes are put on: the selection, or else the current excerpt. */
export type Subject =
  | { readonly kind: 'selection'; readonly sourceId: string; readonly stretch: Stretch }
  | { readonly kind: 'excerpt'; readonly excerpt: PaintedExcerpt }

/** The tags to put on; a name that is not in the codebook yet becomes a tag in the same step. */
export type Picked = { readonly tagIds: readonly string[]; readonly newTagNames?: readonly string[] }

// What “as before” repeats: the tags that this excerpt bears by now. It may be on its way to the disk still.
let lastTagged: Promise<string | null> = Promise.resolve(null)

/** Put tags on the subject, marking it first where it is a selection. The value is the excerpt; null when refused. */
export async function applyTags(subject: Subject | null, { tagIds, newTagNames = [] }: Picked): Promise<string | null> {
  if (!subject) return tell(t('Select some text first.'))
  const before = lastTagged
  const tagging = putOn(subject, { tagIds, newTagNames })
  lastTagged = tagging.then(async excerptId => excerptId ?? (await before))
  return tagging
}

async function putOn(subject: Subject, { tagIds, newTagNames }: Required<Picked>): Promise<string | null> {
  const picked = { tagIds: [...tagIds], newTagNames: [...newTagNames] }
  if (subject.kind === 'selection') {
    const { sourceId, stretch } = subject
    const turn = turnOnReply()
    const outcome = await act({ kind: 'mark-excerpt', sourceId, start: stretch.start, end: stretch.end, ...picked })
    // Without an id the change is made but not saved; which excerpt it made shows when the answer comes.
    turn(outcome)
    return outcome ?? null
  }
  const outcome = await act({ kind: 'tag-excerpt', excerptId: subject.excerpt.id, ...picked })
  return outcome === undefined ? null : subject.excerpt.id
}

/** Put a tag on the subject, or take it off an excerpt that bears it. */
export async function toggleTag(subject: Subject | null, tagId: string): Promise<string | null> {
  if (subject?.kind !== 'excerpt' || !subject.excerpt.tagIds.includes(tagId))
    return applyTags(subject, { tagIds: [tagId] })
  await act({ kind: 'untag-excerpt', excerptId: subject.excerpt.id, tagId })
  return subject.excerpt.id
}

/** Put the tags on the subject that were put on the excerpt before. */
export async function tagAsBefore(subject: Subject | null): Promise<string | null> {
  if (!subject) return tell(t('Select some text first.'))
  const excerptId = await lastTagged
  const reply = excerptId ? await dossier.ask({ kind: 'excerpt', excerptId }).catch(() => null) : null
  const tagIds = reply?.kind === 'done' ? (reply.value.value?.tagIds ?? []) : []
  if (tagIds.length === 0) return tell(t('No tag was used yet. Press t to find one.'))
  return applyTags(subject, { tagIds })
}

/** Make a tag of the passage's own words, and put it on; a tag that is called so already is used. */
export async function tagInVivo(
  subject: Subject | null,
  text: string,
  rows: readonly TagRow[]
): Promise<string | null> {
  if (!subject) return tell(t('Select some text first.'))
  const { start, end } = subject.kind === 'selection' ? subject.stretch : subject.excerpt
  const name = nameInVivo(text.slice(start, end))
  if (!name) return tell(t('Select fewer words: the name of a tag has 1 to {most} characters.', { most: LONGEST_NAME }))
  const same = rows.find(({ tag }) => foldText(tag.name) === foldText(name))
  return applyTags(subject, same ? { tagIds: [same.tag.id] } : { tagIds: [], newTagNames: [name] })
}

/** Mark the selection without a tag. */
export async function mark(subject: Subject | null): Promise<string | null> {
  if (subject?.kind === 'excerpt') return subject.excerpt.id
  return applyTags(subject, { tagIds: [] })
}

/** Mark the selection where there is one, and go to the note or the speaker of the excerpt. */
export async function writeInto(subject: Subject | null, field: 'note' | 'speaker'): Promise<string | null> {
  const excerptId = await mark(subject)
  if (excerptId) setReading({ typeInto: field })
  return excerptId
}

/** Give an excerpt other borders. */
export async function moveBorders(excerptId: string, { start, end }: Stretch): Promise<boolean> {
  return (await act({ kind: 'move-excerpt', excerptId, start, end })) !== undefined
}

function tell(message: string): null {
  say(message)
  return null
}
