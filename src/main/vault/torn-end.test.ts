import { describe, expect, it } from 'vitest'
import { verifyNotebook } from '#main/storage/verify.ts'
import { crashStates } from '../../testing/crash-states.ts'
import { convert, encryptedDisk, unlocked } from '../../testing/encrypted-notebook.ts'
import { SIMULATED, afterDeath, contentOf, openOn, run } from '../../testing/open-folder.ts'

describe('an encrypted end that was cut short (V)', () => {
  it('[V13] hinders neither the putting away of the journal nor a decryption, at once or later', async () => {
    const disk = await encryptedDisk()
    const killed = await openOn(await unlocked(disk))
    for (const name of ['One', 'Two']) await run(killed, { kind: 'add-tag', name })
    let torn = 0
    for (const { files } of crashStates(disk)) {
      const left = afterDeath(files)
      const own = await unlocked(left)
      const names = (await own.list(`${SIMULATED}/journal`)).filter(name => name.endsWith('.jsonl'))
      const reads = names.map(name => own.read(`${SIMULATED}/journal/${name}`).catch(() => null))
      if ((await Promise.all(reads)).includes(null)) torn += 1
      const atOnce = afterDeath(files)
      const content = contentOf(await openOn(await unlocked(atOnce), SIMULATED, false))
      await convert(atOnce)
      expect(contentOf(await openOn(atOnce, SIMULATED, false))).toEqual(content)
      expect(await verifyNotebook(SIMULATED, atOnce)).toMatchObject({ value: { problems: [] } })
      const session = await openOn(own)
      expect((await run(session, { kind: 'add-tag', name: 'After' })).kind).toBe('done')
      await session.close()
      expect((await own.list(`${SIMULATED}/journal`)).filter(name => !name.endsWith('.gz'))).toEqual([])
      await convert(left)
      expect(contentOf(await openOn(left, SIMULATED, false))).toEqual(contentOf(session))
    }
    expect(torn).toBeGreaterThan(10)
  })
})
