import { describe, expect, it } from 'vitest'
import type { Disk } from '#main/storage/disk.ts'
import { KEYS } from '#main/storage/layout.ts'
import { encryptNotebook } from '#main/vault/index.ts'
import { freshDisk, openOn, run, SIMULATED } from '../../testing/open-folder.ts'
import type { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { makeBackup } from './make-backup.ts'

const NOW = Date.UTC(2026, 10, 21, 12)
const backupsOn = (disk: SimulatedDisk) => [...disk.files().keys()].filter(path => path.includes('/backups/'))

/** A notebook that nobody has open, with a tag in it. */
async function closedNotebook(): Promise<SimulatedDisk> {
  const disk = await freshDisk()
  const session = await openOn(disk)
  await run(session, { kind: 'add-tag', name: 'Juntas' })
  await session.close()
  return disk
}

/** The disk, on which something happens just before the file of a backup is made. */
function beforeBackup(disk: SimulatedDisk, happen: () => Promise<unknown>): Disk {
  const create = async (path: string) => {
    if (path.includes('/backups/')) await happen()
    return disk.create(path)
  }
  return new Proxy<Disk>(disk, {
    get: (_, name) => {
      if (name === 'create') return create
      const value: unknown = Reflect.get(disk, name, disk)
      return typeof value === 'function' ? value.bind(disk) : value
    }
  })
}

describe('a backup that is overtaken (B)', () => {
  it('[B6] does not stay in a notebook that is encrypted before it is written', async () => {
    const disk = await closedNotebook()
    const encrypting = { passphrase: 'vier Worte, die niemand kennt', host: 'A test', disk, scryptCost: 1024 }
    const overtaken = beforeBackup(disk, async () => {
      expect(await encryptNotebook(SIMULATED, encrypting)).toMatchObject({ kind: 'done' })
    })
    await expect(makeBackup(overtaken, SIMULATED, { now: NOW })).rejects.toThrow('This notebook is encrypted.')
    expect(disk.files().has(`${SIMULATED}/${KEYS}`)).toBe(true)
    expect(backupsOn(disk)).toEqual([])
  })

  it('[B6] does not stay where it cannot be told whether something was erased', async () => {
    const disk = await closedNotebook()
    const overtaken = beforeBackup(disk, async () => {
      disk.fault = (_, path) => (path.includes('/journal') ? 'EIO' : null)
    })
    await expect(makeBackup(overtaken, SIMULATED, { now: NOW })).rejects.toThrow('EIO')
    expect(backupsOn(disk)).toEqual([])
  })
})
