import { describe, expect, it } from 'vitest'
import { notebookOf } from '#shared/change/draft.ts'
import { noHistory } from '#shared/change/history.ts'
import { commandSchema, type Command } from '#shared/commands/index.ts'
import type { Changed } from '#shared/contract.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import { querySchema, type Query } from '#shared/queries/index.ts'
import { done, refuse } from '#shared/result.ts'
import type { JournalEntry } from './saving.ts'
import { openSession } from './session.ts'
import { realDisk } from './storage/disk.ts'
import type { Store } from './storage/store.ts'

const words = 'Mali, Burkina Faso and Niger leave the court. Leaving takes a year.'
const text: SourceText = { text: words, blocks: [{ kind: 'paragraph', start: 0, end: words.length }], marks: [] }

const painted = { kind: 'painted', sourceId: 'news' } as const

/** Open a notebook with one source and one tag on a store of the test's own. */
function open(parts: Partial<Store> = {}, readOnly: string | null = null) {
  const notebook = notebookOf(({ put }) => {
    put('sources', {
      ...{
        id: 'news',
        sha256: '',
        textHash: '',
        format: 'txt',
        fileName: 'n.txt',
        bytes: 1,
        encoding: null,
        words: 12
      },
      ...{
        title: 'Three states leave',
        authors: [],
        publisher: '',
        published: '',
        accessed: '',
        url: '',
        language: 'en'
      },
      ...{ kind: 'news article', note: '', addedAt: '', by: '' }
    })
  })
  const heard: Changed[] = []
  let ids = 0
  let clock = 0
  const store: Store = {
    save: async () => {},
    text: async () => done(text),
    original: async () => done(new Uint8Array()),
    keep: async () => ({ sha256: 'a'.repeat(64), textHash: 'b'.repeat(64) }),
    older: null,
    explain: error => (error as Error).message,
    close: async () => {},
    ...parts
  }
  const session = openSession({
    ...{
      path: '',
      disk: realDisk,
      readOnly,
      damage: null,
      mayArrive: false,
      notebook,
      revision: 0,
      history: noHistory,
      store
    },
    newId: () => `e${++ids}`,
    now: () => new Date(clock).toISOString(),
    by: () => 'Ana',
    announce: changed => heard.push(changed)
  })
  const run = (command: Command) => session.run(commandSchema.parse(command))
  return {
    ...{ ...session, run, heard },
    askFor: (query: Query) => session.ask(querySchema.parse(query)),
    mark: (start: number, end: number, ...newTagNames: string[]) =>
      run({ kind: 'mark-excerpt', sourceId: 'news', start, end, newTagNames }),
    note: (note: string) => run({ kind: 'write-note', on: { kind: 'notebook' }, note }),
    title: (title: string) => run({ kind: 'edit-source', sourceId: 'news', citation: { title } }),
    wait: (ms: number) => void (clock += ms),
    excerpts: () => [...notebook.excerpts.values()],
    titles: () => [...notebook.sources.values()].map(source => source.title)
  }
}

/** A disk whose saves end when the test says so. */
function slowDisk() {
  const saves: { readonly revisions: number[]; readonly end: () => void; readonly fail: () => void }[] = []
  async function save(entries: readonly JournalEntry[]): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const fail = () => reject(new Error('The disk is full.'))
    saves.push({ revisions: entries.map(({ revision }) => revision), end: resolve, fail })
    return promise
  }
  return { save, saves }
}

const turn = () => new Promise(resolve => setTimeout(resolve))

