import { describe, expect, it } from 'vitest'
import { openNotebook } from '#main/open-notebook.ts'
import { takeLock } from '#main/storage/lock.ts'
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
import { openOn, run, SIMULATED } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import {
  changePassphrase,
  encryptNotebook,
  forget,
  isEncrypted,
  newRecoveryKey,
  passphraseProblem,
  unlock,
  type Secret
} from './index.ts'
import { readSlot, writeSlot } from './key-slots.ts'
import { printRecoveryKey, readRecoveryKey } from './recovery-key.ts'

const KEYS = `${SIMULATED}/keys.json`
const COPY = `${SIMULATED}/keys-copy.json`
const OTHER = 'a quite different passphrase'

/** A notebook just encrypted, with its recovery key. */
async function withRecoveryKey() {
  const disk = await plainDisk()
  const { recoveryKey } = mustBeDone(
    await encryptNotebook(SIMULATED, { passphrase: PASSPHRASE, host: 'a test', disk, scryptCost: LITTLE_WORK })
  )
  return { disk: new SimulatedDisk(disk.files()), recovery: { kind: 'recovery key', recoveryKey } as const }
}

/** The same files with others in the place of some; null leaves one out. */
function altered(
  disk: SimulatedDisk,
  changes: Readonly<Record<string, ((text: string) => string) | null>>
): SimulatedDisk {
  const files = disk.files()
  for (const [path, change] of Object.entries(changes))
    if (change) files.set(path, Buffer.from(change(files.get(path)?.toString() ?? '')))
    else files.delete(path)
  return new SimulatedDisk(files)
}

const reasonOf = async (disk: SimulatedDisk, secret: Secret = PASSPHRASE_SECRET) => {
  const opened = await unlock(SIMULATED, secret, disk)
  return opened.kind === 'refused' ? opened.reason : 'opened'
}

/** Damage the line of a slot. */
const spoil = (kind: string) => (text: string) => text.replace(new RegExp(`(${kind}".*"wrapped":")(..)`), '$1zz')
const both = (change: (text: string) => string) => ({ [KEYS]: change, [COPY]: change })
/** Write another value into the passphrase slot, with a check that fits. */
const rewritten = (change: object) => (text: string) =>
  text.replace(/^ {4}(\{.*passphrase.*\})(,?)$/m, (_, line: string, comma: string) => {
    const read = readSlot(line)
    if (read.kind !== 'slot') throw new Error('no slot')
    return `    ${writeSlot({ ...read.slot, ...change } as typeof read.slot)}${comma}`
  })

