import { describe, expect, it } from 'vitest'
import {
  encryptedDisk,
  LITTLE_WORK,
  openLocked,
  PASSPHRASE,
  PASSPHRASE_SECRET
} from '../../testing/encrypted-notebook.ts'
import { afterDeath, SIMULATED } from '../../testing/open-folder.ts'
import { SimulatedDisk, type Fault } from '../../testing/simulated-disk.ts'
import { changePassphrase, newRecoveryKey, unlock, type Secret } from './index.ts'

const OTHER = 'a quite different passphrase'
const KEYS = `${SIMULATED}/keys.json`
const COPY = `${SIMULATED}/keys-copy.json`

const change = (disk: SimulatedDisk) =>
  changePassphrase(SIMULATED, { secret: PASSPHRASE_SECRET, passphrase: OTHER, disk, scryptCost: LITTLE_WORK })
const anew = (disk: SimulatedDisk) => newRecoveryKey(SIMULATED, { secret: PASSPHRASE_SECRET, disk })
const opens = async (disk: SimulatedDisk, secret: Secret) =>
  (await unlock(SIMULATED, secret, new SimulatedDisk(disk.files()))).kind === 'done'

/** A call of the disk fails, or all from it on. */
const faults = (number: number, code: string): readonly Fault[] => [
  (_, __, at) => (at === number ? code : null),
  (_, __, at) => (at >= number ? code : null)
]

describe('changing the keys on a disk that refuses (V)', { timeout: 120_000 }, () => {
  it('[V9] is told as it is, whichever call fails', async () => {
    const start = await encryptedDisk()
    const probe = new SimulatedDisk(start.files())
    await change(probe)
    const told = { done: 0, refused: 0, uncertain: 0 }
    for (let number = 0; number < probe.calls; number++)
      for (const fault of [...faults(number, 'ENOSPC'), ...faults(number, 'EIO')]) {
        const disk = new SimulatedDisk(start.files())
        disk.fault = fault
        const changed = await change(disk)
        disk.fault = () => null
        const isUncertain = changed.kind === 'refused' && changed.reason.includes('Try both')
        const [old, other] = [
          await opens(disk, PASSPHRASE_SECRET),
          await opens(disk, { kind: 'passphrase', passphrase: OTHER })
        ]
        expect([number, old !== other]).toEqual([number, true])
        expect([number, isUncertain || other === (changed.kind === 'done')]).toEqual([number, true])
        told[isUncertain ? 'uncertain' : changed.kind] += 1
        const left = afterDeath(disk.files())
        const passphrase = other ? OTHER : PASSPHRASE
        const own = await unlock(SIMULATED, { kind: 'passphrase', passphrase }, left)
        if (own.kind === 'done') await own.value.clearUp?.()
        expect(left.files().get(COPY)).toEqual(left.files().get(KEYS))
      }
    expect([told.done > 10, told.refused > 30, told.uncertain > 0]).toEqual([true, true, true])
  })

  it('[V9] hands out a recovery key as soon as it takes the place of the one before', async () => {
    const start = await encryptedDisk()
    const probe = new SimulatedDisk(start.files())
    await anew(probe)
    let handedOut = 0
    for (let number = 0; number < probe.calls; number++) {
      const disk = new SimulatedDisk(start.files())
      disk.fault = (_, __, at) => (at === number ? 'ENOSPC' : null)
      const made = await anew(disk)
      disk.fault = () => null
      if (made.kind === 'done') handedOut += 1
      const isTrue =
        made.kind === 'done'
          ? await opens(disk, { kind: 'recovery key', ...made.value })
          : disk
              .files()
              .get(KEYS)
              ?.equals(start.files().get(KEYS) ?? Buffer.alloc(0))
      expect([number, isTrue]).toEqual([number, true])
    }
    expect(handedOut).toBeGreaterThan(4)
    await (await openLocked(probe)).close()
  })
})
