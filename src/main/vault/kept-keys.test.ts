import { describe, expect, it } from 'vitest'
import { verifyNotebook } from '#main/storage/verify.ts'
import { crashStates } from '../../testing/crash-states.ts'
import {
  encryptedDisk,
  LITTLE_WORK,
  mustBeDone,
  PASSPHRASE_SECRET,
  unlocked
} from '../../testing/encrypted-notebook.ts'
import { SIMULATED } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { changePassphrase, decryptNotebook, newRecoveryKey, unlock, type Secret } from './index.ts'

const OTHER = 'a quite different passphrase'
const OTHER_SECRET = { kind: 'passphrase', passphrase: OTHER } as const
const KEYS = `${SIMULATED}/keys.json`
const COPY = `${SIMULATED}/keys-copy.json`

const change = (disk: SimulatedDisk, secret: Secret = PASSPHRASE_SECRET, passphrase = OTHER) =>
  changePassphrase(SIMULATED, { secret, passphrase, disk, scryptCost: LITTLE_WORK })
const anew = (disk: SimulatedDisk, secret: Secret = OTHER_SECRET) => newRecoveryKey(SIMULATED, { secret, disk })
const opens = async (disk: SimulatedDisk, secret: Secret) =>
  (await unlock(SIMULATED, secret, new SimulatedDisk(disk.files()))).kind === 'done'
const textOf = (disk: SimulatedDisk, path: string) => disk.files().get(path)?.toString('latin1') ?? ''
/** What was kept of key files, by name. */
const keptOn = (disk: SimulatedDisk) =>
  [...disk.files().keys()].filter(path => path.includes('.damaged-')).map(path => path.slice(SIMULATED.length + 1))

/** Put other key files into a notebook folder. */
function withKeys(disk: SimulatedDisk, keys: string, copy = keys): SimulatedDisk {
  const files = new Map(disk.files())
  return new SimulatedDisk(files.set(KEYS, Buffer.from(keys, 'latin1')).set(COPY, Buffer.from(copy, 'latin1')))
}

/** The same notebook, with bytes of one kind of slot changed in both of its key files, or in the first alone. */
async function damagedIn(kind: Secret['kind'], isInBoth = true): Promise<SimulatedDisk> {
  const disk = await encryptedDisk()
  const good = textOf(disk, KEYS)
  const spoilt = good.replace(new RegExp(`(${kind}".*"wrapped":")...`), '$1z\u00ffz')
  return withKeys(disk, spoilt, isInBoth ? spoilt : good)
}

/** The line of a slot, as it stands in a key file. */
const lineOf = (text: string, kind: Secret['kind']) => text.split('\n').find(line => line.includes(kind)) ?? ''

