import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Desk, Handlers, Preview } from '#shared/contract.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { makePdf } from '../testing/documents.ts'
import { folderNameOf } from './desk/folder-name.ts'
import { placesOf } from './desk/places.ts'
import { stageUploads } from './desk/uploads.ts'
import { openDesk, type HostDesk } from './desk.ts'
import { handlersOf } from './handlers.ts'

let home: string
let desk: HostDesk
let handlers: Handlers
let told: { readonly name: string; readonly value: unknown }[]
let outside: string[]

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dossier-desk-'))
  await sitDown()
})

afterEach(async () => {
  await desk.close()
  await rm(home, { recursive: true })
})

/** Start anew on the same computer. */
async function sitDown() {
  ;[told, outside] = [[], []]
  desk = await openDesk({
    host: 'web',
    places: { config: join(home, 'config'), folder: join(home, 'notebooks') },
    announce: (name, value) => told.push({ name, value }),
    openOutside: async address => outside.push(address) > 0
  })
  handlers = handlersOf(desk)
}

const create = (title: string, codebook = 'none') => handlers.create({ title, codebook })
const addTag = (name: string) => handlers.run({ kind: 'add-tag', name })
const pathOf = (title: string) => join(home, 'notebooks', `${title}.dossier`)
const opening = async () => valueOf<Desk>(await handlers.desk(undefined)).open

function valueOf<T>(result: unknown): T {
  const { kind, value } = result as { readonly kind: string; readonly value: T }
  if (kind !== 'done') throw new Error(`Not done: ${JSON.stringify(result)}`)
  return value
}

/** Hand over a file in pieces of three bytes. */
async function stage(upload: string, text: string, fileName = 'a.txt') {
  const bytes = Buffer.from(text)
  for (let offset = 0; offset < bytes.length; offset += 3) {
    const base64 = bytes.subarray(offset, offset + 3).toString('base64')
    valueOf(await handlers.stage({ upload, fileName, total: bytes.length, offset, base64 }))
  }
}

