import { afterAll, describe, expect, it } from 'vitest'
import { activities, callsOf, CODES, whatIsWrong } from '../../testing/fault-matrix.ts'

/** A share of what `npm run test:durability -- --tier in-process` tries. */
const EVERY = 9
let tried = 0

afterAll(() => console.info(`${tried} refusals of the disk were worked through.`))

describe('a disk that refuses any call (S)', { timeout: 120_000 }, () => {
  it.each(Object.entries(activities))(
    '[S5] [S6] leaves all that was called saved, and work goes on when it can: %s',
    async (_, activity) => {
      const calls = await callsOf(activity)
      expect(calls).toBeGreaterThan(30)
      for (let number = 0; number < calls; number += EVERY)
        for (const isLasting of [false, true]) {
          const code = CODES[(number / EVERY) % CODES.length] ?? 'EIO'
          expect(await whatIsWrong(activity, number, code, isLasting), `${code} at ${number}`).toBeNull()
          tried += 1
        }
    }
  )
})
