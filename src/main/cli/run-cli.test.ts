import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.ts'

const article = `Three states leave

The states said: “Leaving takes a year”.
A minister said that leaving takes a year.

L’événement was called a coup in the coup capital.
`

let folder = ''
let input = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'))
  input = ''
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Call the command line; everything it prints is kept, without the line end that a terminal adds. */
async function dossier(...args: readonly string[]) {
  const lines: { readonly out: string[]; readonly err: string[] } = { out: [], err: [] }
  const code = await runCli(args, {
    folder,
    env: { DOSSIER_CONFIG: join(folder, 'config'), DOSSIER_BY: 'Awa' },
    out: line => void lines.out.push(line),
    err: line => void lines.err.push(line),
    progress: () => {},
    async *input() {
      yield input
    },
    interrupted: () => new AbortController().signal,
    isDeaf: () => false
  })
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') }
}

/** Call it for its JSON. */
async function json(...args: readonly string[]) {
  const { out, code, err } = await dossier(...args, '--json')
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out)
}

const write = (name: string, text: string | Uint8Array) => writeFile(join(folder, name), text)

/** A notebook with one source. */
async function open() {
  await write('states.txt', article)
  await dossier('new', 'n.dossier')
  await dossier('import', 'n.dossier', 'states.txt')
}

const mark = (quote: string, ...more: readonly string[]) =>
  dossier('mark', 'n.dossier', '--source', 'states.txt', '--quote', quote, '--tag', 'Withdrawal', ...more)

describe('the command line (L)', () => {
  it('[L1] ends with 0 when all was done, 1 when something was refused, 2 when it was not understood', async () => {
    expect((await dossier('new', 'n.dossier')).code).toBe(0)
    expect(await dossier('new', 'n.dossier')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('already')
    })
    expect(await dossier('new')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('NOTEBOOK is missing')
    })
  })

  it.each(
    'new import sources tags show mark excerpts search export run undo redo log seal verify repair serve'.split(' ')
  )('[L2] explains %s, whatever else is said', async name => {
    const { code, out, err } = await dossier(name, '--help')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(`Usage: dossier ${name} `)
    expect(out).toContain('--json')
    expect((await dossier()).out).toContain(`  ${name} `)
  })

  it('[L2] says in the help of run how a source is added', async () => {
    expect((await dossier('run', '--help')).out).toMatch(/"add-source" is not taken.*dossier import/)
  })

  it.each([
    [['nwe'], 'There is no command “nwe”. Did you mean “new”? See: dossier --help'],
    [['constructor'], 'There is no command “constructor”.'],
    [['new', 'n', '--titel', 'T'], 'There is no option --titel. Did you mean --title? See: dossier new --help'],
    [['sources', 'a', 'b'], 'There is one word too many.'],
    [['new', 'n', '--title'], '--title needs a value.'],
    [['new', 'n', '--json=yes'], '--json takes no value.'],
    [['mark', 'n', '--source', 's', '--quote', '-5', '--tag', 'T'], '--quote needs a value. If it starts with a dash'],
    [['mark', 'n', '--source', 's', '--tag', 'T'], '--quote is missing'],
    [['mark', 'n', '--quote', 's', '--tag', 'T'], '--source is missing'],
    [['mark', 'n', '--source', 's', '--quote', 'q'], '--tag is missing'],
    [['mark', 'n', '--source', 's', '--quote', 'q', '--tag', 'T', '--nth', '0'], '--nth must be a whole number from 1'],
    [
      ['mark', 'n', '--source', 's', '--quote', 'q', '--tag', 'T', '--voice', 'sings'],
      '--voice must be one of: states'
    ],
    [['import', 'n', 'a', 'b', '--title', 'T'], '--title is for one file'],
    [['import', 'n', 'a', '--published', 'May'], 'Give the date “May” as 2025'],
    [['import', 'n', 'a', '--kind', 'poem'], '--kind must be one of: news article'],
    [['export', 'n'], '--format is missing'],
    [['export', 'n', '--format', 'doc'], '--format must be one of: md'],
    [['search', 'n', ' '], 'QUERY is empty'],
    [['serve', '--port', '70000'], '--port must be a whole number from 0 to 65535']
  ])('[L3] takes %j for misuse and says how it is meant', async (args, words) => {
    const { code, out, err } = await dossier(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
  })

  it.each('sources tags excerpts verify run'.split(' '))('[L4] says plainly when %s finds no notebook', async name => {
    await mkdir(join(folder, 'empty.dossier'))
    await mkdir(join(folder, 'bad.dossier'))
    await write('bad.dossier/notebook.json', '{')
    for (const path of ['nowhere', 'empty.dossier', 'bad.dossier']) {
      const { code, err } = await dossier(name, path)
      expect(code).toBe(1)
      expect(err).toMatch(/^[^\n]+\.(?:\n[^\n]+\.)?$/)
      expect(err).not.toMatch(/Error|\n\s+at /)
    }
  })
})

