import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { callCli } from '../../testing/command-line.ts'
import { makePdf } from '../../testing/documents.ts'

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'cli-import-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

const dossier = (...args: readonly string[]) => callCli(folder, {}, ...args)

it('[I20] says which pages did not come along, and adds the rest', async () => {
  await dossier('new', 'n.dossier')
  await writeFile(join(folder, 'a.pdf'), makePdf([[{ text: 'Read.', y: 700 }], []]))
  await writeFile(join(folder, 'b.pdf'), makePdf([[], [{ text: 'Read too.', y: 700 }]]))
  expect(await dossier('import', 'n.dossier', 'a.pdf')).toEqual({
    code: 0,
    out: expect.stringMatching(/^a\.pdf: added as /),
    err: expect.stringMatching(/^a\.pdf: Page 2 holds no text: /)
  })
  const { out, err } = await dossier('import', 'n.dossier', 'b.pdf', 'a.pdf', '--json')
  const [added, here] = out.split('\n').map(line => JSON.parse(line))
  expect(added).toMatchObject({ file: 'b.pdf', source: { format: 'pdf' }, notice: expect.stringMatching(/^Page 1 /) })
  expect(here).toEqual({ file: 'a.pdf', source: expect.objectContaining({ format: 'pdf' }) })
  expect(err).toMatch(/^b\.pdf: Page 1 holds no text: /)
})
