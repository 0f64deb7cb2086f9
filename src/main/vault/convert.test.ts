import { afterAll, describe, expect, it } from 'vitest'
import { backupWork } from '#main/backups/backup-work.ts'
import { takeLock } from '#main/storage/lock.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import { crashStates } from '../../testing/crash-states.ts'
import {
  encryptedDisk,
  LITTLE_WORK,
  mustBeDone,
  openLocked,
  PASSPHRASE,
  PASSPHRASE_SECRET,
  plainDisk,
  unlocked,
  WORDS
} from '../../testing/encrypted-notebook.ts'
import { afterDeath, contentOf, openOn, run, SIMULATED } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { decryptNotebook, encryptNotebook, isEncrypted } from './index.ts'

type Files = ReadonlyMap<string, Buffer | null>

const encrypt = (disk: SimulatedDisk, more = {}) =>
  encryptNotebook(SIMULATED, { passphrase: PASSPHRASE, host: 'a test', disk, scryptCost: LITTLE_WORK, ...more })
const decrypt = (disk: SimulatedDisk, more = {}) =>
  decryptNotebook(SIMULATED, { secret: PASSPHRASE_SECRET, host: 'a test', disk, ...more })

let opened = 0
afterAll(() => console.info(`${opened} distinct states after a crash in a conversion were opened.`))

/** The words and hashes of the plain notebook that stand in some files or their names. */
function found(files: Files, plain: Files): readonly string[] {
  const hashes = [...plain.keys()].flatMap(path => path.match(/[0-9a-f]{64}/g) ?? [])
  const all = [...files].map(([path, bytes]) => `${path.slice(SIMULATED.length)}\n${bytes?.toString('latin1') ?? ''}`)
  return [...WORDS, ...hashes].filter(word => all.some(text => text.includes(word)))
}

/** Files in the folder that are neither sealed nor part of how the notebook is opened. */
function plainFiles(files: Files): readonly string[] {
  return [...files].flatMap(([path, bytes]) =>
    bytes && /\.|\/converting$/.test(path.slice(SIMULATED.length)) ? path : []
  )
}

async function contentsOf(disk: SimulatedDisk): Promise<unknown> {
  return contentOf(await openOn(new SimulatedDisk(disk.files()), SIMULATED, false))
}

/** Open what a crash left as whoever comes next does: plain where it is plain, else with the passphrase. */
async function openLeft(left: SimulatedDisk) {
  opened += 1
  const disk = (await isEncrypted(SIMULATED, left)) ? await unlocked(left) : left
  const session = await openOn(disk)
  return { disk, session, wasPlain: disk === left }
}