describe('making a notebook (L)', () => {
  const paths = async () => (await json('tags', 'n.dossier')).map(({ path }: { path: string }) => path)

  it('[L5] starts with the starter codebook, none, or one of the researcher’s own', async () => {
    await dossier('new', 'n.dossier')
    expect(await paths()).toEqual(expect.arrayContaining(['Coups', 'Wagner abuses', 'ICC bias claims/Withdrawal']))
    await dossier('new', 'none.dossier', '--codebook', 'none')
    expect(await json('tags', 'none.dossier')).toEqual([])
    await write('own.csv', `${(await dossier('tags', 'n.dossier', '--csv')).out}\n`)
    await dossier('new', 'own.dossier', '--codebook', 'own.csv', '--title', 'My own')
    expect((await dossier('tags', 'own.dossier', '--csv')).out).toBe((await dossier('tags', 'n.dossier', '--csv')).out)
  })

  it('[L5] leaves no notebook behind when its codebook cannot be read', async () => {
    await write('bad.csv', 'name\nCoups')
    expect((await dossier('new', 'n.dossier', '--codebook', 'bad.csv')).err).toContain('no column “path”')
    expect((await dossier('new', 'n.dossier', '--codebook', 'gone.csv')).err).toContain('There is no such file')
    expect(await readdir(folder)).toEqual(['bad.csv'])
  })

  it('[L6] gives the folder its ending, and finds it without', async () => {
    expect(await json('new', 'n')).toEqual({ path: join(folder, 'n.dossier'), title: 'n' })
    expect(await json('sources', 'n')).toEqual([])
  })
})

describe('importing (L)', () => {
  it('[L7] answers for each file, adds what can be read, and adds nothing twice', async () => {
    await open()
    await write('b.md', '# Other\n\nWords.')
    await write('same.txt', article)
    await write('empty.txt', '')
    const files = ['b.md', 'empty.txt', 'same.txt', '.', 'gone.txt', 'b.md']
    const { code, out, err } = await dossier('import', 'n.dossier', ...files, '--json')
    const lines = out.split('\n').map(line => JSON.parse(line))
    expect([code, err, lines.map(({ file }) => file)]).toEqual([1, '', files])
    expect(lines.map(({ source, reason }) => source?.title ?? reason)).toEqual([
      'Other',
      expect.stringContaining('empty'),
      'Three states leave',
      expect.stringContaining('This is a folder.'),
      expect.stringContaining('There is no such file'),
      'Other'
    ])
    expect(await json('sources', 'n.dossier')).toHaveLength(2)
    expect(await dossier('import', 'n.dossier', 'same.txt')).toMatchObject({
      code: 0,
      out: expect.stringContaining('already here as “Three states leave”')
    })
  })

  it('[L8] takes what is said of a source, and guesses the rest', async () => {
    await open()
    await write('b.txt', 'Words of another kind.')
    const said = ['--title', 'T', '--author', 'A', '--author', 'B', '--publisher', 'P', '--published', '2025-09']
    const more = ['--url', 'https://x.org/', '--language', 'fr', '--kind', 'court paper', '--by', 'Issa']
    await dossier('import', 'n.dossier', 'b.txt', ...said, ...more)
    expect((await json('sources', 'n.dossier'))[1]).toEqual({
      id: expect.any(String),
      title: 'T',
      authors: ['A', 'B'],
      publisher: 'P',
      published: '2025-09',
      url: 'https://x.org/',
      language: 'fr',
      kind: 'court paper',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      format: 'txt',
      words: 4
    })
  })

  it('[L8] reads a file in the encoding that is named', async () => {
    await dossier('new', 'n.dossier')
    await write('w.txt', new Uint8Array([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]))
    await dossier('import', 'n.dossier', 'w.txt', '--encoding', 'windows-1251')
    expect((await dossier('show', 'n.dossier', 'w.txt')).out.trim()).toBe('Привет')
  })
})

