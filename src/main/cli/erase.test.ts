import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callCli, type Around } from '../../testing/command-line.ts'

let folder = ''
let input: Around = {}
let sourceId = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-erase-'))
  input = {}
  await writeFile(join(folder, 'a.txt'), 'Colonel Zorro ordered it. Nobody else was there.\n')
  await dossier('new', 'n.dossier', '--codebook', 'none')
  await dossier('import', 'n.dossier', 'a.txt')
  await dossier('backup', 'n.dossier', 'make')
  const { out } = await dossier('sources', 'n.dossier', '--json')
  sourceId = (JSON.parse(out) as readonly { readonly id: string }[])[0]?.id ?? ''
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const dossier = (...args: readonly string[]) => callCli(folder, input, ...args)

/** Every byte in the notebook folder, unpacked. */
async function everything(): Promise<string> {
  const names = await readdir(join(folder, 'n.dossier'), { recursive: true, withFileTypes: true })
  const files = names.filter(name => name.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const parts = files.map(async path => {
    const bytes = await readFile(path)
    return `${path} ${(path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1')}`
  })
  return (await Promise.all(parts)).join('\n')
}

const erase = (...args: readonly string[]) => dossier('erase', 'n.dossier', ...args)

describe('erasing on the command line (H)', () => {
  it('[H35] says what goes, and without a terminal needs --yes', async () => {
    const asked = await erase('--source', sourceId)
    expect(asked).toMatchObject({ code: 1, err: 'Nothing was erased. To erase it, add --yes.' })
    expect(asked.out).toMatch(
      /goes for good[\s\S]*imported[\s\S]*1 backup[\s\S]*stays[\s\S]*cannot be promised[\s\S]*Flash/
    )
    expect(await everything()).toContain('Zorro')
    expect(await erase('--source', sourceId, '--yes')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/It is erased\.$/)
    })
    expect(await everything()).not.toContain('Zorro')
    expect(await dossier('undo', 'n.dossier')).toMatchObject({ code: 1 })
    expect((await dossier('verify', 'n.dossier')).out).toMatch(/was erased on .*all is well/s)
  })

  it('[H35] asks at a terminal, and takes no for an answer', async () => {
    input = { isTTY: true, piped: 'n\n' }
    expect((await erase('--source', sourceId)).code).toBe(1)
    expect(await everything()).toContain('Zorro')
    input = { isTTY: true, piped: 'yes\n' }
    expect((await erase('--source', sourceId)).code).toBe(0)
    expect(await everything()).not.toContain('Zorro')
  })

  it('[H35] erases a note by the id of what it is on, and names exactly as written', async () => {
    input = { piped: `{"kind":"write-note","on":{"kind":"source","id":"${sourceId}"},"note":"Ask about Basra"}\n` }
    await dossier('run', 'n.dossier')
    input = {}
    const { out } = await erase('--note', sourceId, '--yes', '--json')
    expect(JSON.parse(out)).toMatchObject({ isErased: true, name: 'Ask about Basra', notes: 1 })
    expect(await everything()).not.toContain('Basra')
    expect((await erase('--person', 'Awa', '--yes')).code).toBe(0)
    expect(await everything()).not.toContain('"Awa"')
  })

  it('[H35] is misuse unless one thing is named, and refused where there is none', async () => {
    expect((await erase()).code).toBe(2)
    expect((await erase('--source', 'x', '--speaker', 'y')).code).toBe(2)
    for (const what of [
      ['--source', 'x'],
      ['--note', 'x'],
      ['--speaker', 'x'],
      ['--person', 'x']
    ])
      expect(await erase(...what, '--yes')).toMatchObject({ code: 1, err: expect.stringMatching(/Check|exactly/) })
  })

  it('[H33] mending forgets what can no longer be told, and says so', async () => {
    await writeFile(join(folder, 'n.dossier', 'erasing.json'), '{"v":1')
    expect(await dossier('undo', 'n.dossier')).toMatchObject({ code: 1, err: expect.stringContaining('repair') })
    expect((await dossier('repair', 'n.dossier')).err).toMatch(/Erase it again/)
    expect((await dossier('undo', 'n.dossier')).code).toBe(0)
  })
})