describe('an encrypted notebook (V)', { timeout: 120_000 }, () => {
  it('[V1] shows no word, name or hash in its files or their names, nor does what is done later', async () => {
    const plain = await plainDisk()
    mustBeDone(await backupWork(SIMULATED, plain)({ kind: 'make' }))
    const before = plain.files()
    expect(found(before, before)).not.toEqual([])
    mustBeDone(await encrypt(plain))
    expect(found(plain.files(), before)).toEqual([])
    expect(plainFiles(plain.files()).map(path => path.slice(SIMULATED.length))).toEqual([
      '/keys.json',
      '/keys-copy.json'
    ])
    const session = await openLocked(plain)
    await run(session, { kind: 'add-tag', name: 'harmattan again' })
    mustBeDone(await backupWork(SIMULATED, session.disk)({ kind: 'make' }))
    await session.close()
    expect(found(plain.files(), before)).toEqual([])
  })

  it('[V2] holds what it held, its history and backups too, and is the same again when decrypted', async () => {
    const disk = await plainDisk()
    mustBeDone(await backupWork(SIMULATED, disk)({ kind: 'make' }))
    const before = disk.files()
    const contents = await contentsOf(disk)
    mustBeDone(await encrypt(disk))
    const session = await openLocked(disk)
    expect(contentOf(session)).toEqual(contents)
    expect(await session.undo()).toEqual({ kind: 'done', value: 'edit note' })
    expect(await session.redo()).toEqual({ kind: 'done', value: 'edit note' })
    expect(await backupWork(SIMULATED, session.disk)({ kind: 'list' })).toMatchObject({ value: [{ isDamaged: false }] })
    await session.close()
    expect(await verifyNotebook(SIMULATED, await unlocked(disk))).toMatchObject({ value: { problems: [] } })
    mustBeDone(await decrypt(disk))
    const after = disk.files()
    const changed = [...before].filter(([path, bytes]) => bytes && !after.get(path)?.equals(bytes))
    // That is written anew when the notebook is closed.
    expect(changed.map(([path]) => path).filter(path => !path.endsWith('/notebook.json'))).toEqual([])
    expect(await contentsOf(disk)).toEqual(contents)
    expect(await verifyNotebook(SIMULATED, disk)).toMatchObject({ value: { problems: [] } })
  })

  it('[V3] is plain or encrypted, and whole, wherever its encryption is cut; the next opening clears up', async () => {
    const disk = await plainDisk()
    const contents = await contentsOf(disk)
    const before = disk.files()
    mustBeDone(await encrypt(disk))
    let plain = 0
    for (const { files } of crashStates(disk)) {
      const left = afterDeath(files)
      const { disk: own, session, wasPlain } = await openLeft(left)
      expect([session.readOnly, contentOf(session)]).toEqual([null, contents])
      plain += Number(wasPlain)
      const names = [...left.files().keys()].filter(path => !path.endsWith('/lock')).sort()
      const isClear = wasPlain
        ? names.join('\n') === [...before.keys()].sort().join('\n')
        : found(left.files(), before).length === 0 && plainFiles(left.files()).length === 2
      expect([names, isClear]).toEqual([names, true])
      expect(await session.close()).toMatchObject({ kind: 'done' })
      expect(await verifyNotebook(SIMULATED, own)).toMatchObject({ value: { problems: [] } })
    }
    expect([plain > 20, opened - plain > 20]).toEqual([true, true])
  })

  it.each(['ENOSPC', 'EIO', 'EROFS'])('[V4] stays as it was when the disk refuses any call: %s', async code => {
    const plain = await plainDisk()
    const contents = await contentsOf(plain)
    const probe = new SimulatedDisk(plain.files())
    mustBeDone(await encrypt(probe))
    let refused = 0
    for (let n = 0; n < probe.calls; n += 3) {
      const disk = new SimulatedDisk(plain.files())
      disk.fault = (_, __, call) => (call === n ? code : null)
      const encrypted = await encrypt(disk)
      disk.fault = () => null
      const wasPlain = !(await isEncrypted(SIMULATED, disk))
      if (wasPlain) refused += 1
      expect([n, wasPlain && encrypted.kind]).toEqual([n, wasPlain && 'refused'])
      const left = await openLeft(afterDeath(disk.files()))
      expect([left.session.readOnly, contentOf(left.session)]).toEqual([null, contents])
    }
    expect(refused).toBeGreaterThan(20)
  })

  it('[V4] stays as it was, with nothing left behind, on a disk that fills up', async () => {
    const plain = await plainDisk()
    for (let n = 0; ; n += 1) {
      const disk = new SimulatedDisk(plain.files())
      let written = 0
      disk.fault = (call, path) => (call === 'write' && !path.endsWith('/lock') && written++ >= n ? 'ENOSPC' : null)
      const encrypted = await encrypt(disk)
      if (encrypted.kind === 'done') break
      expect(encrypted.reason).toBe('The notebook was not encrypted. The disk is full. Free some space.')
      expect(disk.files()).toEqual(plain.files())
    }
  })

  it('[V4] is refused while it is damaged, open elsewhere, or where it is encrypted already', async () => {
    const plain = await plainDisk()
    const lock = await takeLock(plain, SIMULATED, 'the Dossier app')
    expect(await encrypt(plain)).toMatchObject({ reason: expect.stringContaining('open in the Dossier app') })
    if (lock.kind === 'held') await lock.lock.release()
    const before = plain.files()
    const text = [...before.keys()].find(path => path.includes('/texts/')) ?? ''
    const damaged = new SimulatedDisk(new Map([...before, [text, Buffer.from('changed')]]))
    expect(await encrypt(damaged)).toMatchObject({ reason: expect.stringMatching(/damaged.*texts/) })
    expect(damaged.files().size).toBe(before.size)
    const encrypted = await encryptedDisk()
    expect(await encrypt(encrypted)).toEqual({ kind: 'refused', reason: 'This notebook is encrypted already.' })
    expect(await decrypt(plain)).toMatchObject({ reason: expect.stringContaining('not encrypted') })
    expect(await encrypt(plain, { passphrase: 'short' })).toMatchObject({
      reason: expect.stringContaining('too short')
    })
    expect(
      await encryptNotebook('/home/none.dossier', { passphrase: PASSPHRASE, host: '', disk: plain })
    ).toMatchObject({
      reason: expect.stringContaining('no notebook')
    })
  })

  it('[V5] tells how far its conversion is, and stops when asked to, as it was', async () => {
    const plain = await plainDisk()
    const before = plain.files()
    const told: (readonly [number, number])[] = []
    const stop = new AbortController()
    const onProgress = (done: number, total: number) => {
      told.push([done, total])
      if (done === 3) stop.abort()
    }
    const stopped = { kind: 'refused', reason: 'Stopped. The notebook is as it was.' }
    expect(await encrypt(plain, { onProgress, signal: stop.signal })).toEqual(stopped)
    expect([plain.files(), told.map(([done]) => done)]).toEqual([before, [0, 1, 2, 3]])
    mustBeDone(await encrypt(plain, { onProgress: (...one: [number, number]) => told.push(one) }))
    expect(told.at(-1)).toEqual([8, 8])
    const encrypted = plain.files()
    expect(await decrypt(plain, { signal: AbortSignal.abort() })).toEqual(stopped)
    expect(plain.files()).toEqual(encrypted)
  })

  it('[V6] takes with it what else lies in its folder, and leaves what was put there later', async () => {
    const plain = await plainDisk()
    const put = (path: string, bytes: Buffer | null) =>
      new SimulatedDisk(new Map([...plain.files(), [`${SIMULATED}/scans`, null], [`${SIMULATED}/${path}`, bytes]]))
    const disk = put('scans/harmattan photo.jpg', Buffer.from('harmattan'))
    const before = disk.files()
    mustBeDone(await encrypt(disk))
    expect(found(disk.files(), before)).toEqual([])
    const own = await unlocked(disk)
    expect((await own.read(`${SIMULATED}/scans/harmattan photo.jpg`)).toString()).toBe('harmattan')
    const later = new SimulatedDisk(new Map([...disk.files(), [`${SIMULATED}/later.txt`, Buffer.from('later')]]))
    await (await openLocked(later)).close()
    expect(later.files().get(`${SIMULATED}/later.txt`)?.toString()).toBe('later')
    mustBeDone(await decrypt(later))
    expect(later.files().get(`${SIMULATED}/scans/harmattan photo.jpg`)?.toString()).toBe('harmattan')
    const long = await encrypt(put(`scans/${'x'.repeat(200)}`, Buffer.alloc(1)))
    expect(long).toMatchObject({ reason: expect.stringMatching(/xxx.*too long a name/) })
  })

  it('[V6] keeps what somebody changed of a file of their own before the plain files were removed', async () => {
    const plain = await plainDisk()
    const files = new Map([...plain.files(), [`${SIMULATED}/a.txt`, Buffer.from('as it was')] as const])
    const disk = new SimulatedDisk(files)
    mustBeDone(await encrypt(disk))
    for (const [words, isKept] of [
      ['as it was', false],
      ['as it', false],
      ['changed since', true]
    ] as const) {
      const put = [`${SIMULATED}/a.txt`, Buffer.from(words)] as const
      const left = new SimulatedDisk(new Map([...disk.files(), put, [`${SIMULATED}/converting`, Buffer.alloc(0)]]))
      await (await openLocked(left)).close()
      expect([words, left.files().get(`${SIMULATED}/a.txt`)?.toString()]).toEqual([words, isKept ? words : undefined])
      expect((await (await unlocked(left)).read(`${SIMULATED}/a.txt`)).toString()).toBe('as it was')
    }
  })

  it('[V3] can be encrypted again after any of that', async () => {
    const disk = await plainDisk()
    const contents = await contentsOf(disk)
    mustBeDone(await encrypt(disk))
    for (const [index, { files }] of crashStates(disk).entries()) {
      if (index % 7 !== 0) continue
      const left = afterDeath(files)
      if (await isEncrypted(SIMULATED, left)) continue
      opened += 1
      mustBeDone(await encrypt(left))
      expect([contentOf(await openLocked(left)), plainFiles(left.files()).length]).toEqual([contents, 2])
    }
  })

  it('[V3] is encrypted or plain, and whole, wherever its decryption is cut', async () => {
    const disk = await encryptedDisk()
    const contents = contentOf(await openLocked(new SimulatedDisk(disk.files()), false))
    const before = disk.files()
    mustBeDone(await decrypt(disk))
    const after = disk.files()
    let plain = 0
    for (const { files } of crashStates(disk)) {
      const left = afterDeath(files)
      const { disk: own, session, wasPlain } = await openLeft(left)
      expect([session.readOnly, contentOf(session)]).toEqual([null, contents])
      plain += Number(wasPlain)
      const expected = [...(wasPlain ? after : before).keys()].sort()
      expect([...left.files().keys()].filter(path => !path.endsWith('/lock')).sort()).toEqual(expected)
      expect(await session.close()).toMatchObject({ kind: 'done' })
      expect(await verifyNotebook(SIMULATED, own)).toMatchObject({ value: { problems: [] } })
    }
    expect(plain).toBeGreaterThan(10)
  })
})
