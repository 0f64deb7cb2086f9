import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callCli } from '../../testing/command-line.ts'

let folder = ''
let config = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'custody-'))
  config = join(folder, 'config')
  await writeFile(join(folder, 'states.txt'), 'Three states leave.\n\nThe states said: “Leaving takes a year”.\n')
  await dossier('new', 'n.dossier')
  await dossier('import', 'n.dossier', 'states.txt')
  await dossier('mark', 'n.dossier', '--source', 'states.txt', '--quote', 'Leaving takes a year', '--tag', 'Withdrawal')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const dossier = (...args: readonly string[]) => callCli(folder, { env: { DOSSIER_CONFIG: config } }, ...args)

/** Change the last line of the last file of the journal. */
async function spoil(): Promise<void> {
  const journal = join(folder, 'n.dossier', 'journal')
  const last = (await readdir(journal)).toSorted().at(-1) ?? ''
  if (last.endsWith('.gz')) return writeFile(join(journal, last), 'nothing')
  const bytes = await readFile(join(journal, last))
  await writeFile(join(journal, last), bytes.with(bytes.length - 10, 33))
}

describe('the custody log on the command line (H)', () => {
  it('[H15] prints who, when, what and on which original, of all or of one record', async () => {
    const all = await dossier('log', 'n')
    expect(all.code).toBe(0)
    expect(all.out).toMatch(/\d+ {2}\d{4}-\d\d-\d\dT\S+ {2}Awa {2}tag excerpt \(mark-excerpt\)/)
    expect(all.out).toMatch(
      /excerpt \S+ “Leaving takes a year” in “Three states leave\.”: marked; tag “Withdrawal” put on \[original/
    )
    expect(all.err).toMatch(/The chain holds over \d+ changes/)
    const { entries } = JSON.parse((await dossier('log', 'n', '--json')).out)
    const { id, sourceId } = entries.at(-1).records.at(-1)
    const one = JSON.parse((await dossier('log', 'n', '--excerpt', id, '--json')).out)
    expect(one).toMatchObject({ ok: true, problem: null, entries: [{ command: 'mark-excerpt', by: 'Awa' }] })
    const source = JSON.parse((await dossier('log', 'n', '--source', sourceId, '--json')).out)
    expect(source.entries.map(({ command }: { readonly command: string }) => command)).toEqual([
      'add-source',
      'mark-excerpt'
    ])
  })

  it('[H15] of a damaged notebook prints what verified, then the reason, and ends with 1', async () => {
    const whole = (await dossier('log', 'n')).out.split('\n')
    await spoil()
    const { code, out, err } = await dossier('log', 'n')
    expect([code, out.split('\n').length < whole.length]).toEqual([1, true])
    expect(whole.join('\n').startsWith(out)).toBe(true)
    expect(out).toContain('create-notebook')
    expect(err).toMatch(/journal\/\S+ .*\. What comes before it is as it was recorded\./)
    const json = await dossier('log', 'n', '--json')
    expect([json.code, JSON.parse(json.out).ok]).toEqual([1, false])
  })

  it('[H15] says so where nothing is recorded, or two records are named', async () => {
    expect(await dossier('log', 'n', '--source', 'x')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nothing is')
    })
    expect((await dossier('log', 'n', '--source', 'x', '--excerpt', 'y')).code).toBe(2)
    expect(await dossier('log', 'none')).toMatchObject({ code: 1, err: expect.stringContaining('no notebook') })
  })

  it('[H15] prints nothing that could steer a terminal', async () => {
    const marked = await dossier(
      ...['mark', 'n', '--source', 'states.txt', '--quote', 'Three states', '--tag', 'Withdrawal'],
      ...['--by', 'A\u001b[2Jwa', '--note', 'a\u001b]0;x\u0007b']
    )
    expect(marked).toMatchObject({ code: 0 })
    const { out } = await dossier('log', 'n')
    expect(out).toContain('A [2Jwa')
    expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })
})

