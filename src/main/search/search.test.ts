import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { apply, type Change } from '#shared/change/change.ts'
import { startDraft, type Draft } from '#shared/change/draft.ts'
import { LateRecord, LateRecords } from '#shared/change/late-records.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { realDisk } from '#main/storage/disk.ts'
import { Damage } from '#main/storage/problems.ts'
import { describeRange } from '#shared/anchor/describe.ts'
import { emptyNotebook } from '#shared/model/notebook.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import { searchSchema, type Hit, type SearchRequest } from '#shared/search.ts'
import { openSearch, type Search } from './index.ts'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0)) await close()
})

const base = { authors: [], publisher: '', published: '', accessed: '', url: '', language: '', kind: 'other' } as const
const file = { sha256: '', format: 'txt', fileName: 'x.txt', bytes: 0, encoding: 'UTF-8', words: 0 } as const

/** A notebook folder with texts under their titles, and a search of it. */
function open(texts: Readonly<Record<string, string>>, entry?: string) {
  const path = mkdtempSync(join(tmpdir(), 'dossier-search-'))
  mkdirSync(join(path, 'texts'))
  const notebook = emptyNotebook()
  const listeners = new Set<(change: Change, revision: number) => void>()
  const all: Record<string, string> = {}

  function write(work: (draft: Draft) => void): void {
    const draft = startDraft(notebook)
    work(draft)
    apply(notebook, draft.change())
    for (const listener of listeners) listener(draft.change(), 0)
  }

  function addSource(title: string, text: string, note = ''): void {
    const content: SourceText = { text, blocks: [{ kind: 'paragraph', start: 0, end: text.length }], marks: [] }
    const bytes = JSON.stringify(content)
    const textHash = createHash('sha256').update(bytes).digest('hex')
    writeFileSync(join(path, 'texts', `${textHash}.json`), bytes)
    all[title] = text
    write(draft => draft.put('sources', { ...base, ...file, id: title, title, textHash, note, addedAt: '', by: '' }))
  }

  function mark(title: string, passage: string, note = ''): void {
    const text = all[title] ?? ''
    const start = text.indexOf(passage)
    const anchor = describeRange(text, start, start + passage.length)
    const place = { page: null, paragraph: 1 }
    const rest = { tagIds: [], speaker: '', voice: null, by: '', createdAt: '', updatedAt: '' }
    write(draft => draft.put('excerpts', { id: passage, sourceId: title, anchor, place, note, ...rest }))
  }

  for (const [title, text] of Object.entries(texts)) addSource(title, text)
  const search: Search = openSearch(
    {
      path,
      disk: realDisk,
      notebook,
      onChange: listener => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      }
    },
    entry
  )
  opened.push(async () => {
    await search.close()
    rmSync(path, { recursive: true })
  })
  const ask = (words: string, from = 0, asker?: SearchRequest['asker']) =>
    search.search(searchSchema.parse({ words, from, asker }))
  async function answer(words: string, from = 0) {
    const result = await ask(words, from)
    if (result.kind === 'refused') throw new Error(result.reason)
    return result.value
  }
  const hits = async (words: string) => (await answer(words)).hits
  return { path, write, addSource, mark, ask, answer, hits, search }
}

const short = ({ in: where, sourceTitle, text }: Hit) => `${where} ${sourceTitle}: ${text}`

const events = 'Les événements d’octobre\n\nont surpris l’armée. “Military coups”, he said – œuvre of the junta.'