describe('the desk (D)', () => {
  it('[D60] lies where the system keeps such things, unless the environment names a place', () => {
    expect(placesOf({}, 'linux', '/home/a')).toEqual({
      config: '/home/a/.config/dossier',
      folder: '/home/a/Documents/Dossier'
    })
    expect(placesOf({ XDG_CONFIG_HOME: '/x' }, 'linux', '/home/a').config).toBe('/x/dossier')
    expect(placesOf({}, 'darwin', '/Users/a').config).toBe('/Users/a/Library/Application Support/Dossier')
    expect(placesOf({ DOSSIER_CONFIG: '/c', DOSSIER_FOLDER: '/f' }, 'linux', '/home/a')).toEqual({
      config: '/c',
      folder: '/f'
    })
  })

  it('[D61] keeps settings over a restart, in a file that only their user can read', async () => {
    const settings = {
      name: 'Awa',
      theme: 'dark',
      language: 'system',
      lockAfter: null,
      remembered: { panes: '{"left":300}' }
    }
    expect(await handlers.settle(settings)).toEqual(done(null))
    expect(told.findLast(({ name }) => name === 'desked')).toMatchObject({ value: { settings } })
    await sitDown()
    expect(valueOf<Desk>(await handlers.desk(undefined)).settings).toEqual(settings)
    const modes = [await stat(join(home, 'config')), await stat(join(home, 'config', 'preferences.json'))]
    expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['700', '600'])
    expect(await readdir(join(home, 'config'))).toEqual(['preferences.json'])
  })

  it.each(['', '{', 'null', '{"settings":7,"recent":[{"path":1}]}', '\u0000\u0000'])(
    '[D61] starts without settings where they read %j',
    async text => {
      await mkdir(join(home, 'config'))
      await writeFile(join(home, 'config', 'preferences.json'), text)
      await sitDown()
      expect(valueOf<Desk>(await handlers.desk(undefined))).toMatchObject({
        known: [],
        settings: { name: '', theme: 'system', lockAfter: 15, remembered: {} }
      })
    }
  )

  it.each(['7', '[]', '{"panes":7}', `{"panes":"${'x'.repeat(2001)}"}`])(
    '[D61] keeps the name and the theme where what windows remembered reads %.20s',
    async remembered => {
      await mkdir(join(home, 'config'))
      const text = `{"settings":{"name":"Awa","theme":"dark","remembered":${remembered}}}`
      await writeFile(join(home, 'config', 'preferences.json'), text)
      await sitDown()
      const { settings } = valueOf<Desk>(await handlers.desk(undefined))
      expect(settings).toEqual({ name: 'Awa', theme: 'dark', language: 'system', lockAfter: 15, remembered: {} })
    }
  )

  it('[D61] says so when settings cannot be kept, and does without', async () => {
    await writeFile(join(home, 'config'), 'a file where the folder belongs')
    expect(await handlers.settle({ name: 'Awa', theme: 'dark', language: 'fr', remembered: {} })).toMatchObject({
      kind: 'refused'
    })
    expect(await create('Sahel')).toEqual(done(null))
  })

  it('[D62] knows the notebooks opened before, newest first, and others in the usual folder', async () => {
    await create('One')
    await create('Two')
    await mkdir(pathOf('Three'))
    await writeFile(pathOf('File'), '')
    await sitDown()
    const { known } = valueOf<Desk>(await handlers.desk(undefined))
    expect(known.map(({ title, openedAt }) => [title, openedAt !== null])).toEqual([
      ['Two', true],
      ['One', true],
      ['Three', false]
    ])
    await rm(pathOf('Two'), { recursive: true })
    expect(valueOf<Desk>(await handlers.desk(undefined)).known.map(({ title }) => title)).toEqual(['One', 'Three'])
  })

  it('[D62] follows a new title', async () => {
    await create('One')
    await handlers.run({ kind: 'rename-notebook', title: 'Other' })
    // That it was saved may be told before or after.
    await vi.waitFor(() =>
      expect(told.findLast(({ name }) => name === 'desked')?.value).toMatchObject({
        open: { title: 'Other' },
        known: [{ title: 'Other' }]
      })
    )
  })

  it.each([
    ['Sahel', 'Sahel'],
    ['  a/b\\c:d*e?f"g<h>i|j  ', 'a b c d e f g h i j'],
    ['../../etc', 'etc'],
    ['...', 'Notebook'],
    ['con', 'Notebook con'],
    ['évén\u202Eement\u0000', 'évén ement'],
    ['a'.repeat(300), 'a'.repeat(80)],
    ['👁'.repeat(60), '👁'.repeat(40)]
  ])('[D63] makes of the title %j a folder that every system takes', (title, name) => {
    expect(folderNameOf(title)).toBe(name)
  })

  it('[D63] never makes a notebook over another', async () => {
    await create('Sahel')
    await create('Sahel')
    await create('Sahel?')
    expect((await readdir(join(home, 'notebooks'))).sort()).toEqual([
      'Sahel 2.dossier',
      'Sahel 3.dossier',
      'Sahel.dossier'
    ])
  })

  it('[D64] makes a notebook with the starter codebook, or with samples to learn from', async () => {
    expect(await create('Started', 'starter')).toEqual(done(null))
    expect(await handlers.ask({ kind: 'overview' })).toMatchObject({ value: { value: { tags: 16, sources: 0 } } })
    expect(await create('Sample', 'sample')).toEqual(done(null))
    expect(await handlers.ask({ kind: 'overview' })).toMatchObject({ value: { value: { sources: 2, untagged: 0 } } })
    const excerpts = await handlers.ask({ kind: 'excerpts', filter: { hasNote: true } })
    expect(valueOf<{ readonly value: { readonly total: number } }>(excerpts).value.total).toBeGreaterThan(2)
  })

  it('[D64] says why a notebook cannot be made, and leaves nothing of it', async () => {
    await writeFile(join(home, 'notebooks'), 'a file where the folder belongs')
    expect(await create('Sahel')).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('could not be made')
    })
    expect(await opening()).toBeNull()
  })
})

