import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, indexed, touchedBy } from '#shared/change/change.ts'
import { notebookOf, startDraft, type Draft } from '#shared/change/draft.ts'
import { finished } from '#shared/change/steps.ts'
import { ABOUT_ID } from '#shared/model/about.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import type { Source } from '#shared/model/source.ts'
import type { Tag } from '#shared/model/tag.ts'
import { noCitation, openMemory, type Memory } from '../../testing/notebook.ts'
import { queryDefinition, querySchema, type Query, type ValueOf } from './index.ts'
import type { Texts } from './query.ts'

function answer<Q extends Query>(notebook: Notebook, query: Q, texts: Texts = () => null) {
  const input = querySchema.parse(query)
  return queryDefinition(input).answer(notebook, input, texts) as ValueOf<Q>
}

function open() {
  const memory = openMemory()
  const niamey = memory.source('Niamey', 'The court opened an inquiry into the coup.', 'The junta’s voice said no.')
  const bamako = memory.source('Bamako', 'Wagner men came.', 'The court said nothing.')
  const [coups, courts] = [memory.tag('Coups'), memory.tag('Courts')]
  return { ...memory, niamey, bamako, coups, courts, junta: memory.tag('Junta', coups), ask: asking(memory) }
}

function asking({ notebook, context }: Memory) {
  return <Q extends Query>(query: Q) => answer(notebook, query, context.textOf)
}

