import type { Filter } from '#shared/queries/filter.ts'

/** What is shown: which screen, source, excerpt, tag, filter. Kept in the address, never in the notebook. */
export type View = {
  readonly screen: Screen
  readonly sourceId: string | null
  readonly excerptId: string | null
  /** A passage to show once; whoever shows it sets it back to null. */
  readonly at: { readonly start: number; readonly end: number } | null
  readonly tagId: string | null
  readonly filter: Filter
  readonly sort: 'source' | 'newest' | 'oldest' | 'tag'
  /** What is searched for. */
  readonly words: string
  /** What stands beside the source that is worked on, which is what all the rest speaks of. */
  readonly beside: Beside | null
  /** Whether the source that is worked on stands second of the two. */
  readonly isSecond: boolean
  /** Whether the two have changed places: they do so to the eye, so that neither loses what is selected in it. */
  readonly isCrossed: boolean
}

/** Another source with its own excerpt, or the note on the source or on the notebook. */
export type Beside =
  | { readonly kind: 'source'; readonly sourceId: string; readonly excerptId: string | null }
  | { readonly kind: 'note'; readonly of: NoteOf }

export const noteSubjects = ['source', 'notebook'] as const
export type NoteOf = (typeof noteSubjects)[number]

export const screens = ['read', 'excerpts', 'search', 'codebook'] as const
export type Screen = (typeof screens)[number]

/** What a window shows when nothing was chosen yet. */
export const noView: View = {
  screen: 'read',
  sourceId: null,
  excerptId: null,
  at: null,
  tagId: null,
  filter: {},
  sort: 'source',
  words: '',
  beside: null,
  isSecond: false,
  isCrossed: false
}

/** Write a view as the fragment of an address. */
export function hashOf(view: View): string {
  const parts = new URLSearchParams()
  if (view.sourceId) parts.set('source', view.sourceId)
  if (view.excerptId) parts.set('excerpt', view.excerptId)
  if (view.at) parts.set('at', `${view.at.start}-${view.at.end}`)
  if (view.tagId) parts.set('tag', view.tagId)
  if (Object.keys(view.filter).length > 0) parts.set('filter', JSON.stringify(view.filter))
  if (view.sort !== 'source') parts.set('sort', view.sort)
  if (view.words) parts.set('words', view.words)
  for (const [name, value] of besideIn(view)) parts.set(name, value)
  const query = parts.toString()
  return `#/${view.screen}${query ? `?${query}` : ''}`
}

/** Leave out of a view whatever holds words of the notebook; ids say nothing by themselves. */
export function withoutWords(view: View): View {
  const { text: _text, speaker: _speaker, ...filter } = view.filter
  return { ...view, filter, words: '' }
}

/** Read a view from the fragment of an address; what makes no sense in it is left out. */
export function viewOf(hash: string): View {
  const [path = '', query = ''] = hash.replace(/^#\//, '').split(/\?(.*)/s)
  if (!hash.startsWith('#/')) return noView
  const parts = new URLSearchParams(query)
  return {
    screen: oneOf(screens, path) ?? 'read',
    sourceId: parts.get('source'),
    excerptId: parts.get('excerpt'),
    at: rangeOf(parts.get('at')),
    tagId: parts.get('tag'),
    filter: filterOf(parts.get('filter')),
    sort: oneOf(['source', 'newest', 'oldest', 'tag'] as const, parts.get('sort')) ?? 'source',
    words: parts.get('words') ?? '',
    ...besideOf(parts)
  }
}

function besideIn({ beside, isSecond }: View): readonly (readonly [string, string])[] {
  if (!beside) return []
  const side: readonly (readonly [string, string])[] = isSecond ? [['side', 'second']] : []
  if (beside.kind === 'note') return [['note', beside.of], ...side]
  return [
    ['beside', beside.sourceId],
    ...(beside.excerptId ? [['beside-excerpt', beside.excerptId] as const] : []),
    ...side
  ]
}

function besideOf(parts: URLSearchParams): Pick<View, 'beside' | 'isSecond' | 'isCrossed'> {
  const sourceId = parts.get('beside')
  const note = oneOf(noteSubjects, parts.get('note'))
  const beside: Beside | null = sourceId
    ? { kind: 'source', sourceId, excerptId: parts.get('beside-excerpt') }
    : note
      ? { kind: 'note', of: note }
      : null
  return { beside, isSecond: beside !== null && parts.get('side') === 'second', isCrossed: false }
}

function oneOf<T extends string>(allowed: readonly T[], text: string | null): T | undefined {
  return allowed.find(one => one === text)
}

function rangeOf(text: string | null): View['at'] {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(text ?? '') ?? []
  if (start === undefined || end === undefined || Number(start) >= Number(end)) return null
  return { start: Number(start), end: Number(end) }
}

function filterOf(text: string | null): Filter {
  if (!text) return {}
  try {
    const filter: unknown = JSON.parse(text)
    return filter !== null && typeof filter === 'object' && !Array.isArray(filter) ? (filter as Filter) : {}
  } catch {
    return {}
  }
}