describe('the keys of a notebook (V)', { timeout: 60_000 }, () => {
  it('[V7] are each refused in their own words', async () => {
    const { disk, recovery } = await withRecoveryKey()
    const wrong = { kind: 'passphrase', passphrase: OTHER } as const
    expect(await reasonOf(disk, wrong)).toMatch(/^This is not the passphrase of this notebook/)
    expect(
      await reasonOf(disk, {
        ...recovery,
        recoveryKey: recovery.recoveryKey
          .replace(/^./, 'A')
          .replace(/^A/, c => (recovery.recoveryKey.startsWith('A') ? 'B' : c))
      })
    ).toMatch(/mistyped/)
    const foreign = (await withRecoveryKey()).recovery
    expect(await reasonOf(disk, foreign)).toMatch(/^This is the recovery key of another notebook/)
    expect(await reasonOf(altered(disk, both(spoil('passphrase'))))).toMatch(
      /^What the passphrase opens is damaged.*Use the recovery key/
    )
    expect(await reasonOf(altered(disk, both(spoil('recovery key'))), recovery)).toMatch(
      /^What the recovery key opens is damaged.*Use the passphrase/
    )
    expect(
      await reasonOf(
        altered(
          disk,
          both(() => 'no keys')
        )
      )
    ).toMatch(/^Both key files are damaged/)
    expect(await reasonOf(altered(disk, { [KEYS]: null, [COPY]: null }))).toMatch(
      /both keys.json and keys-copy.json are missing/
    )
    for (const change of [{ N: 2 ** 21 }, { N: 2 ** 20 + 1 }, { r: 16 }, { p: 5 }, { N: -4 }])
      expect(await reasonOf(altered(disk, both(rewritten(change))))).toMatch(/more work than Dossier ever does/)
    expect(await reasonOf(altered(disk, both(rewritten({ v: 2 }))))).toMatch(/newer version/)
    expect(await reasonOf(await plainDisk())).toMatch(/not encrypted/)
    const strange = (await encryptedDisk()).files().get(KEYS)?.toString() ?? ''
    expect(
      await reasonOf(
        altered(
          disk,
          both(() => strange)
        )
      )
    ).toMatch(/those of another notebook/)
  })

  it('[V7] show every changed bit of what they need, and never open with it', async () => {
    const { disk } = await withRecoveryKey()
    const bytes = disk.files().get(KEYS) ?? Buffer.alloc(0)
    const said = new Set<string>()
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      const files = new Map([...disk.files(), [KEYS, changed] as const, [COPY, changed] as const])
      const opened = await unlock(SIMULATED, PASSPHRASE_SECRET, new SimulatedDisk(files))
      if (opened.kind === 'refused') said.add(opened.reason.slice(0, 30))
      else await openOn(opened.value, SIMULATED, false)
    }
    expect([...said]).toEqual([expect.stringMatching(/^What the passphrase opens is d/)])
  })

  it('[V8] open with one slot or one file when the other is damaged, which is mended at the next opening to write', async () => {
    const { disk, recovery } = await withRecoveryKey()
    const good = disk.files().get(KEYS)?.toString()
    for (const changes of [
      { [KEYS]: () => 'no keys' },
      { [KEYS]: null },
      { [COPY]: null },
      { [KEYS]: spoil('passphrase') },
      { [KEYS]: spoil('passphrase'), [COPY]: spoil('recovery key') }
    ]) {
      const damaged = altered(disk, changes)
      expect([
        await isEncrypted(SIMULATED, damaged),
        await reasonOf(damaged),
        await reasonOf(damaged, recovery)
      ]).toEqual([true, 'opened', 'opened'])
      await (await openOn(await unlocked(damaged))).close()
      expect([damaged.files().get(KEYS)?.toString(), damaged.files().get(COPY)?.toString()]).toEqual([good, good])
    }
    const halved = altered(disk, both(spoil('passphrase')))
    const session = await openOn(await unlocked(halved, recovery))
    expect(await run(session, { kind: 'add-tag', name: 'Open' })).toMatchObject({ kind: 'done' })
  })

  it('[V8] of another notebook in one file do not keep the right ones from opening', async () => {
    const { disk } = await withRecoveryKey()
    const strange = (await encryptedDisk()).files().get(KEYS)?.toString() ?? ''
    const mixed = altered(disk, { [KEYS]: () => strange })
    const session = await openOn(await unlocked(mixed))
    await session.close()
    expect(mixed.files().get(KEYS)).toEqual(disk.files().get(COPY))
    expect(mixed.files().get(`${KEYS}.damaged-1`)?.toString()).toBe(strange)
  })

  it('[V9] change without the files of the notebook, whatever interrupts that', async () => {
    const { disk, recovery } = await withRecoveryKey()
    const before = disk.files()
    mustBeDone(
      await changePassphrase(SIMULATED, { secret: PASSPHRASE_SECRET, passphrase: OTHER, disk, scryptCost: LITTLE_WORK })
    )
    const after = disk.files()
    const others = (files: ReadonlyMap<string, Buffer | null>) => [...files].filter(([path]) => !path.includes('/keys'))
    expect(others(after)).toEqual(others(before))
    expect(await reasonOf(disk)).toMatch(/not the passphrase/)
    expect([await reasonOf(disk, { kind: 'passphrase', passphrase: OTHER }), await reasonOf(disk, recovery)]).toEqual([
      'opened',
      'opened'
    ])
    for (const { files } of crashStates(disk)) {
      const left = new SimulatedDisk(files)
      const either = [await reasonOf(left), await reasonOf(left, { kind: 'passphrase', passphrase: OTHER })]
      expect([either.filter(one => one === 'opened').length, await reasonOf(left, recovery)]).toEqual([1, 'opened'])
    }
    const made = mustBeDone(await newRecoveryKey(SIMULATED, { secret: recovery, disk }))
    expect([await reasonOf(disk, recovery), await reasonOf(disk, { kind: 'recovery key', ...made })]).toEqual([
      expect.stringMatching(/replaced/),
      'opened'
    ])
    expect(await changePassphrase(SIMULATED, { secret: recovery, passphrase: OTHER, disk })).toMatchObject({
      kind: 'refused'
    })
    expect(await changePassphrase(SIMULATED, { secret: PASSPHRASE_SECRET, passphrase: 'short', disk })).toMatchObject({
      reason: expect.stringContaining('too short')
    })
  })

  it('[V10] are printed in groups that are read however they are typed, and mistyping shows', () => {
    const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7))
    const printed = printRecoveryKey(bytes)
    expect(printed).toMatch(/^([A-Z2-7]{7}-){7}[A-Z2-7]{7}$/)
    for (const typed of [
      printed,
      printed.toLowerCase(),
      printed.replaceAll('-', ' '),
      `  ${printed.replaceAll('-', '')}\n`,
      printed.replaceAll('-', '–').replaceAll('O', '0')
    ])
      expect(readRecoveryKey(typed)).toEqual(bytes)
    const places = Array.from(printed, (letter, at) => ({ letter, at })).filter(({ letter }) => letter !== '-')
    const mistyped = places.flatMap(({ letter, at }) =>
      Array.from('AZ27')
        .filter(other => other !== letter)
        .map(other => printed.slice(0, at) + other + printed.slice(at + 1))
    )
    expect(mistyped.filter(typed => readRecoveryKey(typed) !== null)).toEqual([])
    expect([
      readRecoveryKey(''),
      readRecoveryKey(printed.slice(1)),
      readRecoveryKey(`${printed}A`),
      readRecoveryKey('!')
    ]).toEqual([null, null, null, null])
  })

  it('[V11] are the same however a passphrase puts its accents together; one that is soon guessed is refused', async () => {
    const disk = await plainDisk()
    const passphrase = 'Où l’éléphant s’assoit'.normalize('NFC')
    mustBeDone(await encryptNotebook(SIMULATED, { passphrase, host: '', disk, scryptCost: LITTLE_WORK }))
    expect(await reasonOf(disk, { kind: 'passphrase', passphrase: passphrase.normalize('NFD') })).toBe('opened')
    expect(await reasonOf(disk, { kind: 'passphrase', passphrase: passphrase.toLowerCase() })).not.toBe('opened')
    expect(passphraseProblem(PASSPHRASE)).toBeNull()
    for (const bad of [
      '',
      'eleven char',
      'aaaaaaaaaaaaaaaa',
      'two lines\nof words',
      'x'.repeat(1001),
      'half a \ud800 character'
    ])
      expect(passphraseProblem(bad)).toEqual(expect.any(String))
  })

  it('[V16] are forgotten on demand: what was unlocked then answers nothing', async () => {
    const { disk } = await withRecoveryKey()
    const vault = await unlocked(disk)
    const { handle } = { ...vault }
    expect(handle).toBeNull()
    const session = await openOn(vault)
    const file = await vault.create(`${SIMULATED}/half`)
    await file.write(Buffer.from('half'), 0)
    const sealed = disk.files()
    forget(vault)
    await expect(file.write(Buffer.from('more'), 4)).rejects.toThrow('not written whole')
    for (const call of [
      vault.read(`${SIMULATED}/notebook.json`),
      vault.list(SIMULATED),
      vault.find(SIMULATED),
      vault.create(`${SIMULATED}/new`)
    ])
      await expect(call).rejects.toThrow('This notebook was locked')
    expect(await run(session, { kind: 'add-tag', name: 'Late' })).toMatchObject({
      reason: expect.stringContaining('locked')
    })
    expect([...disk.files().keys()]).toEqual([...sealed.keys()])
  })

  it('[V19] are asked for by name, and who has the notebook open is said before', async () => {
    const { disk } = await withRecoveryKey()
    const open = () => openNotebook(SIMULATED, { by: () => '', announce: () => {}, write: true, disk })
    expect(await open()).toEqual({ kind: 'refused', reason: 'This notebook is encrypted. Give its passphrase.' })
    await takeLock(disk, SIMULATED, 'the Dossier app')
    expect(await open()).toMatchObject({
      reason: expect.stringMatching(
        /^This notebook is encrypted. Give its passphrase. This notebook is open in the Dossier app/
      )
    })
    const second = await openOn(await unlocked(disk))
    expect(second.readOnly).toContain('open in the Dossier app')
  })
})
