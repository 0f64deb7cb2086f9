import { describe, expect, it } from 'vitest'
import { verifyNotebook } from '#main/storage/verify.ts'
import { crashStates } from '../../testing/crash-states.ts'
import {
  encryptedDisk,
  LITTLE_WORK,
  mustBeDone,
  PASSPHRASE,
  PASSPHRASE_SECRET,
  plainDisk,
  unlocked
} from '../../testing/encrypted-notebook.ts'
import { afterDeath, openOn, SIMULATED } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { decryptNotebook, encryptNotebook, isEncrypted } from './index.ts'

const KEYS = `${SIMULATED}/keys.json`
const COPY = `${SIMULATED}/keys-copy.json`

const encrypt = (disk: SimulatedDisk) =>
  encryptNotebook(SIMULATED, { passphrase: PASSPHRASE, host: 'a test', disk, scryptCost: LITTLE_WORK })
const decrypt = (disk: SimulatedDisk, more = {}) =>
  decryptNotebook(SIMULATED, { secret: PASSPHRASE_SECRET, host: 'a test', disk, ...more })
const keysOf = (disk: SimulatedDisk) => disk.files().get(KEYS) ?? Buffer.alloc(0)

/** The same files with others among them. */
function withFiles(disk: SimulatedDisk, files: Readonly<Record<string, Buffer>>): SimulatedDisk {
  return new SimulatedDisk(new Map([...disk.files(), ...Object.entries(files)]))
}

/** What opening a notebook to write does to its folder. */
async function opening(disk: SimulatedDisk): Promise<readonly string[]> {
  const calls: string[] = []
  disk.fault = (call, path) => {
    calls.push(`${call} ${path.slice(SIMULATED.length + 1)}`)
    return null
  }
  await (await openOn(await unlocked(disk))).close()
  disk.fault = () => null
  return calls
}

