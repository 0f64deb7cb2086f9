import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openNotebook } from '#main/open-notebook.ts'
import { isCode } from '#main/storage/disk.ts'
import { openLocked, encryptedDisk, PASSPHRASE_SECRET } from '../../testing/encrypted-notebook.ts'
import { afterDeath, openOn, run, SIMULATED } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import type * as Primitives from './primitives.ts'
import { openVault } from './unlock.ts'
import { vaultDisk } from './vault-disk.ts'
import { createSealed } from './write-frames.ts'

/** What was sealed under each key and number. */
const sealedUnder = new Map<string, Set<string>>()

vi.mock('./primitives.ts', async original => {
  const primitives = await original<typeof Primitives>()
  return {
    ...primitives,
    seal(key: Uint8Array, number: number, bytes: Uint8Array, about: Uint8Array) {
      const under = `${Buffer.from(key).toString('hex')} ${number}`
      const all = sealedUnder.get(under) ?? new Set()
      sealedUnder.set(under, all.add(Buffer.concat([bytes, Buffer.from('/'), about]).toString('base64')))
      return primitives.seal(key, number, bytes, about)
    }
  }
})

beforeEach(() => sealedUnder.clear())

/** How often something else was sealed under a key and number that had served before. */
function reused(): number {
  return [...sealedUnder.values()].filter(all => all.size > 1).length
}

describe('sealing (V)', { timeout: 120_000 }, () => {
  it.each(['EIO', 'ENOSPC'])(
    '[V15] never takes the same key and number twice, whichever call fails: %s',
    async code => {
      const start = await encryptedDisk()
      const { own } = await openVault(SIMULATED, PASSPHRASE_SECRET, start)
      sealedUnder.clear()
      for (let n = 0; n < 60; n++) {
        const disk = new SimulatedDisk(start.files())
        // What the disk takes of a frame before it refuses is also a part of it.
        disk.mostBytes = n % 2 === 0 ? 50 : Infinity
        const vault = vaultDisk(disk, SIMULATED, own.key)
        const session = await openOn(vault)
        disk.calls = 0
        disk.fault = (_, path, call) => (call % 60 === n && !path.endsWith('/lock') ? code : null)
        for (const name of ['One', 'Two', 'Three']) await run(session, { kind: 'add-tag', name })
        disk.fault = () => null
        expect(await session.save()).toEqual({ kind: 'done', value: null })
        // The process dies, and another goes on from what it left.
        const left = afterDeath(disk.files())
        const again = await openOn(vaultDisk(left, SIMULATED, own.key))
        expect([...again.notebook.tags.values()].map(({ name }) => name)).toEqual(
          expect.arrayContaining(['One', 'Two', 'Three'])
        )
        await run(again, { kind: 'add-tag', name: 'Four' })
        await again.close()
        const opened = await openNotebook(SIMULATED, {
          by: () => '',
          announce: () => {},
          write: false,
          disk: vaultDisk(left, SIMULATED, own.key)
        })
        expect(opened).toMatchObject({ kind: 'done', value: { damage: null } })
      }
      expect([sealedUnder.size > 400, reused()]).toEqual([true, 0])
    }
  )

  it('[V15] takes nothing more into a file of which a frame was half written', async () => {
    const disk = new SimulatedDisk(new Map([['/home', null]]))
    const key = new Uint8Array(32).fill(7)
    const file = await createSealed(disk, '/home/file', key)
    await file.write(Buffer.from('first'), 0)
    disk.mostBytes = 9
    let writes = 0
    disk.fault = call => (call === 'write' && ++writes === 2 ? 'ENOSPC' : null)
    await expect(file.write(Buffer.from('second'), 5)).rejects.toThrow('ENOSPC')
    disk.fault = () => null
    const again = file.write(Buffer.from('second'), 5)
    await expect(again).rejects.toSatisfy(error => isCode(error, 'EIO'))
    await expect(file.sync()).resolves.toBeUndefined()
    await expect(file.write(Buffer.from('x'), 5)).rejects.toThrow('not written whole')
    expect(reused()).toBe(0)
  })

  it('[V16] writes nothing more of a file that was forgotten while a part of it was written', async () => {
    const disk = new SimulatedDisk(new Map([['/home', null]]))
    const file = await createSealed(disk, '/home/file', new Uint8Array(32).fill(7))
    const writing = file.write(Buffer.from('first'), 0)
    file.forget()
    await writing
    await expect(file.write(Buffer.from('second'), 5)).rejects.toThrow('not written whole')
    await file.close()
    await expect(file.write(Buffer.from('third'), 5)).rejects.toThrow('not written whole')
    expect([...sealedUnder.keys()].filter(under => under.startsWith('00'.repeat(32)))).toEqual([])
  })

  it('[V15] seals the same words anew under another key in every file', async () => {
    const session = await openLocked(await encryptedDisk())
    await run(session, { kind: 'add-tag', name: 'One' })
    await session.close()
    const keys = new Set([...sealedUnder.keys()].map(under => under.split(' ')[0]))
    expect([keys.size > 10, reused()]).toEqual([true, 0])
  })
})