describe('marking (L)', () => {
  beforeEach(open)

  it('[L9] finds a passage to the letter, else whatever its case, quotation marks and white space', async () => {
    const exact = await json(
      'mark',
      'n.dossier',
      '--source',
      'states',
      '--quote',
      'Leaving takes',
      '--tag',
      'Withdrawal'
    )
    expect(exact).toEqual({
      id: expect.any(String),
      sourceId: expect.any(String),
      sourceTitle: 'Three states leave',
      start: article.indexOf('Leaving'),
      end: article.indexOf('Leaving') + 13,
      text: 'Leaving takes',
      tags: ['ICC bias claims/Withdrawal'],
      note: '',
      speaker: '',
      voice: null,
      by: 'Awa',
      createdAt: exact.updatedAt,
      updatedAt: expect.stringMatching(/Z$/)
    })
    const loose = await mark('the states said: "leaving\n takes a year"', '--json')
    expect(JSON.parse(loose.out).text).toBe('The states said: “Leaving takes a year”')
    expect(JSON.parse((await mark("l'evenement WAS", '--json')).out).text).toBe('L’événement was')
  })

  it('[L9] refuses words that stand several times, unless told which, and words that do not', async () => {
    expect(await mark('coup')).toMatchObject({ code: 1, err: expect.stringContaining('stand 2 times') })
    const nth = JSON.parse((await mark('coup', '--nth', '2', '--json')).out)
    expect(nth.start).toBe(article.lastIndexOf('coup'))
    expect(await mark('coup', '--nth', '3')).toMatchObject({ code: 1, err: expect.stringContaining('only 2 times') })
    expect(await mark('mutiny')).toMatchObject({ code: 1, err: expect.stringContaining('do not stand in') })
    expect(await json('excerpts', 'n.dossier')).toHaveLength(1)
  })

  it('[L10] finds a tag by its path or the end of it, and names what else may be meant', async () => {
    const tagged = await mark('coup capital', '--tag', 'Impunity', 'coups / coup EVENT', '--json')
    expect(JSON.parse(tagged.out).tags).toEqual([
      'ICC bias claims/Withdrawal',
      'Wagner abuses/Impunity',
      'Coups/Coup event'
    ])
    expect((await mark('coup capital', '--tag', 'Withdrawl')).err).toBe(
      'There is no tag “Withdrawl”. Did you mean “ICC bias claims/Withdrawal”?'
    )
    input = '{"kind":"add-tag","name":"Impunity"}'
    await dossier('run', 'n.dossier')
    expect(JSON.parse((await mark('capital', '--tag', 'Impunity', '--json')).out).tags).toContain('Impunity')
    expect((await mark('capital', '--tag', 'x'.repeat(30))).err).toContain('List them with: dossier tags')
  })

  it('[L10] refuses a name that two tags have', async () => {
    const [{ id }] = await json('tags', 'n.dossier')
    input = JSON.stringify({ kind: 'add-tag', name: 'Impunity', parentId: id })
    await dossier('run', 'n.dossier')
    const { err } = await mark('capital', '--tag', 'Impunity')
    expect(err).toContain(
      '2 tags are called “Impunity”. Name one in full: “Coups/Impunity” or “Wagner abuses/Impunity”'
    )
  })

  it('[L11] finds a source by its id, title or file, and names what else may be meant', async () => {
    const [{ id }] = await json('sources', 'n.dossier')
    for (const name of [id, 'three states LEAVE', 'states.txt', 'states'])
      expect((await dossier('show', 'n.dossier', name)).out).toContain('Leaving takes a year')
    expect((await dossier('show', 'n.dossier', 'three states')).err).toContain('Did you mean “Three states leave”?')
    await write('twin.txt', 'Three states leave\n\nAnother text.')
    await dossier('import', 'n.dossier', 'twin.txt', '--title', 'Three states leave')
    expect((await dossier('show', 'n.dossier', 'Three states leave')).err).toContain('2 sources go by')
  })

  it('[L12] records a note, a speaker, a voice, and who marked it', async () => {
    const said = ['--note', '**So** it is', '--speaker', 'A minister', '--voice', 'reports', '--by', 'Issa', '--json']
    expect(JSON.parse((await mark('leaving takes a year', ...said)).out)).toMatchObject({
      ...{ note: '**So** it is', speaker: 'A minister', voice: 'reports', by: 'Issa' }
    })
    expect(JSON.parse((await mark('capital', '--json')).out).by).toBe('Awa')
  })
})

