import { Worker } from 'node:worker_threads'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { verifyNotebook } from '#main/storage/verify.ts'
import {
  LITTLE_WORK,
  PASSPHRASE,
  PASSPHRASE_SECRET,
  plainDisk,
  encryptedDisk,
  mustBeDone
} from '../../testing/encrypted-notebook.ts'
import { openOn, run, SIMULATED } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { changePassphrase, decryptNotebook, encryptNotebook, forget, newRecoveryKey, unlock } from './index.ts'
import type * as KeySlots from './key-slots.ts'
import type * as Primitives from './primitives.ts'
import type * as RecoveryKey from './recovery-key.ts'
import type * as SecretModule from './secret.ts'
import { selfTest } from './self-test.ts'

/** Every buffer that held a key, or what a key is made of; the real functions make them. */
const keys: { readonly from: string; readonly bytes: Uint8Array }[] = []

function noted<T>(from: string, made: T): T {
  const bytes = made instanceof Uint8Array ? made : (made as { key?: unknown; bytes?: unknown } | null)
  for (const one of [bytes, ...(bytes && !(bytes instanceof Uint8Array) ? [bytes.key, bytes.bytes] : [])])
    if (one instanceof Uint8Array) keys.push({ from, bytes: one })
  return made
}

vi.mock('./primitives.ts', async original => {
  const own = await original<typeof Primitives>()
  return {
    ...own,
    derive: (...given: Parameters<typeof own.derive>) => noted(`derive ${given[2]}`, own.derive(...given)),
    stretch: async (...given: Parameters<typeof own.stretch>) => noted('stretch', await own.stretch(...given))
  }
})
vi.mock('./key-slots.ts', async original => {
  const own = await original<typeof KeySlots>()
  return {
    ...own,
    makeVaultKey: () => noted('make', own.makeVaultKey()),
    openWithPassphrase: async (...given: Parameters<typeof own.openWithPassphrase>) =>
      noted('by passphrase', await own.openWithPassphrase(...given)),
    openWithRecoveryKey: (...given: Parameters<typeof own.openWithRecoveryKey>) =>
      noted('by recovery key', own.openWithRecoveryKey(...given))
  }
})
vi.mock('./recovery-key.ts', async original => {
  const own = await original<typeof RecoveryKey>()
  return {
    ...own,
    makeRecoveryKey: () => noted('recovery key', own.makeRecoveryKey()),
    readRecoveryKey: (typed: string) => noted('typed', own.readRecoveryKey(typed))
  }
})
vi.mock('./secret.ts', async original => {
  const own = await original<typeof SecretModule>()
  return { ...own, passphraseBytes: (passphrase: string) => noted('passphrase', own.passphraseBytes(passphrase)) }
})

// The published vectors are no secret.
beforeAll(selfTest)
beforeEach(() => void keys.splice(0))

/** Where keys came from that are still in memory. */
const left = () => keys.filter(({ bytes }) => bytes.some(byte => byte !== 0)).map(({ from }) => from)
const recoveryOf = async (disk: SimulatedDisk) =>
  mustBeDone(await newRecoveryKey(SIMULATED, { secret: PASSPHRASE_SECRET, disk }))

