import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { article, useCommandLine } from '../../testing/command-line.ts'

const cli = useCommandLine()
const { dossier, json, open, write } = cli

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
    await mkdir(join(cli.folder, 'empty.dossier'))
    await mkdir(join(cli.folder, 'bad.dossier'))
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
    expect(await readdir(cli.folder)).toEqual(['bad.csv'])
  })

  it('[L6] gives the folder its ending, and finds it without', async () => {
    expect(await json('new', 'n')).toEqual({ path: join(cli.folder, 'n.dossier'), title: 'n' })
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