describe('find (F)', () => {
  it('[F1] finds words wherever they begin, accents and case ignored', async () => {
    const { hits } = open({ A: events })
    expect((await hits('evenement')).map(short)).toEqual(['source A: événement'])
    expect((await hits('ÉVÉNEMENTS')).map(short)).toEqual(['source A: événements'])
    expect((await hits('OEUVRE')).map(short)).toEqual(['source A: œuvre'])
    expect((await hits('coup')).map(short)).toEqual(['source A: coup'])
    expect(await hits('vénement')).toEqual([])
    expect(await hits('litary')).toEqual([])
  })

  it('[F1] gives the exact place and what stands around', async () => {
    const { hits } = open({ A: events })
    const [hit] = await hits('oeuvre')
    const start = events.indexOf('œuvre')
    expect(hit).toEqual({
      ...{ in: 'source', sourceId: 'A', sourceTitle: 'A', excerptId: null, tagId: null, start, end: start + 5 },
      ...{ text: 'œuvre', before: events.slice(Math.max(0, start - 80), start), after: ' of the junta.' }
    })
  })

  it('[F2] wants all words in the same text', async () => {
    const { hits } = open({ A: 'The junta left. The court stayed.', B: 'The junta spoke.' })
    expect((await hits('court junta')).map(short)).toEqual(['source A: junta', 'source A: court'])
    expect(await hits('junta absent')).toEqual([])
  })

  it('[F3] wants words in quotes to stand together, over line ends and punctuation', async () => {
    const { hits } = open({ A: events })
    expect((await hits('"evenements d\'octobre ont surpris"')).map(short)).toEqual([
      'source A: événements d’octobre\n\nont surpris'
    ])
    expect((await hits('“military coups he said”')).map(short)).toEqual(['source A: Military coups”, he said'])
    expect((await hits("l'armée")).map(short)).toEqual(['source A: l’armée'])
    expect(await hits('"coups military"')).toEqual([])
    expect(await hits('"military coups said"')).toEqual([])
    expect((await hits('"military cou')).map(short)).toEqual(['source A: Military cou'])
  })

  it('[F3] takes nothing typed for a pattern', async () => {
    const { answer } = open({ A: 'a.b (c) [d] \\ * ? + done' })
    for (const words of ['.*', '(', '[', '\\', '*', '"', '" "', '', '   ', '((((((((a+)+)+)+$'])
      expect((await answer(words)).hits.every(({ text }) => text.toLowerCase() === 'a')).toBe(true)
    expect((await answer('.*')).total).toBe(0)
  })

  it('[F4] finds words in texts without spaces, in any script and beyond the basic plane', async () => {
    const { hits } = open({ A: '国际刑事法院宣布退出。', B: 'المحكمة الجنائية', C: '𐤀𐤁𐤂 𐐨𐐩', D: 'суд вышел' })
    expect((await hits('法院')).map(short)).toEqual(['source A: 法院'])
    expect((await hits('"法院宣布"')).map(short)).toEqual(['source A: 法院宣布'])
    expect((await hits('المحكمة')).map(short)).toEqual(['source B: المحكمة'])
    expect((await hits('𐐨𐐩')).map(short)).toEqual(['source C: 𐐨𐐩'])
    expect((await hits('СУД')).map(short)).toEqual(['source D: суд'])
  })

  it('[F5] finds the same words in a text, its excerpts and notes, in the order of the text', async () => {
    const { hits, mark, write, addSource } = open({ B: 'The junta spoke. The junta left.' })
    addSource('A', 'No junta here.', 'A junta in a note.')
    mark('B', 'junta left', 'This junta again.')
    write(draft => {
      const tag = { id: 't', parentId: null, order: 1, colour: null, key: null, definition: '', counts: '' }
      draft.put('tags', { ...tag, name: 'Rule', doesNotCount: '', example: '', note: 'Any junta.' })
      draft.put('about', { id: 'about', notebookId: 'n', title: 'Sahel', note: 'The junta.', createdAt: '' })
    })
    const found = await hits('junta')
    expect(found.map(short)).toEqual([
      'note A: junta',
      'source A: junta',
      'source B: junta',
      'source B: junta',
      'excerpt B: junta',
      'note B: junta',
      'note Rule: junta',
      'note Sahel: junta'
    ])
    expect(found[4]).toMatchObject({ excerptId: 'junta left', start: 21, end: 26, before: 'The junta spoke. The ' })
    expect(found[5]).toMatchObject({ excerptId: 'junta left', start: 5, end: 10, before: 'This ' })
    expect(found[6]).toMatchObject({ sourceId: null, tagId: 't' })
  })

  it('[F5] counts all and gives fifty at a time, sources by title', async () => {
    const { answer } = open({ 'Z 10': 'junta '.repeat(70), 'z 9': 'junta '.repeat(40) })
    const first = await answer('junta')
    expect([first.total, first.hits.length]).toEqual([110, 50])
    expect(first.hits[0]?.sourceTitle).toBe('z 9')
    const rest = await answer('junta', 100)
    expect(rest.hits.map(({ start }) => start)).toEqual([...Array(10).keys()].map(i => (60 + i) * 6))
    expect((await answer('junta', 110)).hits).toEqual([])
  })

  it('[F9] finds excerpts alone where only they are wanted, by their words or the notes on them', async () => {
    const { mark, search } = open({ A: 'The junta left. The junta stayed.', B: 'The junta spoke.' })
    mark('A', 'The junta left.')
    mark('B', 'spoke', 'Which junta?')
    const result = await search.search(searchSchema.parse({ words: 'junta', only: 'excerpts' }))
    if (result.kind === 'refused') throw new Error(result.reason)
    expect(result.value).toMatchObject({ total: 2, unread: [] })
    expect(result.value.hits.map(hit => [hit.excerptId, short(hit)])).toEqual([
      ['The junta left.', 'excerpt A: junta'],
      ['spoke', 'note B: junta']
    ])
  })

  it('[F6] follows every change', async () => {
    const { hits, addSource, mark, write } = open({ A: 'The junta spoke.' })
    expect(await hits('court')).toEqual([])
    addSource('B', 'The court answered.')
    expect((await hits('court')).map(short)).toEqual(['source B: court'])
    mark('B', 'court answered', 'on the court')
    expect((await hits('court')).length).toBe(3)
    write(draft => draft.remove('excerpts', 'court answered'))
    expect((await hits('court')).length).toBe(1)
    write(draft => draft.remove('sources', 'B'))
    expect(await hits('court')).toEqual([])
  })

  it('[F7] names the sources whose texts it cannot read', async () => {
    const { answer, path } = open({ A: 'The junta spoke.', B: 'The junta left.' })
    rmSync(join(path, 'texts', `${createHash('sha256').update(textOf('The junta left.')).digest('hex')}.json`))
    expect(await answer('junta')).toMatchObject({ total: 1, unread: ['B'] })
  })

  it('[F8] gives up what an asker asked before, in whichever order it arrives, and nothing of another', async () => {
    const { ask } = open({ A: 'one two three '.repeat(30) })
    const [here, there] = ['here', 'there'].map(id => (turn: number) => ({ id, turn }))
    const answers = await Promise.all([
      ask('one', 0, here?.(1)),
      ask('two', 0, there?.(1)),
      ask('three', 0, here?.(3)),
      ask('one', 0, here?.(2)),
      ask('two', 10)
    ])
    expect(answers.map(({ kind }) => kind)).toEqual(['refused', 'done', 'done', 'refused', 'done'])
    expect(answers[4]).toMatchObject({ kind: 'done', value: { total: 30 } })
    expect(await ask('one', 0, here?.(4))).toMatchObject({ kind: 'done', value: { total: 30 } })
  })

  it('[F8] starts no worker for nothing, which only gives up what was asked before', async () => {
    const { ask } = open({ A: 'one' }, '/not/there.js')
    const asker = (turn: number) => ({ id: 'here', turn })
    const before = ask('one', 0, asker(1))
    expect(await ask(' ', 0, asker(2))).toEqual({ kind: 'done', value: { total: 0, hits: [], unread: [] } })
    expect(await before).toMatchObject({ kind: 'refused', reason: expect.stringContaining('meanwhile') })
  })

  it('[F8] refuses when its worker crashes, and starts another for the next search', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dossier-crash-'))
    const [entry, marker] = [join(folder, 'crash-once.mjs'), join(folder, 'crashed')]
    writeFileSync(
      entry,
      `import { parentPort } from 'node:worker_threads'
       import { existsSync, writeFileSync } from 'node:fs'
       parentPort.on('message', ({ kind, number }) => {
         if (kind !== 'search') return
         if (existsSync(${JSON.stringify(marker)})) return parentPort.postMessage({ number, answer: { total: 7 } })
         writeFileSync(${JSON.stringify(marker)}, '')
         throw new Error('crash')
       })`
    )
    const { ask } = open({ A: 'one' }, entry)
    expect(await ask('one')).toEqual({ kind: 'refused', reason: expect.stringContaining('Search again') })
    expect(await ask('one')).toEqual({ kind: 'done', value: { total: 7 } })
    rmSync(folder, { recursive: true })
  })

  it('[F8] refuses where the notebook cannot be read, each time', async () => {
    class Damaged extends LateRecord<Excerpt> {
      readonly id = 'e1'
      readonly sourceId = 's1'
      read(): Excerpt {
        throw new Damage({ file: 'notebook.json', what: 'is not as it was written' })
      }
    }
    const excerpts = new LateRecords<Excerpt>()
    excerpts.setLate(new Damaged())
    const notebook = { ...emptyNotebook(), excerpts }
    const search = openSearch({ path: tmpdir(), disk: realDisk, notebook, onChange: () => () => {} })
    opened.push(search.close)
    for (let attempt = 0; attempt < 2; attempt++)
      expect(await search.search(searchSchema.parse({ words: 'one' }))).toEqual({
        ...{ kind: 'refused', reason: expect.stringContaining('notebook.json is not as it was written') }
      })
  })

  it('[F8] refuses once the notebook is closed', async () => {
    const { ask, search } = open({ A: 'one' })
    const waiting = ask('one')
    await search.close()
    expect(await waiting).toMatchObject({ kind: 'refused' })
    expect(await ask('one')).toMatchObject({ kind: 'refused' })
  })
})

function textOf(text: string): string {
  return JSON.stringify({ text, blocks: [{ kind: 'paragraph', start: 0, end: text.length }], marks: [] })
}