describe('queries (Q)', () => {
  it('[Q1] give excerpts in reading order, a page at a time', () => {
    const notebook = notebookOf(({ put }) => {
      for (let i = 150; i > 0; i--) put('excerpts', excerptRecord(`e${i}`, i, 'niger'))
      put('excerpts', excerptRecord('elsewhere', 0, 'mali'))
    })
    const { total, excerpts } = answer(notebook, { kind: 'excerpts-of', sourceId: 'niger', from: 100 })
    expect([total, excerpts.map(({ id }) => id)]).toEqual([150, Array.from({ length: 50 }, (_, i) => `e${i + 101}`)])
    const all = answer(notebook, { kind: 'excerpts', from: 149 })
    expect([all.total, all.rows.map(({ excerpt }) => excerpt.id)]).toEqual([151, ['e149', 'e150']])
    expect(answer(notebook, { kind: 'excerpts', from: 151 }).rows).toEqual([])
  })

  it('[Q2] count what is in the notebook', () => {
    const { ask, mark, niamey, coups, notebook } = open()
    mark(niamey, 'The court', coups)
    mark(niamey, 'inquiry')
    const about = notebook.about.get(ABOUT_ID)
    expect(ask({ kind: 'overview' })).toEqual({ about, sources: 2, excerpts: 2, tags: 3, untagged: 1 })
    expect(
      answer(
        notebookOf(() => {}),
        { kind: 'overview' }
      ).about
    ).toBeNull()
  })

  it('[Q3] are answered otherwise only when something they read is touched', () => {
    const queries = everyQuery.map(query => querySchema.parse(query))
    const answersOf = (notebook: Notebook, some: typeof queries) =>
      some.map(query => queryDefinition(query).answer(notebook, query, () => null))

    fc.assert(
      fc.property(anyRecords, anyAddition, fc.subarray(['e1', 't1', 's1'], { maxLength: 1 }), (old, added, removed) => {
        const notebook = notebookOf(draft => putAll(draft, old))
        const draft = startDraft(notebook)
        putAll(draft, added)
        for (const id of removed)
          draft.remove(id.startsWith('e') ? 'excerpts' : id.startsWith('t') ? 'tags' : 'sources', id)
        const touched = new Set(touchedBy(draft.change()))
        const untouched = queries.filter(query =>
          queryDefinition(query)
            .reads(query)
            .every(topic => !touched.has(topic))
        )
        const before = answersOf(notebook, untouched)
        apply(notebook, draft.change())
        expect(answersOf(notebook, untouched)).toEqual(before)
      }),
      { numRuns: 500 }
    )
  })

  it('[Q17] are carried over changes to what they would be anew', () => {
    // No more at once than are kept.
    const someQueries = fc.subarray([...everyQuery], { minLength: 1, maxLength: 3 })
    const answersOf = (notebook: Notebook, some: readonly Query[]) => some.map(query => answer(notebook, query))
    const anyStep = fc.tuple(anyAddition, fc.subarray(['e1', 'e2', 'e7'], { maxLength: 2 }))

    fc.assert(
      fc.property(anyRecords, someQueries, fc.array(anyStep, { maxLength: 6 }), (old, some, steps) => {
        const notebook = notebookOf(draft => putAll(draft, old))
        for (const [added, removed] of steps) {
          const draft = startDraft(notebook)
          putAll(draft, added)
          for (const id of removed) draft.remove('excerpts', id)
          apply(notebook, draft.change())
          const { about, sources, excerpts, tags } = notebook
          const anew = indexed(structuredClone({ about, sources, excerpts, tags }))
          expect(answersOf(notebook, some)).toEqual(answersOf(anew, some))
        }
      }),
      { numRuns: 300 }
    )
  })

  it('[Q20] are the same when they were prepared a step at a time', () => {
    fc.assert(
      fc.property(anyRecords, fc.constantFrom(...everyQuery), (records, raw) => {
        const notebook = notebookOf(draft => putAll(draft, records))
        const query = querySchema.parse(raw)
        const steps = queryDefinition(query).prepare?.(notebook, query)
        if (steps) finished(steps)
        expect(answer(notebook, raw)).toEqual(answer({ ...notebook }, raw))
      }),
      { numRuns: 300 }
    )
  })

  it('[Q3] cover every kind', () => {
    expect(new Set(everyQuery.map(({ kind }) => kind)).size).toBe(querySchema.options.length)
  })

  it('[Q4] list sources by date added, title or date published, those that hold the words', () => {
    const { ask, must, niamey, bamako } = open()
    must({ kind: 'edit-source', sourceId: niamey, citation: { published: '2023', authors: ['Aïssa Ötzi'] } })
    const titles = (query: Query & { kind: 'source-list' }) => ask(query).rows.map(({ source }) => source.title)
    expect(titles({ kind: 'source-list' })).toEqual(['Bamako', 'Niamey'])
    expect(titles({ kind: 'source-list', sort: 'published' })).toEqual(['Niamey', 'Bamako'])
    must({ kind: 'edit-source', sourceId: bamako, citation: { title: 'Zinder' } })
    expect(titles({ kind: 'source-list', sort: 'title' })).toEqual(['Niamey', 'Zinder'])
    expect(titles({ kind: 'source-list', text: 'otzi AISSA' })).toEqual(['Niamey'])
    expect(titles({ kind: 'source-list', text: 'bamako.txt' })).toEqual(['Zinder'])
    expect(ask({ kind: 'source-list', text: 'nobody' })).toEqual({ total: 0, rows: [] })
  })

  it('[Q5] find one record, or nothing', () => {
    const { ask, mark, notebook, niamey } = open()
    const id = mark(niamey, 'The court')
    expect(ask({ kind: 'excerpt', excerptId: id })).toBe(notebook.excerpts.get(id))
    expect(ask({ kind: 'source', sourceId: niamey })).toBe(notebook.sources.get(niamey))
    expect([ask({ kind: 'excerpt', excerptId: 'x' }), ask({ kind: 'source', sourceId: 'x' })]).toEqual([null, null])
  })

  it('[Q6] give all of a source that is to be painted, in reading order', () => {
    const { ask, mark, niamey, coups } = open()
    const [late, early] = [mark(niamey, 'coup', coups), mark(niamey, 'The court')]
    expect(ask({ kind: 'painted', sourceId: niamey })).toEqual([
      { id: early, start: 0, end: 9, tagIds: [] },
      { id: late, start: 37, end: 41, tagIds: [coups] }
    ])
  })

  it('[Q7] give the codebook as a tree, with counts of each excerpt once', () => {
    const { ask, mark, must, niamey, coups, junta } = open()
    must({ kind: 'move-tag', tagId: coups, parentId: null })
    mark(niamey, 'The court', coups, junta)
    mark(niamey, 'inquiry', junta)
    expect(ask({ kind: 'codebook' }).rows).toMatchObject([
      { path: 'Courts', depth: 0, colour: 'plum', excerpts: 0, withChildren: 0, hasChildren: false },
      { path: 'Coups', depth: 0, colour: 'ochre', excerpts: 1, withChildren: 2, hasChildren: true },
      { path: 'Coups/Junta', depth: 1, colour: 'ochre', excerpts: 2, withChildren: 2, hasChildren: false }
    ])
  })

  it('[Q8] show excerpts in thirty words of their surroundings', () => {
    const { ask, source, mark } = open()
    const words = Array.from({ length: 80 }, (_, i) => `w${i}`)
    const long = source('Long', words.join(' '))
    mark(long, 'w40 w41')
    const [row] = ask({ kind: 'excerpts', filter: { sourceId: long } }).rows
    expect(row).toMatchObject({ sourceTitle: 'Long', before: `${words.slice(10, 40).join(' ')} ` })
    expect(row?.after).toBe(` ${words.slice(42, 72).join(' ')}`)
  })

  it('[Q8] fall back to the context kept with an excerpt whose text cannot be read', () => {
    const { ask, mark, texts, niamey } = open()
    mark(niamey, 'inquiry')
    texts.clear()
    expect(ask({ kind: 'excerpts' }).rows).toMatchObject([
      { before: 'The court opened an ', after: expect.stringMatching(/^ into the coup/) }
    ])
  })

  it('[Q8] name the sources whose texts a page needs, and no others', () => {
    const { notebook, mark, niamey } = open()
    mark(niamey, 'inquiry')
    const query = querySchema.parse({ kind: 'excerpts' })
    expect(queryDefinition(query).quotes?.(query, notebook)).toEqual([niamey])
  })

  it('[Q9] count the excerpts of each tag under a filter', () => {
    const { ask, mark, niamey, bamako, coups, courts, junta } = open()
    mark(niamey, 'inquiry', coups, courts)
    mark(bamako, 'The court', courts)
    const counts = (filter = {}) => ask({ kind: 'tag-counts', filter }).map(({ tagId, excerpts }) => [tagId, excerpts])
    expect(counts()).toEqual([
      [coups, 1],
      [junta, 0],
      [courts, 2]
    ])
    expect(counts({ sourceId: bamako })).toEqual([
      [coups, 0],
      [junta, 0],
      [courts, 1]
    ])
  })

  it('[Q10] name those who speak, most used first', () => {
    const { ask, mark, must, niamey } = open()
    for (const [passage, speaker] of [
      ['inquiry', 'Zed'],
      ['coup', 'Zed'],
      ['court', 'Ali'],
      ['voice', '']
    ] as const)
      must({ kind: 'attribute-excerpt', excerptId: mark(niamey, passage), speaker })
    expect(ask({ kind: 'speakers' })).toEqual([
      { name: 'Zed', excerpts: 2 },
      { name: 'Ali', excerpts: 1 }
    ])
  })

  it('[Q11] are known by their kind and nothing beyond their fields', () => {
    for (const input of [null, {}, { kind: 'x' }, { kind: 'excerpts', from: -1 }, { kind: 'overview', more: 1 }])
      expect(querySchema.safeParse(input).success).toBe(false)
  })
})