describe('the open notebook (N)', () => {
  it('[N41] keeps nothing of a refused command', async () => {
    const { mark, excerpts, heard, status } = open()
    expect(await mark(5, 5)).toMatchObject({ kind: 'refused' })
    expect([excerpts(), heard, status().undo]).toEqual([[], [], null])
  })

  it('[N42] undoes and redoes, and names what', async () => {
    const { mark, undo, redo, excerpts, status } = open()
    await mark(0, 4, 'Exit')
    expect(await undo()).toEqual({ kind: 'done', value: 'tag excerpt' })
    expect(excerpts()).toEqual([])
    expect(status()).toMatchObject({ revision: 2, undo: null, redo: 'tag excerpt' })
    expect(await redo()).toEqual({ kind: 'done', value: 'tag excerpt' })
    expect(excerpts()).toHaveLength(1)
    expect(await redo()).toEqual({ kind: 'done', value: null })
  })

  it('[N43] undoes a stretch of typing at once, and a pause ends it', async () => {
    const { mark, excerpts, wait, undo, ...session } = open()
    await mark(0, 4)
    const note = (typed: string) => session.run({ kind: 'write-note', on: { kind: 'excerpt', id: 'e1' }, note: typed })
    for (const typed of ['C', 'Ch', 'Check']) await note(typed)
    wait(5000)
    await note('Check the date')
    await undo()
    expect(excerpts()).toMatchObject([{ note: 'Check' }])
    await undo()
    expect(excerpts()).toMatchObject([{ note: '' }])
  })

  it('[N44] runs commands in the order they came, however long their texts take', async () => {
    const loads: (() => void)[] = []
    const { mark, title, heard, titles } = open({
      text: () => new Promise(resolve => loads.push(() => resolve(done(text))))
    })
    const both = [mark(0, 4), title('Renamed')]
    await turn()
    expect(titles()).toEqual(['Three states leave'])
    loads[0]?.()
    await Promise.all(both)
    expect(heard.filter(({ touched }) => touched.length > 0).map(({ undo }) => undo)).toEqual([
      'mark excerpt',
      'edit source'
    ])
  })

  it('[N45] answers a query from the state after the commands before it', async () => {
    const { mark, askFor } = open()
    const marked = mark(0, 4)
    expect(await askFor({ kind: 'overview' })).toMatchObject({ value: { revision: 1, value: { excerpts: 1 } } })
    await marked
  })

  it('[Q21] looks one record up at once, after the changes before it and beside longer answers', async () => {
    let read = () => {}
    const { mark, title, askFor } = open({ text: () => new Promise(resolve => (read = () => resolve(done(text)))) })
    const marked = mark(0, 4)
    await turn()
    read()
    await marked
    const source = { kind: 'source', sourceId: 'news' } as const
    // The surroundings of an excerpt are read from its text, which takes a while.
    const long = askFor({ kind: 'excerpts', filter: {}, sort: 'source', from: 0 })
    await turn()
    expect(await askFor(source)).toMatchObject({ value: { value: { title: 'Three states leave' } } })
    const renamed = title('Renamed')
    const after = askFor(source)
    await turn()
    read()
    expect(await after).toMatchObject({ value: { value: { title: 'Renamed' } } })
    await Promise.all([long, renamed])
  })

  it('[Q22] reads a text before longer answers are worked out, and lets these wait no longer for a slow disk', async () => {
    let read = () => {}
    const { askFor, ...session } = open({ text: () => new Promise(resolve => (read = () => resolve(done(text)))) })
    const ended: string[] = []
    const note = (name: string) => () => ended.push(name)
    const asked = [session.text('news').then(note('text')), askFor(painted).then(note('excerpts'))]
    await turn()
    expect(ended).toEqual([])
    read()
    await Promise.all(asked)
    expect(ended).toEqual(['text', 'excerpts'])
    void session.text('news')
    expect(await askFor(painted)).toMatchObject({ kind: 'done' })
  })

  it('[N46] announces every change, and what it touched', async () => {
    const { mark, undo, heard, onChange } = open()
    const changes: number[] = []
    const stop = onChange((_, revision) => changes.push(revision))
    await mark(0, 4)
    await undo()
    stop()
    await mark(0, 4)
    const touching = heard.filter(({ touched }) => touched.length > 0)
    expect(touching.map(({ revision }) => revision)).toEqual([1, 2, 3])
    for (const { touched } of touching)
      expect(touched).toEqual(expect.arrayContaining(['excerpts', 'excerptsOfSource/news']))
    expect(changes).toEqual([1, 2])
  })

  it('[N47] changes nothing where it may only read', async () => {
    const { mark, undo, redo, addSource, excerpts } = open({}, 'It is open elsewhere.')
    const item = { original: Buffer.from('x'), text, format: 'txt', fileName: 'x', encoding: null, words: 1 } as const
    const citation = {
      title: '',
      authors: [],
      publisher: '',
      published: '',
      accessed: '',
      url: '',
      language: '',
      kind: 'other'
    } as const
    for (const attempt of [() => mark(0, 4), undo, redo, () => addSource({ ...item, citation })])
      expect(await attempt()).toEqual(refuse('It is open elsewhere.'))
    expect(excerpts()).toEqual([])
  })

  it('[N48] runs nothing once it is closed', async () => {
    let closes = 0
    const { mark, close, askFor } = open({ close: async () => void (closes += 1) })
    expect([await close(), await close()]).toEqual([done(null), done(null)])
    expect([await mark(0, 4), await askFor({ kind: 'overview' })]).toMatchObject([
      { kind: 'refused' },
      { kind: 'refused' }
    ])
    expect(closes).toBe(1)
  })

  it('[N52] says when older steps of undo cannot be read, and keeps them', async () => {
    let tries = 0
    const load = async () => {
      if (++tries === 1) throw new Error('The disk reports an error.')
      return [{ label: 'edit note', at: '', change: [], mergeKey: null }]
    }
    const { undo, status } = open({ older: { label: 'edit note', load } })
    expect(status().undo).toBe('edit note')
    expect(await undo()).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('The disk reports an error.')
    })
    expect(await undo()).toEqual(done('edit note'))
  })
})