describe('listing and finding (L)', () => {
  beforeEach(open)

  it('[L13] shows a source as it is', async () => {
    expect((await dossier('show', 'n.dossier', 'states')).out).toBe(article)
    expect(await json('show', 'n.dossier', 'states')).toMatchObject({ text: article, blocks: expect.any(Array) })
  })

  it('[L14] lists excerpts, those under a tag or below it, and those of a source', async () => {
    await mark('capital')
    const [excerpt] = await json('excerpts', 'n.dossier', '--tag', 'ICC bias claims', '--source', 'states')
    expect(Object.keys(excerpt).join(' ')).toBe(
      'id sourceId sourceTitle start end text tags note speaker voice by createdAt updatedAt'
    )
    expect(await json('excerpts', 'n.dossier', '--tag', 'Coups')).toEqual([])
    expect((await dossier('excerpts', 'n.dossier')).out).toContain('capital')
  })

  it('[L14] lists tags with how often they are used', async () => {
    await mark('capital')
    const rows = await json('tags', 'n.dossier')
    const row = rows.find(({ path }: { path: string }) => path === 'ICC bias claims/Withdrawal')
    expect(Object.keys(row).join(' ')).toBe('id path definition counts doesNotCount colour excerpts')
    expect(row).toMatchObject({ excerpts: 1, colour: rows.at(-1).colour })
  })

  it('[L15] finds words in texts, excerpts and notes', async () => {
    await mark('a year', '--nth', '1', '--note', 'An evenement too')
    const hits = await json('search', 'n.dossier', 'evenement')
    expect(hits.map((hit: { in: string }) => hit.in).toSorted()).toEqual(['note', 'source'])
    expect(Object.keys(hits[0]).join(' ')).toBe('in sourceId sourceTitle excerptId start end text before after')
    expect(await json('search', 'n.dossier', '"takes a year" nowhere')).toEqual([])
    const limited = await dossier('search', 'n.dossier', 'evenement', '--limit', '1')
    expect(limited.err).toContain('the first 1 of 2 hits')
  })
})