describe('the open notebook at a desk (D)', () => {
  it('[D65] takes the place of the one before, which is closed', async () => {
    await create('One')
    await addTag('Coups')
    await create('Two')
    expect(await opening()).toMatchObject({ path: pathOf('Two'), title: 'Two', readOnly: null })
    expect(await handlers.ask({ kind: 'overview' })).toMatchObject({ value: { value: { tags: 0 } } })
    expect(await handlers.open({ path: pathOf('One') })).toEqual(done(null))
    expect(await handlers.ask({ kind: 'overview' })).toMatchObject({ value: { value: { tags: 1 } } })
    expect(await handlers.open({ path: pathOf('One') })).toEqual(done(null))
  })

  it('[D65] stays when another cannot be opened', async () => {
    await create('One')
    await mkdir(pathOf('Empty'))
    expect(await handlers.open({ path: pathOf('Empty') })).toMatchObject({ kind: 'refused' })
    expect(await opening()).toMatchObject({ title: 'One', readOnly: null })
    expect(await addTag('Coups')).toMatchObject({ kind: 'done' })
  })

  it('[D66] stays, and says so, while it cannot be saved', async () => {
    await create('One')
    await create('Two')
    const unsaved = { kind: 'unsaved', reason: 'The disk is full.' } as const
    const refused = await desk.withSession(async session => {
      const spy = vi.spyOn(session as { close: typeof session.close }, 'close').mockResolvedValue(unsaved)
      return done(spy)
    })
    expect(await handlers.close(undefined)).toEqual(unsaved)
    expect(await handlers.open({ path: pathOf('One') })).toMatchObject({
      reason: expect.stringContaining('The disk is full.')
    })
    expect(await opening()).toMatchObject({ title: 'Two' })
    expect(await addTag('Coups')).toMatchObject({ kind: 'done' })
    valueOf<ReturnType<typeof vi.spyOn>>(refused).mockRestore()
    expect(await handlers.close(undefined)).toEqual(done(null))
    expect(await opening()).toBeNull()
  })

  it('[D67] is waited for by what is asked after it', async () => {
    await create('One')
    await handlers.close(undefined)
    const opened = handlers.open({ path: pathOf('One') })
    const asked = handlers.ask({ kind: 'overview' })
    const closed = handlers.close(undefined)
    const late = handlers.ask({ kind: 'overview' })
    const made = create('Two')
    const soon = addTag('Coups')
    const outcomes = await Promise.all([opened, asked, closed, late, made, soon])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done', 'refused', 'done', 'done'])
    expect((await opening())?.title).toBe('Two')
  })

  it('[D68] can be named by a window only where it is known', async () => {
    const elsewhere = join(home, 'elsewhere.dossier')
    await mkdir(elsewhere)
    for (const path of [elsewhere, '/', '', join(home, 'notebooks', '..', 'elsewhere.dossier')])
      expect(await handlers.open({ path })).toMatchObject({ reason: expect.stringContaining('not known') })
    expect(await handlers.browse(undefined)).toMatchObject({ kind: 'refused' })
  })

  it('[D69] is for reading only where another program holds it, and says which', async () => {
    await create('One')
    const { desk: first } = { desk }
    await sitDown()
    expect(await handlers.open({ path: pathOf('One') })).toEqual(done(null))
    expect((await opening())?.readOnly).toContain(String(process.pid))
    expect(await addTag('Coups')).toMatchObject({ kind: 'refused' })
    expect(await handlers.export({ format: 'json' })).toMatchObject({ kind: 'done' })
    await first.close()
  })

  it('[J35] is said to be held by another, and by whom, before it is read', async () => {
    await create('One')
    await create('Two')
    const { desk: first } = { desk }
    await sitDown()
    const begun = performance.now()
    const opened = handlers.open({ path: pathOf('Two') })
    const early = await vi.waitUntil(() => told.find(({ name }) => name === 'desked'), { interval: 1 })
    expect(performance.now() - begun).toBeLessThan(200)
    const heldBy = expect.stringContaining(`process ${process.pid}`)
    expect(early.value).toMatchObject({ open: null, elsewhere: { name: 'Two', heldBy } })
    expect(await opened).toEqual(done(null))
    expect(valueOf<Desk>(await handlers.desk(undefined))).toMatchObject({ elsewhere: null, open: { readOnly: heldBy } })
    expect(told.findLast(({ name }) => name === 'desked')?.value).toMatchObject({ elsewhere: null })
    // What is free is not said to be held, and of what cannot be opened nothing stays.
    told.length = 0
    await handlers.open({ path: pathOf('One') })
    expect(told.map(({ value }) => (value as Desk).elsewhere)).not.toContainEqual(expect.anything())
    await rm(join(pathOf('Two'), 'notebook.json'))
    await rm(join(pathOf('Two'), 'journal'), { recursive: true })
    expect(await handlers.open({ path: pathOf('Two') })).toMatchObject({ kind: 'refused' })
    expect(told.filter(({ name }) => name === 'desked').map(({ value }) => (value as Desk).elsewhere)).toEqual([
      ...[null, { name: 'Two', heldBy }, null]
    ])
    await first.close()
  })

  it('[D70] takes no source but by its file, and nothing that a schema does not know', async () => {
    await create('One')
    const source = {
      sha256: 'a'.repeat(64),
      textHash: 'b'.repeat(64),
      format: 'txt',
      fileName: 'a',
      bytes: 1,
      encoding: null,
      words: 1
    }
    const citation = {
      title: 'T',
      authors: [],
      publisher: '',
      published: '',
      accessed: '',
      url: '',
      language: '',
      kind: 'other'
    }
    expect(await handlers.run({ kind: 'add-source', ...source, citation })).toMatchObject({
      reason: expect.stringContaining('importing')
    })
    const nonsense: Partial<Record<keyof Handlers, readonly unknown[]>> = {
      run: [{ kind: 'add-tag' }, { kind: 'drop-everything' }, 'x'],
      text: [{}, { sourceId: 7 }],
      search: [{ words: 'x'.repeat(2000) }, { words: 'x', from: -1 }],
      export: [{ format: 'exe' }],
      stage: [{}, { upload: '', fileName: 'a', total: 1, offset: 0, base64: '' }],
      read: [{ upload: 7 }],
      create: [
        { title: '  ', codebook: 'none' },
        { title: 'x', codebook: 'all' }
      ],
      settle: [
        { name: 'x', theme: 'pink', remembered: {} },
        { name: 'x', theme: 'dark', language: 'system', lockAfter: 0, remembered: {} },
        { name: 'x'.repeat(999), theme: 'dark', language: 'fr', remembered: {} },
        { name: 'x', theme: 'dark', language: 'fr', remembered: { panes: 'x'.repeat(2001) } },
        { name: 'x', theme: 'dark', language: 'fr', remembered: { ['x'.repeat(101)]: '' } },
        {
          name: 'x',
          theme: 'dark',
          language: 'fr',
          remembered: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [i, '']))
        }
      ],
      visit: [{ url: 7 }]
    }
    for (const [name, inputs] of Object.entries(nonsense))
      for (const input of inputs)
        expect([name, await handlers[name as keyof Handlers](input)]).toEqual([
          name,
          refuse('Dossier did not understand this request.')
        ])
  })

  it('[D71] opens web and mail addresses outside, as a browser writes them, and no others', async () => {
    for (const url of ['https://example.org/a b', 'mailto:a@example.org', 'http://user@example.org'])
      await handlers.visit({ url })
    expect(outside).toEqual(['https://example.org/a%20b', 'mailto:a@example.org', 'http://user@example.org/'])
    for (const url of ['file:///etc/passwd', 'javascript:1', '--version', '', 'vbscript:1', 'data:text/html,x'])
      expect(await handlers.visit({ url })).toMatchObject({ kind: 'refused' })
    expect(outside).toHaveLength(3)
  })
})

