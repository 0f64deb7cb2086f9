import { describe, expect, it } from 'vitest'
import { addText, freshDisk, openOn, SIMULATED } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { openNotebook } from '../open-notebook.ts'

const options = { by: () => 'Ana', announce: () => {}, write: true }

/** The files of a notebook with a source. */
async function filesOf() {
  const disk = await freshDisk()
  const session = await openOn(disk)
  await addText(session, 'Soldiers seized power.', 'News')
  await session.close()
  return disk.files()
}

/** Lists an original only from the second time on, as where another program brings it meanwhile. */
class Arriving extends SimulatedDisk {
  #listed = 0

  override async list(folder: string): Promise<readonly string[]> {
    const names = await super.list(folder)
    if (!folder.endsWith('/originals')) return names
    this.#listed += 1
    return this.#listed === 1 ? [] : names
  }
}

describe('the files of sources (J)', () => {
  it('[J32] are not missing where they came while the rest was read', async () => {
    const opened = await openOn(new Arriving(await filesOf()))
    expect([opened.readOnly, opened.damage]).toEqual([null, null])
    await opened.close()
  })

  it('[J32] are looked for where the rest verifies, and a folder that cannot be listed is said', async () => {
    const disk = new SimulatedDisk(await filesOf())
    disk.fault = (call, path) => (call === 'list' && path.endsWith('/originals') ? 'EIO' : null)
    expect(await openNotebook(SIMULATED, { ...options, disk })).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('The notebook cannot be opened.')
    })
  })

  it('[J19] say nothing of their own where the journal is damaged', async () => {
    const files = await filesOf()
    const [segment = ''] = [...files.keys()].filter(path => path.includes('/journal/000002'))
    const disk = new SimulatedDisk(new Map([...files, [segment, Buffer.from('gone')]]))
    let listings = 0
    disk.fault = (call, path) => (call === 'list' && path.endsWith('/originals') && ++listings === 1 ? 'EIO' : null)
    expect(await openNotebook(SIMULATED, { ...options, disk })).toMatchObject({
      kind: 'done',
      value: { damage: expect.stringContaining('This notebook is damaged: journal') }
    })
    expect(listings).toBeGreaterThan(0)
  })
})