describe('exporting (L)', () => {
  beforeEach(async () => {
    await open()
    await mark('Leaving takes a year', '--note', 'Check this')
    await mark('capital', '--tag', 'Coups')
  })

  it('[L16] prints the file, or writes it where it is told', async () => {
    const { out, err } = await dossier('export', 'n.dossier', '--format', 'md', '--tag', 'Coups')
    expect(out).toContain('capital')
    expect(out).not.toContain('Leaving takes a year')
    const [{ sha256 }] = await json('sources', 'n.dossier')
    expect(out).toContain(sha256)
    expect(err).toContain('Awa')
    await dossier('export', 'n.dossier', '--format', 'md', '--tag', 'Coups', '-o', 'c.md')
    expect((await readFile(join(folder, 'c.md'), 'utf8')).trimEnd()).toBe(out.trimEnd())
  })

  it('[L16] says what may name people, and leaves the notes out when told', async () => {
    expect((await dossier('export', 'n.dossier', '--format', 'csv')).err).toContain('1 note')
    const { out, err } = await dossier('export', 'n.dossier', '--format', 'csv', '--no-notes')
    expect(out + err).not.toMatch(/Check this|1 note/)
  })

  it('[L17] writes to what a link leads to, and to what is no file', async () => {
    await write('there.md', 'old')
    await symlink('there.md', join(folder, 'link.md'))
    await dossier('export', 'n.dossier', '--format', 'md', '-o', 'link.md')
    expect(await readFile(join(folder, 'there.md'), 'utf8')).toContain('capital')
    expect((await dossier('export', 'n.dossier', '--format', 'md', '-o', '/dev/null')).code).toBe(0)
  })

  it('[L17] never writes into a notebook, nor half a file', async () => {
    const before = await readFile(join(folder, 'n.dossier/notebook.json'), 'utf8')
    for (const file of ['n.dossier/notebook.json', 'n.dossier/journal/x.md', 'gone/x.md', '.']) {
      const { code, err } = await dossier('export', 'n.dossier', '--format', 'md', '--no-notes', '-o', file)
      expect(code).toBe(1)
      expect(err).toMatch(/lies in a notebook|cannot be written/)
    }
    expect(await readFile(join(folder, 'n.dossier/notebook.json'), 'utf8')).toBe(before)
    expect((await readdir(folder)).toSorted()).toEqual(['config', 'n.dossier', 'states.txt'])
  })
})

describe('running commands (L)', () => {
  beforeEach(open)

  it('[L18] answers each line in order, and a bad one without stopping', async () => {
    const [{ id: sourceId }] = await json('sources', 'n.dossier')
    const lines = [
      '{"kind":"add-tag","name":"Mine"}',
      '{"kind":',
      '',
      '{"kind":"nonsense"}',
      '{"kind":"add-tag","name":"mine"}',
      '{"kind":"add-tag"}',
      JSON.stringify({ kind: 'mark-excerpt', sourceId, start: 0, end: 5 }),
      JSON.stringify({ kind: 'add-source', sha256: 'a'.repeat(64) }),
      'null'
    ]
    input = lines.join('\r\n')
    const { code, out } = await dossier('run', 'n.dossier')
    const answers = out.split('\n').map(line => JSON.parse(line))
    expect([code, answers.map(({ n }) => n)]).toEqual([1, [1, 2, 4, 5, 6, 7, 8, 9]])
    expect(answers.filter(({ ok }) => ok)).toEqual([
      { n: 1, ok: true, id: expect.any(String) },
      { n: 7, ok: true, id: expect.any(String) }
    ])
    expect(answers[1].reason).toBe('This line is not JSON.')
    expect(answers[2].reason).toBe('There is no command of this kind.')
    expect(answers[3].reason).toContain('There is already a tag “Mine”')
    expect(answers[4].reason).toContain('“name”')
  })

  it('[L18] reads commands from a file', async () => {
    await write('c.jsonl', '\uFEFF{"kind":"add-tag","name":"Mine"}\n')
    expect(await dossier('run', 'n.dossier', 'c.jsonl')).toMatchObject({ code: 0, err: '' })
    expect((await dossier('run', 'n.dossier', 'gone')).err).toContain('There is no such file')
    expect((await dossier('run', 'n.dossier', '.')).err).toContain('is a folder')
  })

  it('[L19] takes back and makes again', async () => {
    const steps = ['{"kind":"add-tag","name":"Mine"}', '{"kind":"undo"}', '{"kind":"redo"}', '{"kind":"redo"}']
    input = steps.join('\n')
    const answers = (await dossier('run', 'n.dossier')).out.split('\n').map(line => JSON.parse(line))
    expect(answers.slice(1)).toEqual([
      { n: 2, ok: true, id: null, label: 'add tag' },
      { n: 3, ok: true, id: null, label: 'add tag' },
      { n: 4, ok: false, reason: 'There is nothing to take back or make again.' }
    ])
    expect((await json('tags', 'n.dossier')).at(-1).path).toBe('Mine')
  })
})

