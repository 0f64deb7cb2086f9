import { readdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { article, useCommandLine } from '../../testing/command-line.ts'

const cli = useCommandLine()
const { dossier, json, mark, open, write } = cli

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
    cli.around = { piped: '{"kind":"add-tag","name":"Impunity"}' }
    await dossier('run', 'n.dossier')
    expect(JSON.parse((await mark('capital', '--tag', 'Impunity', '--json')).out).tags).toContain('Impunity')
    expect((await mark('capital', '--tag', 'x'.repeat(30))).err).toContain('List them with: dossier tags')
  })

  it('[L10] refuses a name that two tags have', async () => {
    const [{ id }] = await json('tags', 'n.dossier')
    cli.around = { piped: JSON.stringify({ kind: 'add-tag', name: 'Impunity', parentId: id }) }
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
    expect((await readFile(join(cli.folder, 'c.md'), 'utf8')).trimEnd()).toBe(out.trimEnd())
  })

  it('[L16] says what may name people, and leaves the notes out when told', async () => {
    expect((await dossier('export', 'n.dossier', '--format', 'csv')).err).toContain('1 note')
    const { out, err } = await dossier('export', 'n.dossier', '--format', 'csv', '--no-notes')
    expect(out + err).not.toMatch(/Check this|1 note/)
  })

  it('[L17] writes to what a link leads to, and to what is no file', async () => {
    await write('there.md', 'old')
    await symlink('there.md', join(cli.folder, 'link.md'))
    await dossier('export', 'n.dossier', '--format', 'md', '-o', 'link.md')
    expect(await readFile(join(cli.folder, 'there.md'), 'utf8')).toContain('capital')
    expect((await dossier('export', 'n.dossier', '--format', 'md', '-o', '/dev/null')).code).toBe(0)
  })

  it('[L17] never writes into a notebook, nor half a file', async () => {
    const before = await readFile(join(cli.folder, 'n.dossier/notebook.json'), 'utf8')
    for (const file of ['n.dossier/notebook.json', 'n.dossier/journal/x.md', 'gone/x.md', '.']) {
      const { code, err } = await dossier('export', 'n.dossier', '--format', 'md', '--no-notes', '-o', file)
      expect(code).toBe(1)
      expect(err).toMatch(/lies in a notebook|cannot be written/)
    }
    expect(await readFile(join(cli.folder, 'n.dossier/notebook.json'), 'utf8')).toBe(before)
    expect((await readdir(cli.folder)).toSorted()).toEqual(['config', 'n.dossier', 'states.txt'])
  })
})