describe('what key files held that another passphrase or recovery key does not replace (V)', () => {
  it('[V27] is kept under another name, without what was to be replaced, and what opens nothing any more is said', async () => {
    const disk = await damagedIn('recovery key')
    const before = textOf(disk, KEYS)
    expect(mustBeDone(await change(disk))).toEqual({ lost: 'recovery key' })
    expect(keptOn(disk)).toEqual(['keys.json.damaged-1'])
    const kept = textOf(disk, `${KEYS}.damaged-1`)
    expect(kept.trim()).toBe(lineOf(before, 'recovery key').trim())
    expect(await opens(withKeys(disk, kept), PASSPHRASE_SECRET)).toBe(false)
    expect([await opens(disk, OTHER_SECRET), await opens(disk, PASSPHRASE_SECRET)]).toEqual([true, false])
    // Another change finds nothing more to keep, and goes on saying what is missing.
    expect(mustBeDone(await change(disk, OTHER_SECRET, `${OTHER} 2`))).toEqual({ lost: 'recovery key' })
    expect(keptOn(disk)).toEqual(['keys.json.damaged-1'])
  })

  it('[V27] goes once there is another in its place, at the latest at the next opening to write', async () => {
    const disk = await damagedIn('recovery key')
    mustBeDone(await change(disk))
    const refusing = new SimulatedDisk(disk.files())
    refusing.fault = (call, path) => (call === 'remove' && path.includes('.damaged-') ? 'EIO' : null)
    const made = mustBeDone(await anew(refusing))
    expect([made.lost, keptOn(refusing)]).toEqual([null, ['keys.json.damaged-1']])
    refusing.fault = () => null
    await (await unlocked(refusing, OTHER_SECRET)).clearUp?.()
    expect(keptOn(refusing)).toEqual([])
    expect(await opens(refusing, { kind: 'recovery key', recoveryKey: made.recoveryKey })).toBe(true)
    mustBeDone(await anew(disk))
    expect(keptOn(disk)).toEqual([])
  })

  it('[V27] is nothing where the other file has it', async () => {
    const disk = await damagedIn('recovery key', false)
    expect([mustBeDone(await change(disk)), keptOn(disk)]).toEqual([{ lost: null }, []])
  })

  it('[V27] may be what the passphrase opened, of which no recovery key is kept', async () => {
    const disk = await encryptedDisk()
    const { recoveryKey } = mustBeDone(await anew(disk, PASSPHRASE_SECRET))
    const old = { kind: 'recovery key', recoveryKey } as const
    const spoilt = textOf(disk, KEYS).replace(/(passphrase".*"wrapped":")../, '$1zz')
    const halved = withKeys(disk, spoilt)
    const made = mustBeDone(await anew(halved, old))
    expect([made.lost, keptOn(halved)]).toEqual(['passphrase', ['keys.json.damaged-1']])
    expect(textOf(halved, `${KEYS}.damaged-1`).trim()).toBe(lineOf(spoilt, 'passphrase').trim())
    expect(await opens(halved, old)).toBe(false)
    const recovery = { kind: 'recovery key', recoveryKey: made.recoveryKey } as const
    expect([mustBeDone(await change(halved, recovery)), keptOn(halved)]).toEqual([{ lost: null }, []])
  })

  it('[V27] of another notebook stays, also after decrypting; what was kept of its own goes', async () => {
    const disk = await damagedIn('recovery key')
    const foreign = await encryptedDisk()
    const mixed = withKeys(disk, textOf(foreign, KEYS), textOf(disk, KEYS))
    expect(mustBeDone(await change(mixed))).toEqual({ lost: 'recovery key' })
    expect(keptOn(mixed).toSorted()).toEqual(['keys-copy.json.damaged-1', 'keys.json.damaged-1'])
    expect(await opens(withKeys(foreign, textOf(mixed, `${KEYS}.damaged-1`)), PASSPHRASE_SECRET)).toBe(true)
    const vault = await unlocked(mixed, OTHER_SECRET)
    expect(await verifyNotebook(SIMULATED, vault)).toMatchObject({ value: { problems: [] } })
    mustBeDone(await decryptNotebook(SIMULATED, { secret: OTHER_SECRET, host: 'a test', disk: mixed }))
    expect(keptOn(mixed)).toEqual(['keys.json.damaged-1'])
    expect(await verifyNotebook(SIMULATED, mixed)).toMatchObject({ value: { problems: [] } })
  })

  it('[V27] is not replaced unread: where a key file cannot be read, nothing is changed and what helps is said', async () => {
    const disk = await damagedIn('recovery key', false)
    const files = new Map(disk.files())
    const halved = new SimulatedDisk(
      files.set(KEYS, disk.files().get(COPY) ?? null).set(COPY, disk.files().get(KEYS) ?? null)
    )
    halved.fault = (call, path) => (call === 'read' && path === KEYS ? 'EIO' : null)
    expect(await change(halved)).toMatchObject({
      reason: expect.stringMatching(/cannot be read now.*make a new recovery key first/)
    })
    expect([keptOn(halved), halved.files().get(KEYS)]).toEqual([[], files.get(KEYS)])
    expect(mustBeDone(await anew(halved, PASSPHRASE_SECRET)).lost).toBeNull()
    halved.fault = () => null
    expect(mustBeDone(await change(halved))).toEqual({ lost: null })
  })

  it('[V27] is nothing of what is replaced, however damaged that is', async () => {
    const disk = await encryptedDisk()
    const { recoveryKey } = mustBeDone(await anew(disk, PASSPHRASE_SECRET))
    const old = { kind: 'recovery key', recoveryKey } as const
    const good = textOf(disk, KEYS)
    const noPassphrase = good.replace(/(passphrase".*"wrapped":")../, '$1zz')
    const replaced = /"wrapped":"(.{96})/.exec(lineOf(good, 'recovery key'))?.[1] ?? ''
    // One letter of what tells a recovery key, no line end before it, and with the letter of the key itself too.
    const noKind = noPassphrase.replace('"recovery key"', '"recovary key"')
    const spoilt = [noKind, noKind.replace('},\n', '} '), noKind.replace(replaced, replaced.replace(/^./, 'z'))]
    for (const text of spoilt) {
      const halved = withKeys(disk, text, noPassphrase)
      expect(mustBeDone(await anew(halved, old)).lost).toBe('passphrase')
      const kept = keptOn(halved).map(name => textOf(halved, `${SIMULATED}/${name}`))
      expect(kept.join('')).toContain(lineOf(noPassphrase, 'passphrase').trim().slice(0, -1))
      expect(kept.join('')).not.toContain(replaced.slice(40))
      expect(kept.join('')).not.toMatch(/recov/)
    }
  })

  it('[V27] beside keys of another notebook is nothing of what is replaced either', async () => {
    const disk = await encryptedDisk()
    const good = textOf(disk, KEYS)
    const foreign = textOf(await encryptedDisk(), KEYS)
    const own = lineOf(good, 'recovery key').replace('"recovery key"', '"recovery kez"')
    const mixed = withKeys(disk, foreign.replace('  ]', `${own}\n  ]`), good)
    expect(mustBeDone(await anew(mixed, PASSPHRASE_SECRET)).lost).toBeNull()
    const kept = textOf(mixed, `${KEYS}.damaged-1`)
    for (const kind of ['passphrase', 'recovery key'] as const)
      expect(kept).toContain(lineOf(foreign, kind).trim().replace(/,$/, ''))
    expect(kept).not.toContain('recovery kez')
    expect(kept).not.toContain(own.slice(-60, -10))
  })

  it('[V27] may be a recovery key of which one letter of its name is another', async () => {
    const disk = await encryptedDisk()
    for (const name of ['recovery kez', 'xecovery key', 'recoverz key']) {
      const text = textOf(disk, KEYS).replace('recovery key', name)
      const spoilt = withKeys(disk, text)
      expect(mustBeDone(await change(spoilt))).toEqual({ lost: 'recovery key' })
      expect(textOf(spoilt, `${KEYS}.damaged-1`).trim()).toBe(lineOf(text, name as 'recovery key').trim())
    }
  })

  it('[V27] is in the folder whatever interrupts the change', async () => {
    const disk = await damagedIn('recovery key')
    const damaged = lineOf(textOf(disk, KEYS), 'recovery key').trim()
    mustBeDone(await change(disk))
    let hadUnfinished = false
    for (const { files } of crashStates(disk)) {
      const all = [...files].filter(([path]) => path.startsWith(KEYS) || path.startsWith(COPY))
      expect(all.some(([, bytes]) => bytes?.toString('latin1').includes(damaged))).toBe(true)
      const left = new SimulatedDisk(files)
      const either = [await opens(left, PASSPHRASE_SECRET), await opens(left, OTHER_SECRET)]
      expect(either.filter(Boolean)).toHaveLength(1)
      const [secret] = either[0] ? [PASSPHRASE_SECRET] : [OTHER_SECRET]
      hadUnfinished ||= keptOn(left).some(name => name.endsWith('.tmp'))
      // Who had claimed the keys has died.
      const unclaimed = new Map([...files].filter(([path]) => !path.includes('/lock')))
      const [changed, opened] = [new SimulatedDisk(unclaimed), new SimulatedDisk(unclaimed)]
      mustBeDone(await change(changed, secret, `${OTHER} 2`))
      await (await unlocked(opened, secret)).clearUp?.()
      for (const after of [changed, opened]) expect(keptOn(after).filter(name => name.endsWith('.tmp'))).toEqual([])
    }
    expect(hadUnfinished).toBe(true)
  })

  it('[V27] is kept before anything is written, or nothing is changed', async () => {
    const disk = await damagedIn('recovery key')
    disk.fault = (call, path) => (call === 'create' && path.includes('.damaged-') ? 'ENOSPC' : null)
    expect(await change(disk)).toMatchObject({ kind: 'refused' })
    disk.fault = () => null
    expect([await opens(disk, PASSPHRASE_SECRET), keptOn(disk)]).toEqual([true, []])
  })
})