describe('seals on the command line (H)', () => {
  it('[H16] prints one line, the same each time, and explains it beside', async () => {
    const { code, out, err } = await dossier('seal', 'n')
    expect([code, out.split('\n').length]).toEqual([0, 1])
    expect(err).toContain('not when things were done, and not by whom')
    const { seal, statement, signature } = JSON.parse((await dossier('seal', 'n', '--json')).out)
    expect(seal).toBe(out)
    expect(statement).toMatch(/^dossier-seal-1\nnotebook \S+\nchanges \d+\nhead [0-9a-f]{64}\n$/)
    expect(signature).toMatch(/^[0-9a-f]{128}$/)
  })

  it('[H16] says of a seal that holds what it proves and what not', async () => {
    const { out: seal } = await dossier('seal', 'n')
    await dossier('undo', 'n')
    const { code, out, err } = await dossier('verify', 'n', '--seal', seal.toLowerCase())
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('all is well')
    expect(out).toMatch(/The seal holds: .*\nOne change was made since\.\n.*key of this computer/)
    expect(out).toContain('It does not prove when things were done, or by whom.')
    config = join(folder, 'elsewhere')
    expect((await dossier('verify', 'n', '--seal', seal)).out).toContain('which is not of this computer')
    expect(JSON.parse((await dossier('verify', 'n', '--seal', seal, '--json')).out)).toMatchObject({
      ok: true,
      seal: { ok: true, since: 1, isOwn: false }
    })
  })

  it('[H16] ends with 1 and one sentence for what is wrong with a seal, or with what it covers', async () => {
    const { out: seal } = await dossier('seal', 'n')
    // The sign that checks the first group; five other signs of it would have the same one now and then.
    const mistyped = seal.replace(/(:.{5})(.)/, (_, signs, check) => signs + (check === '0' ? '1' : '0'))
    const wrong = await dossier('verify', 'n', '--seal', mistyped)
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(/^Group 1 of this seal.*mistyped\..*$/)])
    await dossier('new', 'other')
    expect(await dossier('verify', 'other', '--seal', seal)).toMatchObject({
      code: 1,
      err: expect.stringContaining('another notebook')
    })
    await spoil()
    const spoilt = await dossier('verify', 'n', '--seal', seal)
    expect([spoilt.code, spoilt.err]).toEqual([1, expect.stringContaining('The journal verifies only up to change')])
    expect(await dossier('seal', 'n')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('cannot be sealed')
    })
  })
})

describe('a notebook changed in two places at once, on the command line (J)', () => {
  it('[J53] has the changes of a conflict copy told, and is exported as it was there', async () => {
    const there = join(folder, 'there.dossier')
    await cp(join(folder, 'n.dossier'), there, { recursive: true })
    await dossier(
      'mark',
      'there',
      '--source',
      'states.txt',
      '--quote',
      'Three states',
      '--note',
      'Only there.',
      '--tag',
      'Coups'
    )
    await dossier('mark', 'n', '--source', 'states.txt', '--quote', 'The states said', '--tag', 'Bias')
    const segments = await readdir(join(there, 'journal'))
    const name = segments.toSorted().at(-1) ?? ''
    const copy = name.replace('.jsonl', '-LAPTOP.jsonl')
    await cp(join(there, 'journal', name), join(folder, 'n.dossier', 'journal', copy))
    const verified = await dossier('verify', 'n')
    expect(verified.code).toBe(0)
    expect(verified.out).toContain(`“dossier log NOTEBOOK --copy "${copy}"”`)
    const log = JSON.parse((await dossier('log', 'n', '--copy', copy, '--json')).out)
    expect(log.entries).toMatchObject([{ command: 'mark-excerpt', records: [{ name: 'Three states' }] }])
    const [here, exported] = await Promise.all([
      dossier('export', 'n', '--format', 'md'),
      dossier('export', 'n', '--format', 'md', '--copy', copy)
    ])
    expect([here.out.includes('Only there.'), exported.out.includes('Only there.')]).toEqual([false, true])
    expect(await dossier('export', 'n', '--format', 'md', '--copy', 'notebook.json')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no conflict copy of the journal')
    })
  })
})
