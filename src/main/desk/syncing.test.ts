import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDesk, type HostDesk } from '#main/desk.ts'
import { createNotebook, openNotebook } from '#main/open-notebook.ts'
import { addText, openOn } from '../../testing/open-folder.ts'
import { realDisk } from '../storage/disk.ts'
import { describeSyncing, watchFolder } from './syncing.ts'

let home: string
let path: string
let desk: HostDesk

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dossier-syncing-'))
  path = join(home, 'Dropbox', 'Sahel.dossier')
  await mkdir(join(home, 'Dropbox'))
  await createNotebook(path, { title: 'Sahel' })
  const session = await openOn(realDisk, path)
  await addText(session, 'Soldiers seized power.')
  await session.close()
  desk = await openDesk({
    host: 'web',
    places: { config: join(home, 'config'), folder: home },
    announce: () => {},
    openOutside: async () => true
  })
})

afterEach(async () => {
  await desk.close()
  await rm(home, { recursive: true })
})

const opened = async () => (await desk.describe()).open
const textOf = async () => join(path, 'texts', (await readdir(join(path, 'texts')))[0] ?? '')

describe('a notebook in a synchronised folder, in the window (J)', () => {
  it('[J52] is told to be changed on one computer at a time, and of its conflict copies', async () => {
    await writeFile(join(path, 'notebook (1).json'), '{}')
    await desk.open(path)
    expect((await opened())?.synchronised).toEqual({
      copies: 1,
      advice: expect.stringMatching(
        /Dropbox keeps in step .* one computer at a time.*A conflict copy lies in its folder/
      )
    })
  })

  it('[J52] is told nothing elsewhere', async () => {
    const elsewhere = join(home, 'Plain.dossier')
    await createNotebook(elsewhere, { title: 'Plain' })
    expect(await describeSyncing(elsewhere)).toBeNull()
  })

  it('[J55] is opened anew by itself when the rest of it has arrived, to be changed', async () => {
    const text = await textOf()
    await rename(text, join(home, 'late'))
    await desk.open(path)
    expect((await opened())?.readOnly).toContain('may still be arriving')
    await rename(join(home, 'late'), text)
    await vi.waitFor(async () => expect((await opened())?.readOnly).toBeNull(), { timeout: 9000, interval: 100 })
    const second = await openNotebook(path, { by: () => '', announce: () => {}, write: true })
    expect(second).toMatchObject({ value: { readOnly: expect.stringContaining('is open in') } })
  }, 15_000)

  it('[J55] is looked at until it is whole, and no longer', async () => {
    let count = 0
    const stop = watchFolder(path, async () => void (count += 1), 10)
    await pause(60)
    expect(count).toBe(0)
    for (const name of ['000008.jsonl', '000009.jsonl']) {
      await writeFile(join(path, 'journal', name), '')
      await vi.waitFor(() => expect(count).toBe(name.startsWith('000008') ? 1 : 2))
    }
    stop()
    await writeFile(join(path, 'journal', '000010.jsonl'), '')
    await pause(60)
    expect(count).toBe(2)
  })
})