describe('taking back (L)', () => {
  it('[L25] takes steps back and makes them again, also those of an earlier call', async () => {
    await open()
    await mark('capital')
    expect(await dossier('undo', 'n.dossier')).toMatchObject({ code: 0, out: 'Took back: tag excerpt', err: '' })
    expect(await json('excerpts', 'n.dossier')).toEqual([])
    expect(await dossier('redo', 'n.dossier')).toMatchObject({ code: 0, out: 'Made again: tag excerpt', err: '' })
    expect(await json('excerpts', 'n.dossier')).toHaveLength(1)
    expect(await dossier('redo', 'n.dossier')).toMatchObject({
      code: 1,
      out: '',
      err: 'There is nothing to make again.'
    })
    expect(await json('undo', 'n.dossier')).toEqual({ label: 'tag excerpt', undo: 'add source', redo: 'tag excerpt' })
    for (const label of ['add source', 'import codebook'])
      expect((await dossier('undo', 'n.dossier')).out).toContain(label)
    expect(await dossier('undo', 'n.dossier')).toMatchObject({ code: 1, err: 'There is nothing to take back.' })
  })
})

describe('a damaged notebook (L)', () => {
  async function damage() {
    await open()
    await mark('capital')
    const archive = join(folder, 'n.dossier/journal/000004.jsonl.gz')
    await writeFile(archive, (await readFile(archive)).subarray(0, 100))
  }
  const reading = 'sources,tags,excerpts,show n.dossier states,search n.dossier coup,export n.dossier --format json'

  it.each(reading.split(','))('[L26] is refused with the reason by %s, unless it is salvaged', async line => {
    await damage()
    const [name = '', ...operands] = line.split(' ')
    const args = operands.length > 0 ? operands : ['n.dossier']
    const refused = await dossier(name, ...args)
    expect(refused).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('000004.jsonl.gz cannot be unpacked')
    })
    expect(refused.err).toContain('--salvage')
    const salvaged = await dossier(name, ...args, '--salvage')
    expect(salvaged).toMatchObject({ code: 0, err: expect.stringContaining('000004.jsonl.gz') })
    expect(salvaged.out).not.toBe('')
  })

  it('[L27] is mended, and says what was done', async () => {
    await damage()
    expect((await mark('coup', '--nth', '1')).err).toContain('000004.jsonl.gz cannot be unpacked')
    expect((await dossier('verify', 'n.dossier')).code).toBe(1)
    const { code, out, err } = await dossier('repair', 'n.dossier')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('000004.jsonl.gz.damaged-1')
    expect((await dossier('verify', 'n.dossier')).code).toBe(0)
    expect(await json('excerpts', 'n.dossier')).toHaveLength(1)
    expect((await mark('coup', '--nth', '1')).code).toBe(0)
    expect(await json('repair', 'n.dossier')).toEqual({ ok: true, mended: [], lost: [], problems: [] })
    expect((await dossier('repair', 'nowhere')).code).toBe(1)
  })
})

describe('verifying (L)', () => {
  it('[L20] says that all is well, or names the file that is not', async () => {
    await open()
    expect(await dossier('verify', 'n.dossier')).toMatchObject({ code: 0, out: expect.stringContaining('all is well') })
    const [name = ''] = await readdir(join(folder, 'n.dossier/originals'))
    const path = `n.dossier/originals/${name}`
    const bytes = new Uint8Array(await readFile(join(folder, path)))
    bytes[3] = 7
    await rm(join(folder, path))
    await write(path, bytes)
    expect(await dossier('verify', 'n.dossier')).toMatchObject({ code: 1, err: expect.stringContaining(name) })
    const { code, out } = await dossier('verify', 'n.dossier', '--json')
    expect([code, JSON.parse(out)]).toMatchObject([1, { ok: false, problems: [expect.stringContaining(name)] }])
  })
})
