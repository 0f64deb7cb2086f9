import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const program = join(import.meta.dirname, '..', 'cli.ts')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-process-'))
  await call('new', 'n.dossier', '--codebook', 'none')
  await writeFile(join(folder, 'a.txt'), 'The court looked on. '.repeat(500))
  await call('import', 'n.dossier', 'a.txt')
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Start the command line as a process of its own, as a shell would. */
function start(...args: readonly string[]) {
  const env = { ...process.env, DOSSIER_CONFIG: join(folder, 'config') }
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, env })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return { child, ended, err: readAll(child.stderr) }
}

/** Run it to its end. */
async function call(...args: readonly string[]) {
  const { child, ended, err } = start(...args)
  child.stdin.end()
  const out = await readAll(child.stdout)
  return { code: await ended, out, err: await err }
}

const commands = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => `{"kind":"add-tag","name":"Tag ${from + i}"}\n`).join('')

/** The tags that are in the notebook. */
async function tags(): Promise<readonly { readonly id: string }[]> {
  return JSON.parse((await call('tags', 'n.dossier', '--json')).out)
}

describe('the command line as a process (L)', { timeout: 60_000 }, () => {
  it('[L1] prints results on one stream and messages on the other', async () => {
    expect(await call('sources', 'n.dossier')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('2000 words')
    })
    expect(await call('sources', 'nowhere')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('nowhere')
    })
    expect(await call('nonsense')).toMatchObject({ code: 2, out: '' })
    expect(await call('serve', 'nowhere', '--no-open')).toMatchObject({ code: 1, out: '' })
  })

  it('[L5] starts a notebook with the codebook that another one printed', async () => {
    await call('new', 'starter.dossier')
    const { out } = await call('tags', 'starter.dossier', '--csv')
    await writeFile(join(folder, 'cb.csv'), out)
    expect(out.replaceAll(/"[^"]*"/g, '')).not.toMatch(/(?<!\r)\n/)
    expect(await call('new', 'again.dossier', '--codebook', 'cb.csv')).toMatchObject({ code: 0, err: '' })
    expect((await call('tags', 'again.dossier', '--csv')).out).toBe(out)
  })

  it('[L21] has saved what it has answered, whatever happens to it then', async () => {
    const { child, ended } = start('run', 'n.dossier')
    let answered = ''
    child.stdout.on('data', chunk => {
      answered += String(chunk)
      if (answered.split('\n').length > 60) child.kill('SIGKILL')
    })
    child.stdin.on('error', () => {})
    child.stdin.write(commands(5000))
    expect(await ended).toBeNull()
    const ids = answered
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line) as { readonly ok: boolean; readonly id: string })
    expect(ids.every(({ ok }) => ok)).toBe(true)
    expect(ids.length).toBeGreaterThan(50)
    const kept = new Set((await tags()).map(({ id }) => id))
    expect(ids.filter(({ id }) => !kept.has(id))).toEqual([])
    expect((await call('verify', 'n.dossier')).code).toBe(0)
  })

  it('[L22] lets others read what it holds, and tells who would write that it does', async () => {
    const { child, ended } = start('run', 'n.dossier')
    child.stdin.write(commands(1, 10_000))
    await once(child.stdout, 'data')
    const refused = await call(
      'mark',
      'n.dossier',
      '--source',
      'a.txt',
      '--quote',
      'court',
      '--nth',
      '1',
      '--tag',
      'Tag 10000'
    )
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining(String(child.pid)) })
    expect((await call('export', 'n.dossier', '--format', 'json')).code).toBe(0)
    expect((await tags()).length).toBeGreaterThan(0)
    child.stdin.end()
    expect(await ended).toBe(0)
  })

  it('[L23] ends when it is told to, with everything saved', async () => {
    const before = (await tags()).length
    const { child, ended, err } = start('run', 'n.dossier')
    child.stdin.write(commands(20, 20_000))
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    expect([await ended, await err]).toEqual([1, 'Stopped early. What was answered is saved.\n'])
    expect((await tags()).length).toBe(before + 20)
  })

  it('[L24] says nothing when its reader leaves early', async () => {
    const { child, ended, err } = start('show', 'n.dossier', 'a.txt')
    child.stdout.destroy()
    expect([await ended, await err]).toEqual([0, ''])
  })
})
