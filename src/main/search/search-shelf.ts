import type { Range } from '#shared/model/source-text.ts'
import type { CheckedSearch, Hit, SearchAnswer } from '#shared/search.ts'
import { fold } from '#shared/text/fold.ts'
import { characterEnd, characterStart } from '#shared/text/units.ts'
import type { ShelvedIn } from './messages.ts'
import { occurrencesOf } from './occurrences.ts'
import { foldedExact, foldedNote, nameOf, type Shelf } from './shelf.ts'
import { termsOf, type Term } from './terms.ts'
import type { Comparable } from './texts.ts'

/** The most hits that one answer holds. */
export const PAGE = 50

/** How many characters of what stands around a hit are shown. */
const AROUND = 80

/** A place that was found, told in full only if it comes onto the page. */
type Found = { readonly at: number; readonly hit: () => Hit | Promise<Hit> }

/**
 * Search the shelf, and pause now and then, so that a newer search can be heard of; null when `isStopped` says so
 * after one.
 */
export async function searchShelf(
  shelf: Shelf,
  { words, from, only }: CheckedSearch,
  pause: () => Promise<void>,
  isStopped: () => boolean
): Promise<SearchAnswer | null> {
  const terms = termsOf(words)
  if (terms.length === 0) return { total: 0, hits: [], unread: [] }
  const hits: Hit[] = []
  const unread: string[] = []
  let total = 0

  async function take(found: readonly Found[]): Promise<void> {
    const first = Math.max(0, from - total)
    for (const { hit } of found.slice(first, first + PAGE - hits.length)) hits.push(await hit())
    total += found.length
  }

  async function foundInAll(source: ShelvedIn<'sources'>): Promise<readonly Found[]> {
    const folded = await shelf.texts.folded(source.textHash)
    if (!folded) unread.push(source.title)
    return foundIn(shelf, source, folded, terms)
  }

  let rested = performance.now()
  for (const source of shelf.sources()) {
    if (only) await take(foundInExcerpts(shelf, source, terms))
    else await take(await foundInAll(source))
    if (performance.now() - rested < LONGEST_STRETCH_MS) continue
    await pause()
    if (isStopped()) return null
    rested = performance.now()
  }
  for (const record of only ? [] : shelf.named()) await take(inNote(record, terms, null, nameOf(record), 0))
  return { total, hits, unread }
}

const LONGEST_STRETCH_MS = 12

/** All that is found in a source, its excerpts and their notes: as it stands in the text, notes after their passages. */
function foundIn(
  shelf: Shelf,
  source: ShelvedIn<'sources'>,
  folded: Comparable | null,
  terms: readonly Term[]
): readonly Found[] {
  const inItself = [...inNote(source, terms, source.id, source.title, -1), ...inText(shelf, source, folded, terms)]
  const inExcerpts = foundInExcerpts(shelf, source, terms)
  return inExcerpts.length > 0 ? [...inItself, ...inExcerpts].toSorted((a, b) => a.at - b.at) : inItself
}

/** All that is found in the excerpts of a source, then in the notes on them. */
function foundInExcerpts(shelf: Shelf, source: ShelvedIn<'sources'>, terms: readonly Term[]): readonly Found[] {
  const excerpts = shelf.excerptsOf(source.id)
  return [
    ...excerpts.flatMap(excerpt => inExcerpt(shelf, source, excerpt, terms)),
    ...excerpts.flatMap(excerpt => inNote(excerpt, terms, source.id, source.title, excerpt.anchor.end))
  ]
}

function inText(
  shelf: Shelf,
  source: ShelvedIn<'sources'>,
  folded: Comparable | null,
  terms: readonly Term[]
): readonly Found[] {
  if (!folded) return []
  return occurrencesOf(folded.text, terms).map(({ start, end }) => ({
    at: folded.placeOf(start),
    hit: async () => {
      const read = await shelf.texts.read(source.textHash)
      const range = read?.folded.originalRange(start, end) ?? { start: 0, end: 0 }
      const base = {
        in: 'source',
        sourceId: source.id,
        sourceTitle: source.title,
        excerptId: null,
        tagId: null
      } as const
      return { ...base, ...inContext(read?.text ?? '', range) }
    }
  }))
}

function inExcerpt(
  shelf: Shelf,
  source: ShelvedIn<'sources'>,
  excerpt: ShelvedIn<'excerpts'>,
  terms: readonly Term[]
): readonly Found[] {
  const { start, exact, prefix, suffix } = excerpt.anchor
  return occurrencesOf(foldedExact(excerpt), terms).map(place => ({
    // Close enough: hits in a passage stand after those in the text before it.
    at: start + place.start,
    hit: async () => {
      const range = fold(exact).originalRange(place.start, place.end)
      const whole = { start: start + range.start, end: start + range.end }
      const text = (await shelf.texts.read(source.textHash))?.text
      const base = { in: 'excerpt', sourceId: source.id, sourceTitle: source.title, excerptId: excerpt.id } as const
      if (text !== undefined) return { ...base, tagId: null, ...inContext(text, whole) }
      const shift = prefix.length
      const shown = inContext(prefix + exact + suffix, { start: shift + range.start, end: shift + range.end })
      return { ...base, tagId: null, ...shown, ...whole }
    }
  }))
}

function inNote(
  record: ShelvedIn<'sources' | 'excerpts' | 'tags' | 'about'>,
  terms: readonly Term[],
  sourceId: string | null,
  sourceTitle: string,
  at: number
): readonly Found[] {
  return occurrencesOf(foldedNote(record), terms).map(({ start, end }) => ({
    at,
    hit: () => ({
      in: 'note',
      sourceId,
      sourceTitle,
      excerptId: record.table === 'excerpts' ? record.id : null,
      tagId: record.table === 'tags' ? record.id : null,
      ...inContext(record.note, fold(record.note).originalRange(start, end))
    })
  }))
}

function inContext(text: string, { start, end }: Range): Pick<Hit, 'start' | 'end' | 'text' | 'before' | 'after'> {
  return {
    start,
    end,
    text: text.slice(start, end),
    before: text.slice(characterEnd(text, Math.max(0, start - AROUND)), start),
    after: text.slice(end, characterStart(text, Math.min(text.length, end + AROUND)))
  }
}
