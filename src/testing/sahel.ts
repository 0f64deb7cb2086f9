import { describeRange } from '#shared/anchor/describe.ts'
import { notebookOf } from '#shared/change/draft.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import type { OpenNotebook } from '#shared/model/notebook.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import type { Source } from '#shared/model/source.ts'
import type { Tag } from '#shared/model/tag.ts'
import type { Texts } from '#shared/queries/query.ts'
import { placeOf } from '#shared/text/place.ts'

/** A small notebook in which any record may be replaced. */
export function notebookWith(parts: {
  readonly sources?: readonly Source[]
  readonly tags?: readonly Tag[]
  readonly excerpts?: readonly Excerpt[]
  readonly title?: string
  readonly note?: string
}): OpenNotebook {
  const { sources = [], tags = [], excerpts = [], title = 'Sahel', note = '' } = parts
  return notebookOf(draft => {
    draft.put('about', { id: 'about', notebookId: 'n1', title, note, createdAt: '2025-03-01T08:00:00.000Z' })
    for (const source of sources) draft.put('sources', source)
    for (const tag of tags) draft.put('tags', tag)
    for (const excerpt of excerpts) draft.put('excerpts', excerpt)
  })
}

export function aSource(id: string, parts: Partial<Source> = {}): Source {
  return {
    id,
    title: 'Three states leave',
    authors: ['Mariam Oussé'],
    publisher: 'The Savanna Ledger',
    published: '2025-03-06',
    accessed: '2025-03-10',
    url: 'https://ledger.example/leave',
    language: 'en',
    kind: 'news article',
    sha256: 'a'.repeat(64),
    textHash: 'b'.repeat(64),
    format: 'txt',
    fileName: 'leave.txt',
    bytes: 1000,
    encoding: 'UTF-8',
    words: 100,
    note: '',
    addedAt: '2025-03-10T09:00:00.000Z',
    by: 'Awa',
    ...parts
  }
}

export function aTag(id: string, name: string, parts: Partial<Tag> = {}): Tag {
  const words = { definition: '', counts: '', doesNotCount: '', example: '', note: '' }
  return { id, name, parentId: null, order: 1, colour: 'ochre', key: null, ...words, ...parts }
}

/** Mark a passage of a text by its words. */
export function anExcerpt(id: string, text: SourceText, passage: string, parts: Partial<Excerpt> = {}): Excerpt {
  const start = text.text.indexOf(passage)
  if (start < 0) throw new Error(`The text does not say “${passage}”.`)
  return {
    id,
    sourceId: 's1',
    anchor: describeRange(text.text, start, start + passage.length),
    place: placeOf(text, start),
    tagIds: [],
    note: '',
    speaker: '',
    voice: null,
    by: 'Awa',
    createdAt: '2025-03-11T10:00:00.000Z',
    updatedAt: '2025-03-11T10:00:00.000Z',
    ...parts
  }
}

/** Make a text of paragraphs; one that begins with `# ` becomes a heading. */
export function textOf(...paragraphs: readonly string[]): SourceText {
  let at = 0
  const blocks: SourceText['blocks'][number][] = []
  const bare = paragraphs.map(paragraph => paragraph.replace(/^# /, ''))
  for (const [i, paragraph] of bare.entries()) {
    const range = { start: at, end: at + paragraph.length }
    blocks.push(
      paragraphs[i]?.startsWith('# ') ? { kind: 'heading', level: 2, ...range } : { kind: 'paragraph', ...range }
    )
    at = range.end + 2
  }
  return { text: bare.join('\n\n'), blocks, marks: [] }
}

/** Texts of sources by id. */
export function textsOf(texts: Readonly<Record<string, SourceText>>): Texts {
  return source => texts[source.id] ?? null
}