describe('files on their way in (D)', () => {
  const citationOf = async (upload: string) => valueOf<Preview>(await handlers.read({ upload })).citation

  it('[D72] are put together from their pieces, read, looked at and added', async () => {
    await create('One')
    await stage('u', 'Le général a parlé.\n\nLes civils ont fui.')
    const preview = valueOf<Preview>(await handlers.read({ upload: 'u' }))
    expect(preview).toMatchObject({ fileName: 'a.txt', bytes: 43, format: 'txt', encoding: 'utf-8', already: null })
    const added = await handlers.add({ upload: 'u', citation: { ...preview.citation, title: 'Parole' } })
    expect(added).toMatchObject({ kind: 'done' })
    const original = join(pathOf('One'), 'originals', preview.sha256)
    expect(await readFile(original, 'utf8')).toBe('Le général a parlé.\n\nLes civils ont fui.')
    expect(await handlers.add({ upload: 'u', citation: preview.citation })).toMatchObject({ kind: 'refused' })
  })

  it('[D72] are known again by their bytes', async () => {
    await create('One')
    await stage('u', 'The same words.')
    await handlers.add({ upload: 'u', citation: await citationOf('u') })
    await stage('v', 'The same words.', 'b.txt')
    const { already, citation } = valueOf<Preview>(await handlers.read({ upload: 'v' }))
    expect(already).toMatchObject({ title: expect.any(String) })
    expect(await handlers.add({ upload: 'v', citation })).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/^Already here/)
    })
  })

  it('[I20] say what of them did not come along', async () => {
    await create('One')
    const base64 = Buffer.from(makePdf([[{ text: 'Read.', y: 700 }], []])).toString('base64')
    const piece = { fileName: 'a.pdf', total: Buffer.byteLength(base64, 'base64'), offset: 0, base64 }
    await handlers.stage({ upload: 'u', ...piece })
    const { notice, citation } = valueOf<Preview>(await handlers.read({ upload: 'u' }))
    expect(notice).toMatch(/^Page 2 holds no text: /)
    expect(await handlers.add({ upload: 'u', citation })).toMatchObject({ kind: 'done' })
  })

  it('[D73] can be read anew in another encoding', async () => {
    await create('One')
    const bytes = Buffer.from('Événement à Bamako', 'latin1')
    await handlers.stage({
      upload: 'u',
      fileName: 'a.txt',
      total: bytes.length,
      offset: 0,
      base64: bytes.toString('base64')
    })
    expect(valueOf<Preview>(await handlers.read({ upload: 'u', encoding: 'windows-1252' })).opening).toBe(
      'Événement à Bamako'
    )
    expect(valueOf<Preview>(await handlers.read({ upload: 'u', encoding: 'koi8-r' })).opening).not.toContain('Év')
  })

  it('[D74] are refused when pieces are missing, doubled or too many', async () => {
    const piece = { upload: 'u', fileName: 'a.txt', total: 4, offset: 0, base64: 'YWI=' }
    await create('One')
    expect(await handlers.stage(piece)).toEqual(done(null))
    expect(await handlers.read({ upload: 'u' })).toMatchObject({ reason: expect.stringContaining('not all here') })
    expect(await handlers.stage(piece)).toMatchObject({ reason: expect.stringContaining('did not arrive whole') })
    expect(await handlers.stage({ ...piece, offset: 2 })).toMatchObject({ kind: 'refused' })
    await handlers.stage(piece)
    expect(await handlers.stage({ ...piece, offset: 2, base64: 'YWJj' })).toMatchObject({ kind: 'refused' })
    expect(await handlers.stage({ ...piece, upload: 'v', total: 200 << 20 })).toMatchObject({
      reason: expect.stringContaining('100 MB')
    })
    expect(await handlers.read({ upload: 'nothing' })).toMatchObject({
      reason: expect.stringContaining('no longer here')
    })
  })

  it('[D74] say in one sentence what is wrong with them', async () => {
    await create('One')
    await handlers.stage({ upload: 'u', fileName: 'a.txt', total: 0, offset: 0, base64: '' })
    expect(await handlers.read({ upload: 'u' })).toMatchObject({ kind: 'refused' })
    await stage('v', 'not a pdf', 'a.pdf')
    expect(await handlers.read({ upload: 'v' })).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/^\S.{10,300}$/)
    })
  })

  it('[D75] take memory only until they are added, given up, or forgotten', async () => {
    vi.useFakeTimers()
    const { stage: put, forget, heldBytes } = stageUploads(1000)
    const piece = { fileName: 'a', total: 3, offset: 0, base64: 'YWJj' }
    put({ upload: 'a', ...piece })
    put({ upload: 'b', ...piece })
    expect(heldBytes()).toBe(6)
    forget('a')
    expect(heldBytes()).toBe(3)
    vi.advanceTimersByTime(1001)
    expect(heldBytes()).toBe(0)
    const most = Array.from({ length: 8 }, (_, i) => put({ upload: String(i), ...piece, total: 100 << 20 }))
    expect(most.map(({ kind }) => kind)).toEqual([...Array<string>(6).fill('done'), 'refused', 'refused'])
    vi.useRealTimers()
  })

  it('[D75] go nowhere when another notebook is opened', async () => {
    await create('One')
    await stage('u', 'For the first one.')
    const citation = await citationOf('u')
    await create('Two')
    expect(await handlers.add({ upload: 'u', citation })).toMatchObject({
      reason: expect.stringContaining('no longer here')
    })
  })

  it('[D76] can be given up while they are read', async () => {
    await create('One')
    await stage('u', 'Words. '.repeat(2000))
    const reading: Promise<Result<unknown>> = handlers.read({ upload: 'u' })
    expect(await handlers.discard({ upload: 'u' })).toEqual(done(null))
    expect(await reading).toMatchObject({ kind: 'refused' })
  })
})

describe('files on their way out (X)', () => {
  it('[X17] are not handed out any more, once something of the notebook was erased', async () => {
    valueOf(await create('Sahel'))
    valueOf(await handlers.run({ kind: 'write-note', on: { kind: 'notebook' }, note: 'Ask Amadou.' }))
    const { id } = valueOf<{ readonly id: string }>(await handlers.export({ format: 'json' }))
    const note = { kind: 'note', on: { kind: 'notebook' } } as const
    expect(await handlers.erase(note)).toMatchObject({ kind: 'done' })
    expect(await handlers.piece({ id })).toMatchObject({ reason: expect.stringContaining('was ended') })
    const { id: again } = valueOf<{ readonly id: string }>(await handlers.export({ format: 'json' }))
    expect(valueOf<{ readonly text: string }>(await handlers.piece({ id: again })).text).not.toContain('Amadou')
  })
})