const everyQuery: readonly Query[] = [
  { kind: 'overview' },
  { kind: 'source-list' },
  { kind: 'source-list', text: 'mali' },
  { kind: 'source', sourceId: 's1' },
  ...['s1', 's2'].flatMap((sourceId): Query[] => [
    { kind: 'excerpts-of', sourceId },
    { kind: 'painted', sourceId }
  ]),
  { kind: 'excerpt', excerptId: 'e1' },
  { kind: 'codebook' },
  { kind: 'excerpts' },
  { kind: 'excerpts', filter: { tagIds: ['t1'], text: 'mali' }, sort: 'tag' },
  { kind: 'excerpts', filter: { sourceId: 's1' }, sort: 'newest' },
  { kind: 'excerpts', filter: { speaker: 'A', hasNote: false }, sort: 'oldest' },
  { kind: 'tag-counts' },
  { kind: 'tag-counts', filter: { tagIds: ['t1'], match: 'all' } },
  { kind: 'speakers' }
]

function excerptRecord(
  id: string,
  start: number,
  sourceId: string,
  tagIds: readonly string[] = [],
  speaker = ''
): Excerpt {
  const anchor = { start, end: start + 1, exact: 'Mali', prefix: '', suffix: '' }
  const made = { by: '', createdAt: `2026-01-0${1 + (start % 9)}`, updatedAt: '' }
  return { id, sourceId, anchor, place: { page: null, paragraph: 1 }, tagIds, note: '', speaker, voice: null, ...made }
}

const anyExcerpt = fc
  .tuple(
    fc.constantFrom('e1', 'e2'),
    fc.nat(9),
    fc.constantFrom('s1', 's2'),
    fc.subarray(['t1', 't2', 't3']),
    fc.constantFrom('', 'A')
  )
  .map(fields => excerptRecord(...fields))
const anyTag = fc.record({
  id: fc.constantFrom('t2', 't3'),
  name: fc.constantFrom('Coups', 'Bias'),
  parentId: fc.constantFrom(null, 't1'),
  order: fc.nat(3)
})
const anySource = fc.record({ id: fc.constantFrom('s1', 's2'), title: fc.constantFrom('Mali', 'Niger') })
const anyRecords = fc.record({ excerpts: fc.array(anyExcerpt), tags: fc.array(anyTag), sources: fc.array(anySource) })
// Often of one kind only, since more touch what nearly every query reads.
const none = { excerpts: [], tags: [], sources: [] }
const anyAddition: fc.Arbitrary<Records> = fc.oneof(
  anyRecords,
  fc.array(anyTag, { maxLength: 2 }).map(tags => ({ ...none, tags })),
  fc.array(anySource, { maxLength: 2 }).map(sources => ({ ...none, sources })),
  fc.array(anyExcerpt, { maxLength: 2 }).map(excerpts => ({ ...none, excerpts }))
)

type Records = {
  readonly excerpts: readonly Excerpt[]
  readonly tags: readonly Pick<Tag, 'id' | 'name' | 'parentId' | 'order'>[]
  readonly sources: readonly Pick<Source, 'id' | 'title'>[]
}

function putAll({ put }: Draft, { excerpts, tags, sources }: Records) {
  const blankTag = { colour: null, key: null, definition: '', counts: '', doesNotCount: '', example: '', note: '' }
  const file = { sha256: '', textHash: '', format: 'txt', fileName: '', bytes: 0, encoding: null, words: 0 } as const
  if (tags.length > 1) put('tags', { id: 't1', name: 'Top', parentId: null, order: tags.length, ...blankTag })
  for (const one of excerpts) put('excerpts', one)
  for (const one of tags) put('tags', { ...one, ...blankTag })
  for (const one of sources) put('sources', { ...noCitation, ...file, ...one, note: '', addedAt: '', by: '' })
}