describe('saving (S)', () => {
  it('[S1] ends a command only when its change is on disk', async () => {
    const { save, saves } = slowDisk()
    const { mark, status } = open({ save })
    let isDone = false
    const marked = mark(0, 4).then(() => (isDone = true))
    await turn()
    expect([isDone, status().saving]).toEqual([false, 'saving'])
    saves[0]?.end()
    await marked
    expect(status().saving).toBe('saved')
  })

  it('[S2] lets commands run during a save, and saves them together', async () => {
    const { save, saves } = slowDisk()
    const { mark, excerpts } = open({ save })
    void mark(0, 4)
    await turn()
    void mark(6, 18)
    void mark(23, 28)
    await turn()
    expect(excerpts()).toHaveLength(3)
    saves[0]?.end()
    await turn()
    expect(saves.map(({ revisions }) => revisions)).toEqual([[1], [2, 3]])
  })

  it('[S3] keeps and reports what could not be saved, and saves it before anything newer', async () => {
    const { save, saves } = slowDisk()
    const { mark, excerpts, status } = open({ save })
    const first = mark(0, 4)
    await turn()
    saves[0]?.fail()
    expect(await first).toMatchObject({ kind: 'unsaved', reason: expect.stringContaining('The disk is full.') })
    expect([excerpts().length, status()]).toMatchObject([1, { saving: 'could not save', problem: 'The disk is full.' }])
    const second = mark(6, 18)
    await turn()
    saves[1]?.end()
    expect(await second).toMatchObject({ kind: 'done' })
    expect([saves[1]?.revisions, status()]).toMatchObject([[1, 2], { saving: 'saved', problem: null }])
  })

  it('[S4] tries again by itself, and when asked', async () => {
    const { save, saves } = slowDisk()
    const { mark, save: saveAgain, heard } = open({ save })
    void mark(0, 4)
    await turn()
    saves[0]?.fail()
    await turn()
    const again = saveAgain()
    await turn()
    saves[1]?.end()
    expect(await again).toEqual(done(null))
    expect(heard.map(({ saving }) => saving)).toEqual(['saving', 'could not save', 'saved'])
    void mark(6, 18)
    await turn()
    saves[2]?.fail()
    for (let wait = 0; wait < 100 && !saves[3]; wait++) await new Promise(resolve => setTimeout(resolve, 20))
    expect(saves[3]?.revisions).toEqual([2])
  })

  it('[S10] stays open while something is unsaved', async () => {
    const { save, saves } = slowDisk()
    const { mark, close } = open({ save })
    void mark(0, 4)
    await turn()
    const closing = close()
    saves[0]?.fail()
    await turn()
    saves[1]?.fail()
    expect(await closing).toMatchObject({ kind: 'unsaved' })
    const again = close()
    await turn()
    saves[2]?.end()
    expect(await again).toEqual(done(null))
  })
})