describe('the keys of a notebook in memory (V)', { timeout: 60_000 }, () => {
  it('[V26] are zeroed once it is encrypted, worked on, locked, given other keys, and decrypted', async () => {
    const disk = await plainDisk()
    const begun = { passphrase: PASSPHRASE, host: 'a test', disk, scryptCost: LITTLE_WORK }
    const { recoveryKey } = mustBeDone(await encryptNotebook(SIMULATED, begun))
    expect([keys.length > 10, left()]).toEqual([true, []])
    const vault = mustBeDone(await unlock(SIMULATED, { kind: 'recovery key', recoveryKey }, disk))
    const session = await openOn(vault)
    await run(session, { kind: 'add-tag', name: 'Open' })
    await session.close()
    await verifyNotebook(SIMULATED, vault)
    for await (const part of vault.readParts(`${SIMULATED}/notebook.json`)) expect(part.length).toBeGreaterThan(0)
    // An open notebook keeps the key of its names, and nothing else.
    expect(new Set(left())).toEqual(new Set(['derive names']))
    forget(vault)
    expect(left()).toEqual([])
    mustBeDone(
      await changePassphrase(SIMULATED, { ...begun, secret: PASSPHRASE_SECRET, passphrase: `${PASSPHRASE} 2` })
    )
    const secret = { kind: 'passphrase', passphrase: `${PASSPHRASE} 2` } as const
    mustBeDone(await newRecoveryKey(SIMULATED, { secret, disk }))
    mustBeDone(await decryptNotebook(SIMULATED, { secret, host: 'a test', disk }))
    expect(left()).toEqual([])
  })

  it('[V26] are zeroed whichever call of the disk fails, and whatever secret is given', async () => {
    const start = await encryptedDisk()
    const { recoveryKey } = await recoveryOf(start)
    const plain = await plainDisk()
    const begun = { passphrase: PASSPHRASE, host: 'a test', scryptCost: LITTLE_WORK }
    const attempts: readonly (readonly [SimulatedDisk, (disk: SimulatedDisk) => Promise<unknown>])[] = [
      [start, disk => changePassphrase(SIMULATED, { ...begun, secret: PASSPHRASE_SECRET, disk })],
      [start, disk => newRecoveryKey(SIMULATED, { secret: { kind: 'recovery key', recoveryKey }, disk })],
      [start, disk => decryptNotebook(SIMULATED, { ...begun, secret: PASSPHRASE_SECRET, disk })],
      [plain, disk => encryptNotebook(SIMULATED, { ...begun, disk })],
      [start, disk => unlock(SIMULATED, { kind: 'passphrase', passphrase: 'quite another' }, disk)],
      [start, disk => unlock(SIMULATED, { kind: 'recovery key', recoveryKey: recoveryKey.replace(/^../, 'QQ') }, disk)]
    ]
    for (const [files, attempt] of attempts) {
      const probe = new SimulatedDisk(files.files())
      await attempt(probe)
      const step = Math.max(1, Math.floor(probe.calls / 25))
      for (let number = 0; number <= probe.calls; number += step) {
        const disk = new SimulatedDisk(files.files())
        disk.fault = (_, __, at) => (at >= number ? 'EIO' : null)
        await attempt(disk)
        expect([number, left()]).toEqual([number, []])
      }
    }
  })

  it('[V26] are zeroed where the reading of a file ends early, and where a file is damaged', async () => {
    const disk = await encryptedDisk()
    const vault = mustBeDone(await unlock(SIMULATED, PASSPHRASE_SECRET, disk))
    const path = `${SIMULATED}/large`
    const file = await vault.create(path)
    for (let at = 0; at < 600_000; at += 60_000) await file.write(Buffer.alloc(60_000, 7), at)
    await file.sync()
    await file.close()
    for await (const part of vault.readParts(path)) {
      expect(part.length).toBeGreaterThan(0)
      break
    }
    const spoilt = [...disk.files()].map(([name, bytes]): [string, Buffer | null] =>
      bytes && bytes.length > 500_000 ? [name, Buffer.from(bytes).fill(1, 300_000, 300_100)] : [name, bytes]
    )
    const broken = new SimulatedDisk(new Map(spoilt))
    const again = mustBeDone(await unlock(SIMULATED, PASSPHRASE_SECRET, broken))
    await expect(again.read(path)).rejects.toThrow('not as it was encrypted')
    expect(new Set(left())).toEqual(new Set(['derive names']))
    for (const one of [vault, again]) forget(one)
    expect(left()).toEqual([])
  })
})

describe('the keys of a notebook in a worker (V)', () => {
  it('[V26] are zeroed in what the worker was given, once the disk has its own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dossier-worker-'))
    const entry = join(folder, 'worker.mjs')
    const index = new URL('./index.ts', import.meta.url).href
    await writeFile(
      entry,
      `import { parentPort, workerData } from 'node:worker_threads'
       import { diskOf, forget } from ${JSON.stringify(index)}
       const disk = diskOf(workerData.handle)
       const own = disk.handle.key
       const before = [[...workerData.handle.key], [...own]]
       forget(disk)
       parentPort.postMessage([...before, [...own]])`
    )
    const key = new Uint8Array(32).fill(9)
    const handle = { kind: 'vault', on: { kind: 'real' }, folder, key } as const
    const worker = new Worker(entry, { workerData: { handle } })
    const told = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
    const [zeros, nines] = [0, 9].map(byte => Array.from({ length: 32 }, () => byte))
    expect(told).toEqual([zeros, nines, zeros])
    expect([...key]).toEqual(nines)
    await worker.terminate()
    await rm(folder, { recursive: true })
  })
})
