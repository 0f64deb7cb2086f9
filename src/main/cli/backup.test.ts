import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openNotebook } from '#main/open-notebook.ts'
import { callCli, type Around } from '../../testing/command-line.ts'
import { run } from '../../testing/open-folder.ts'

let folder = ''
let input: Around = {}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-backup-'))
  input = {}
  await dossier('new', 'n.dossier', '--codebook', 'none')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const dossier = (...args: readonly string[]) => callCli(folder, input, ...args)

const backup = (...args: readonly string[]) => dossier('backup', 'n.dossier', ...args)

async function addTag(name: string) {
  input = { piped: `{"kind":"add-tag","name":"${name}"}\n` }
  await dossier('run', 'n.dossier')
  input = {}
}

async function tags(): Promise<readonly string[]> {
  const { out } = await dossier('tags', 'n.dossier', '--json')
  return (JSON.parse(out) as readonly { readonly path: string }[]).map(({ path }) => path)
}

describe('backups on the command line (B)', () => {
  it('[B13] are made and listed', async () => {
    expect(await backup('list')).toMatchObject({ code: 0, out: '', err: expect.stringContaining('no backups yet') })
    const made = JSON.parse((await backup('make', '--json')).out)
    expect(made).toEqual({
      id: expect.stringMatching(/^000001-\d{8}T\d{6}Z$/),
      revision: 1,
      at: expect.any(String),
      isNew: true
    })
    expect((await backup('make')).out).toBe(`Nothing changed since the backup of revision 1: ${made.id}`)
    await addTag('Coups')
    expect((await backup('make')).out).toMatch(/^Backed up revision 2: 000002-/)
    const { backups } = JSON.parse((await backup('list', '--json')).out)
    expect(backups).toMatchObject([{ revision: 2 }, { id: made.id, bytes: expect.any(Number), isDamaged: false }])
    expect((await backup('list')).out).toMatch(/ UTC {2}revision 2 {2}1 kB\n.* revision 1 /)
  })

  it('[B13] are restored when that is agreed to, and the step can be taken back', async () => {
    await addTag('Coups')
    await backup('make')
    await addTag('Bias')
    expect(await backup('restore', '2')).toEqual({
      code: 1,
      out: 'Restoring this backup changes:\n  tags: 1 go',
      err: 'Nothing was changed. To restore it, add --yes.'
    })
    input = { isTTY: true, piped: 'n\n' }
    expect(await backup('restore', '2')).toMatchObject({ code: 1 })
    expect(await tags()).toEqual(['Coups', 'Bias'])
    input = { isTTY: true, piped: 'y\n' }
    expect(await backup('restore', '2')).toMatchObject({ code: 0, err: 'Restore this backup? [y/N]' })
    expect(await tags()).toEqual(['Coups'])
    expect((await backup('restore', '2')).out).toBe('The notebook is as it is in that backup.')
    expect((await dossier('undo', 'n.dossier')).out).toBe('Took back: restore backup')
    expect(await tags()).toEqual(['Coups', 'Bias'])
    const { out } = await backup('restore', '2', '--yes', '--json')
    expect(JSON.parse(out)).toMatchObject({ isRestored: true, difference: { tags: { removed: 1 } } })
    expect(await tags()).toEqual(['Coups'])
  })

  it('[B13] that cannot be, are refused with a plain sentence', async () => {
    await backup('make')
    expect(await backup('restore')).toMatchObject({ code: 2, err: expect.stringContaining('ID is missing') })
    expect(await backup('make', '1')).toMatchObject({ code: 2 })
    expect(await backup('burn')).toMatchObject({
      code: 2,
      err: expect.stringContaining('make, list, restore and export')
    })
    expect(await backup('restore', '../../etc')).toMatchObject({ code: 1, err: 'There is no backup “../../etc”.' })
    expect(await dossier('backup', 'nowhere', 'make')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no notebook')
    })
    await addTag('Coups')
    const path = join(folder, 'n.dossier', 'backups', (await readdir(join(folder, 'n.dossier', 'backups')))[0] ?? '')
    await writeFile(path, (await readFile(path)).subarray(0, 100))
    expect((await backup('list')).out).toContain('damaged, cannot be restored')
    expect(await backup('restore', '1', '--yes')).toMatchObject({ code: 1, err: expect.stringContaining('damaged') })
  })

  it('[B13] are made while another program writes, but not restored', async () => {
    await backup('make')
    const options = { by: () => '', announce: () => {}, write: true, host: 'the Dossier app' }
    const opened = await openNotebook(join(folder, 'n.dossier'), options)
    if (opened.kind === 'refused') throw new Error(opened.reason)
    expect((await run(opened.value, { kind: 'add-tag', name: 'Coups' })).kind).toBe('done')
    expect((await backup('make')).out).toMatch(/^Backed up revision 2/)
    expect(await backup('restore', '1', '--yes')).toMatchObject({
      code: 1,
      err: expect.stringContaining('open in the Dossier app')
    })
    await opened.value.close()
  })
})
