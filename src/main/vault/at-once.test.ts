import { describe, expect, it } from 'vitest'
import { takeLock } from '#main/storage/lock.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import { KEY_CLAIM } from '#main/storage/layout.ts'
import type { Result } from '#shared/result.ts'
import {
  encryptedDisk,
  LITTLE_WORK,
  mustBeDone,
  PASSPHRASE,
  PASSPHRASE_SECRET,
  plainDisk,
  unlocked
} from '../../testing/encrypted-notebook.ts'
import { afterDeath, contentOf, openOn, SIMULATED } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import {
  changePassphrase,
  decryptNotebook,
  encryptNotebook,
  isEncrypted,
  newRecoveryKey,
  unlock,
  type Secret
} from './index.ts'

const OTHER = 'a quite different passphrase'
const THIRD = 'one more that nobody knows'

type Operation<T = unknown> = (disk: SimulatedDisk) => Promise<Result<T>>

const encrypt =
  (passphrase: string): Operation<{ readonly recoveryKey: string }> =>
  disk =>
    encryptNotebook(SIMULATED, { passphrase, host: 'a test', disk, scryptCost: LITTLE_WORK })
const decrypt: Operation = disk => decryptNotebook(SIMULATED, { secret: PASSPHRASE_SECRET, host: 'a test', disk })
const change =
  (passphrase: string): Operation =>
  disk =>
    changePassphrase(SIMULATED, { secret: PASSPHRASE_SECRET, passphrase, disk, scryptCost: LITTLE_WORK })
const anew: Operation<{ readonly recoveryKey: string }> = disk =>
  newRecoveryKey(SIMULATED, { secret: PASSPHRASE_SECRET, disk })

/** Begin one operation, and another at some call of the first; each call of the disk takes a turn of its own. */
async function both<A, B>(start: SimulatedDisk, one: Operation<A>, other: Operation<B>, at: number) {
  const disk = new SimulatedDisk(start.files())
  let begun: Promise<Result<B>> | null = null
  disk.fault = (_, __, number) => {
    if (number >= at) begun ??= Promise.resolve().then(() => other(disk))
    return null
  }
  const first = await one(disk)
  const second = await (begun ?? other(disk))
  disk.fault = () => null
  return { disk, first, second }
}

/** How many calls of the disk an operation makes. */
async function callsOf(start: SimulatedDisk, one: Operation): Promise<number> {
  const disk = new SimulatedDisk(start.files())
  await one(disk)
  return disk.calls
}

const opens = async (disk: SimulatedDisk, secret: Secret) =>
  (await unlock(SIMULATED, secret, new SimulatedDisk(disk.files()))).kind === 'done'
const byPassphrase = (disk: SimulatedDisk, passphrase: string) => opens(disk, { kind: 'passphrase', passphrase })

/** What is left is one whole notebook, for whoever comes later too. */
async function mustBeWhole(disk: SimulatedDisk, contents: unknown, secret: Secret): Promise<void> {
  const left = afterDeath(disk.files())
  const door = (await isEncrypted(SIMULATED, left)) ? await unlocked(left, secret) : left
  const session = await openOn(door)
  expect([session.readOnly, contentOf(session)]).toEqual([null, contents])
  await session.close()
  expect(await verifyNotebook(SIMULATED, door)).toMatchObject({ value: { problems: [] } })
  expect(claimsOn(left)).toEqual([])
}

