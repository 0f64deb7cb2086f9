import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { useCommandLine } from '../../testing/command-line.ts'

const cli = useCommandLine()
const { dossier, json, mark, open, write } = cli

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
    cli.around = { piped: lines.join('\r\n') }
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
    cli.around = { piped: steps.join('\n') }
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
    const archive = join(cli.folder, 'n.dossier/journal/000004.jsonl.gz')
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
    const [name = ''] = await readdir(join(cli.folder, 'n.dossier/originals'))
    const path = `n.dossier/originals/${name}`
    const bytes = new Uint8Array(await readFile(join(cli.folder, path)))
    bytes[3] = 7
    await rm(join(cli.folder, path))
    await write(path, bytes)
    expect(await dossier('verify', 'n.dossier')).toMatchObject({ code: 1, err: expect.stringContaining(name) })
    const { code, out } = await dossier('verify', 'n.dossier', '--json')
    expect([code, JSON.parse(out)]).toMatchObject([1, { ok: false, problems: [expect.stringContaining(name)] }])
  })
})