describe('what was kept of key files of other notebooks (V)', () => {
  const names = ['keys.json.damaged-1', 'keys-copy.json.damaged-2']

  it('[V27] stays as it is where its notebook is encrypted again, and decrypted', async () => {
    const foreign = keysOf(await encryptedDisk())
    const kept = Object.fromEntries(names.map(name => [`${SIMULATED}/${name}`, foreign]))
    const disk = withFiles(await plainDisk(), kept)
    mustBeDone(await encrypt(disk))
    for (const path of Object.keys(kept)) expect(disk.files().get(path)).toEqual(foreign)
    const vault = await unlocked(disk)
    expect(await vault.list(SIMULATED)).not.toEqual(expect.arrayContaining([expect.stringContaining('damaged')]))
    expect(await verifyNotebook(SIMULATED, vault)).toMatchObject({ value: { problems: [], notes: [] } })
    await opening(disk)
    mustBeDone(await decrypt(disk))
    for (const path of Object.keys(kept)) expect(disk.files().get(path)).toEqual(foreign)
    expect(await verifyNotebook(SIMULATED, disk)).toMatchObject({ value: { problems: [] } })
  })

  it('[V27] stays wherever an encryption is cut short', async () => {
    const foreign = keysOf(await encryptedDisk())
    const path = `${SIMULATED}/${names[0]}`
    const disk = withFiles(await plainDisk(), { [path]: foreign })
    mustBeDone(await encrypt(disk))
    for (const { files } of crashStates(disk)) expect(files.get(path)).toEqual(foreign)
  })

  /** An encrypted notebook in which an earlier version encrypted what was kept of key files with the rest. */
  async function withEncrypted(foreign: Buffer): Promise<SimulatedDisk> {
    const disk = await encryptedDisk()
    const vault = await unlocked(disk)
    const file = await vault.create(`${SIMULATED}/${names[0]}`)
    await file.write(foreign, 0)
    await file.sync()
    await file.close()
    await vault.syncFolder(SIMULATED)
    return new SimulatedDisk(disk.files())
  }

  it('[V27] comes out again where an earlier version encrypted it with the rest', async () => {
    const foreign = keysOf(await encryptedDisk())
    const disk = await withEncrypted(foreign)
    expect(disk.files().has(`${SIMULATED}/${names[0]}`)).toBe(false)
    mustBeDone(await decrypt(disk))
    expect(disk.files().get(`${SIMULATED}/${names[0]}`)).toEqual(foreign)
  })

  it('[V5] [V27] comes out again after that was stopped anywhere, which leaves everything as it was', async () => {
    const foreign = keysOf(await encryptedDisk())
    const disk = await withEncrypted(foreign)
    const before = disk.files()
    for (let at = 0; ; at += 1) {
      const stop = new AbortController()
      const onProgress = (done: number) => (done === at ? stop.abort() : null)
      const stopped = await decrypt(disk, { onProgress, signal: stop.signal })
      if (stopped.kind === 'done') break
      expect([at, disk.files()]).toEqual([at, before])
    }
    expect(disk.files().get(`${SIMULATED}/${names[0]}`)).toEqual(foreign)
  })

  it('[V3] [V27] comes out again wherever that was cut', { timeout: 120_000 }, async () => {
    const foreign = keysOf(await encryptedDisk())
    const path = `${SIMULATED}/${names[0]}`
    const disk = await withEncrypted(foreign)
    mustBeDone(await decrypt(disk))
    const lengths = new Set<number | undefined>()
    for (const { files } of crashStates(disk)) {
      const left = afterDeath(files)
      if (await isEncrypted(SIMULATED, left)) {
        // Where it is not there yet, nothing is in the way.
        if (!left.files().has(path)) continue
        lengths.add(left.files().get(path)?.length)
        mustBeDone(await decrypt(left))
      }
      expect(left.files().get(path)).toEqual(foreign)
    }
    expect([lengths.has(0), lengths.has(foreign.length), lengths.size > 4]).toEqual([true, true, true])
  })

  it('[V27] is kept where a key file is removed with the encryption, also when its own could not be mended', async () => {
    const foreign = keysOf(await encryptedDisk())
    const own = await encryptedDisk()
    const damaged = Buffer.from(
      keysOf(own)
        .toString()
        .replace(/(recovery key".*"wrapped":")../, '$1zz')
    )
    for (const [foreignPath, ownPath] of [
      [KEYS, COPY],
      [COPY, KEYS]
    ] as const) {
      const disk = withFiles(own, { [foreignPath]: foreign, [ownPath]: damaged })
      mustBeDone(await decrypt(disk))
      expect(disk.files().get(`${foreignPath}.damaged-1`)).toEqual(foreign)
      expect([disk.files().has(KEYS), disk.files().has(COPY), disk.files().has(`${ownPath}.damaged-1`)]).toEqual([
        ...[false, false, false]
      ])
      for (const { files } of crashStates(disk))
        expect([...files.values()].some(bytes => bytes?.equals(foreign))).toBe(true)
      expect(await verifyNotebook(SIMULATED, disk)).toMatchObject({ value: { problems: [] } })
    }
  })

  const linesOf = (text: Buffer | null | undefined) => text?.toString().match(/\{"check".*\}/g) ?? []

  /** The first key file of a notebook, with the slots of another before its own. */
  function mixedOf(own: Buffer, foreign: Buffer): Buffer {
    return Buffer.from(own.toString().replace('"slots": [', `"slots": [\n${linesOf(foreign).join(',\n')},`))
  }

  it('[V27] is kept without the notebook’s own slots, also where a key file holds both', async () => {
    const own = await encryptedDisk()
    const foreign = keysOf(await encryptedDisk())
    const mixed = mixedOf(keysOf(own), foreign)
    expect([linesOf(foreign).length, linesOf(mixed).length]).toEqual([2, 4])
    // Where its own slots are not whole, nothing is mended before the encryption is taken off.
    const spoilt = Buffer.from(mixed.toString().replace(/(.*"recovery key".*"wrapped":")../s, '$1zz'))
    const damaged = Buffer.from(
      keysOf(own)
        .toString()
        .replace(/("recovery key".*"wrapped":")../, '$1zz')
    )
    for (const files of [
      { [KEYS]: mixed, [COPY]: mixed },
      { [KEYS]: spoilt, [COPY]: damaged },
      // As an earlier version kept it.
      { [`${KEYS}.damaged-1`]: mixed }
    ]) {
      const disk = withFiles(own, files)
      mustBeDone(await decrypt(disk))
      const kept = [...disk.files()].filter(([path]) => path.includes('keys'))
      expect(kept.map(([path]) => path)).toEqual([`${KEYS}.damaged-1`])
      expect(linesOf(kept[0]?.[1])).toEqual(linesOf(foreign))
      for (const { files: left } of crashStates(disk)) {
        const all = [...left.values()].map(bytes => bytes?.toString('latin1') ?? '')
        for (const line of linesOf(foreign)) expect(all.some(text => text.includes(line))).toBe(true)
      }
    }
  })

  it('[V27] is kept where a key file cannot be read when it would go: nothing is decrypted, and what helps is said', async () => {
    const foreign = keysOf(await encryptedDisk())
    const own = await encryptedDisk()
    const damaged = Buffer.from(
      keysOf(own)
        .toString()
        .replace(/("recovery key".*"wrapped":")../, '$1zz')
    )
    const disk = withFiles(own, { [KEYS]: foreign, [COPY]: damaged })
    const before = disk.files()
    disk.fault = (call, path) => (call === 'read' && path === KEYS ? 'EIO' : null)
    expect(await decrypt(disk)).toMatchObject({
      reason: expect.stringMatching(/^“keys.json” cannot be read now.*move it elsewhere first/)
    })
    disk.fault = () => null
    expect(disk.files()).toEqual(before)
    mustBeDone(await decrypt(disk))
    expect(disk.files().get(`${KEYS}.damaged-1`)).toEqual(foreign)
  })

  it('[V27] is kept where a key file that cannot be read is written anew at an opening', async () => {
    const foreign = keysOf(await encryptedDisk())
    const own = await encryptedDisk()
    const disk = withFiles(own, { [KEYS]: foreign })
    disk.fault = (call, path) => (call === 'read' && path === KEYS ? 'EIO' : null)
    await (await unlocked(disk)).clearUp?.()
    disk.fault = () => null
    expect([keysOf(disk), disk.files().get(`${KEYS}.damaged-1`)]).toEqual([keysOf(own), foreign])
  })

  it('[V8] has the key files claimed once, when they are put in order, and never again', async () => {
    const foreign = keysOf(await encryptedDisk())
    const disk = withFiles(await encryptedDisk(), { [KEYS]: foreign })
    const claims = (calls: readonly string[]) => calls.filter(call => call === 'create lock.after-keys').length
    expect(claims(await opening(disk))).toBe(1)
    expect(disk.files().get(`${KEYS}.damaged-1`)).toEqual(foreign)
    for (let time = 0; time < 2; time++) expect(claims(await opening(disk))).toBe(0)
    expect(keysOf(disk)).toEqual(disk.files().get(COPY))
    // Own ones that another has taken the place of still go.
    const [own] = [keysOf(disk)]
    const more = withFiles(disk, { [`${KEYS}.damaged-2`]: own })
    expect(claims(await opening(more))).toBe(1)
    expect([more.files().has(`${KEYS}.damaged-2`), more.files().has(`${KEYS}.damaged-1`)]).toEqual([false, true])
    expect(claims(await opening(more))).toBe(0)
  })
})
