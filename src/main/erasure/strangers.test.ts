import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CONVERTING, KEY_CLAIM, KEYS, KEYS_COPY } from '#main/storage/layout.ts'
import { freshDisk, SIMULATED } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { strangers } from './remove-files.ts'

describe('files that an erasure says it left (H)', () => {
  it('[H24] are those of others, and none that Dossier puts there', async () => {
    const own = [CONVERTING, KEYS, KEYS_COPY, KEY_CLAIM, 'lock', `${KEYS}.tmp`]
    const others = ['notebook (copy).json', 'lock.txt', 'journal/000001 (copy).jsonl']
    const added = [...own, ...others].map((name): [string, Buffer] => [join(SIMULATED, name), Buffer.from('x')])
    const disk = new SimulatedDisk(new Map([...(await freshDisk()).files(), ...added]))
    expect((await strangers(disk, SIMULATED)).toSorted()).toEqual(others.toSorted())
  })
})