describe('two changes of how a notebook is kept, at once (V)', { timeout: 120_000 }, () => {
  it('[V25] leave it plain and whole, or encrypted, when a passphrase is changed next to a decryption', async () => {
    const start = await encryptedDisk()
    const contents = contentOf(await openOn(await unlocked(new SimulatedDisk(start.files())), SIMULATED, false))
    const calls = await callsOf(start, decrypt)
    for (let at = 0; at < calls; at += 5) {
      const { disk, first, second } = await both(start, decrypt, change(OTHER), at)
      expect([at, first.kind, await isEncrypted(SIMULATED, disk)]).toEqual([at, 'done', false])
      expect(second.kind === 'done' || second.reason).toSatisfy(
        said => said === true || /not encrypted|keys\.json/.test(String(said))
      )
      await mustBeWhole(disk, contents, PASSPHRASE_SECRET)
      await mustBeWhole(withConverting(disk), contents, PASSPHRASE_SECRET)
    }
  })

  it('[V25] keep a new passphrase and a new recovery key that are made together', async () => {
    const start = await encryptedDisk()
    const calls = await callsOf(start, change(OTHER))
    for (let at = 0; at < calls; at++) {
      const { disk, first, second } = await both(start, change(OTHER), anew, at)
      expect(first.kind).toBe('done')
      expect([await byPassphrase(disk, OTHER), await byPassphrase(disk, PASSPHRASE)]).toEqual([true, false])
      const isHandedOut = second.kind === 'done'
      expect(isHandedOut && (await opens(disk, { kind: 'recovery key', ...second.value }))).toBe(isHandedOut)
    }
  })

  it('[V25] of the same kind end with one, and tell who was too late', async () => {
    const start = await encryptedDisk()
    const calls = await callsOf(start, change(OTHER))
    for (let at = 0; at < calls; at++) {
      const { disk, first, second } = await both(start, change(OTHER), change(THIRD), at)
      const said = [first.kind === 'done', second.kind === 'done']
      expect(said.filter(Boolean)).toHaveLength(1)
      expect([await byPassphrase(disk, OTHER), await byPassphrase(disk, THIRD)]).toEqual(said)
    }
  })

  it('[V25] encrypt it once', async () => {
    const start = await plainDisk()
    const contents = contentOf(await openOn(new SimulatedDisk(start.files()), SIMULATED, false))
    const calls = await callsOf(start, encrypt(PASSPHRASE))
    for (let at = 0; at < calls; at += 9) {
      const { disk, first, second } = await both(start, encrypt(PASSPHRASE), encrypt(OTHER), at)
      const said = [first, second].map(({ kind }) => kind === 'done')
      expect(said.filter(Boolean)).toHaveLength(1)
      expect([await byPassphrase(disk, PASSPHRASE), await byPassphrase(disk, OTHER)]).toEqual(said)
      await mustBeWhole(disk, contents, { kind: 'passphrase', passphrase: said[0] ? PASSPHRASE : OTHER })
    }
  })

  it('[V25] decrypt it once', async () => {
    const start = await encryptedDisk()
    const contents = contentOf(await openOn(await unlocked(new SimulatedDisk(start.files())), SIMULATED, false))
    const calls = await callsOf(start, decrypt)
    for (let at = 0; at < calls; at += 9) {
      const { disk, first, second } = await both(start, decrypt, decrypt, at)
      expect([first, second].filter(({ kind }) => kind === 'done')).toHaveLength(1)
      expect(await isEncrypted(SIMULATED, disk)).toBe(false)
      await mustBeWhole(disk, contents, PASSPHRASE_SECRET)
    }
  })

  it('[V25] never remove the files of the only notebook there is', async () => {
    const encrypted = await encryptedDisk()
    const { disk } = await both(encrypted, decrypt, decrypt, Infinity)
    const contents = contentOf(await openOn(new SimulatedDisk(disk.files()), SIMULATED, false))
    // Keys that come back beside it, as from a copy of the folder.
    const files = withConverting(disk).files()
    for (const name of ['keys.json', 'keys-copy.json'])
      files.set(`${SIMULATED}/${name}`, encrypted.files().get(`${SIMULATED}/${name}`) ?? null)
    const left = new SimulatedDisk(files)
    await (await unlocked(left)).clearUp?.()
    for (const name of ['keys.json', 'keys-copy.json']) await left.remove(`${SIMULATED}/${name}`)
    await mustBeWhole(left, contents, PASSPHRASE_SECRET)
    // And keys that go from an encrypted one, with a plain file of nothing beside it.
    const gone = withConverting(encrypted).files()
    for (const name of ['keys.json', 'keys-copy.json']) gone.delete(`${SIMULATED}/${name}`)
    const before = [...gone.keys()]
    const without = new SimulatedDisk(gone)
    await openOn(without).catch(() => {})
    await decrypt(without)
    await encrypt(PASSPHRASE)(without)
    expect([...without.files().keys()]).toEqual(before)
  })

  it('[V25] wait for each other, also for one that died', async () => {
    const disk = await encryptedDisk()
    const attempt = await takeLock(disk, SIMULATED, 'Dossier', KEY_CLAIM)
    const changing = change(OTHER)(disk)
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(await byPassphrase(disk, PASSPHRASE)).toBe(true)
    const dead = afterDeath(disk.files())
    if (attempt.kind === 'held') await attempt.lock.release()
    expect([(await changing).kind, await byPassphrase(disk, OTHER)]).toEqual(['done', true])
    mustBeDone(await change(OTHER)(dead))
    expect(claimsOn(dead)).toEqual([])
  })
})

/** The locks, claims and notes of work under way; the name of an encrypted file may hold such a word by chance. */
function claimsOn(disk: SimulatedDisk): readonly string[] {
  return [...disk.files().keys()].filter(path => /\/(?:lock(?:\..*)?|converting)$/.test(path))
}

/** The same files as while they are being converted. */
function withConverting(disk: SimulatedDisk): SimulatedDisk {
  return new SimulatedDisk(new Map([...disk.files(), [`${SIMULATED}/converting`, Buffer.alloc(0)]]))
}
