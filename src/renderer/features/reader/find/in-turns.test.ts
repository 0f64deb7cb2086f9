import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inTurns } from './in-turns.ts'

/** Finds something at every step, each of which takes a millisecond. */
function* slowly(steps: number): Generator<number> {
  for (let step = 0; step < steps; step++) {
    now += 1
    yield step
  }
}

let now = 0

describe('looking through a long text (R)', () => {
  beforeEach(() => {
    now = 0
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    vi.spyOn(performance, 'now').mockImplementation(() => now)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('[R53] takes turns shorter than a frame, and leaves the window a turn after each', async () => {
    const turns: number[] = []
    const ends: number[] = []
    const found: number[] = []
    const done = inTurns(
      slowly(40),
      5000,
      items => {
        found.push(...items)
        turns.push(items.length)
        ends.push(now)
      },
      new AbortController().signal
    )
    // Nothing more is done until the window had its turn.
    await new Promise(resolve => setImmediate(resolve))
    expect([turns.length, now]).toEqual([1, ends[0]])
    await vi.runAllTimersAsync()
    await done
    expect(Math.max(...turns)).toBeLessThanOrEqual(8)
    expect(turns.length).toBeGreaterThanOrEqual(5)
    expect(found).toEqual(Array.from({ length: 40 }, (_, index) => index))
  })

  it('[R53] ends at 5,000 places, and in the midst of them once other words are typed', async () => {
    const found: number[] = []
    await Promise.all([
      inTurns(slowly(6000), 5000, items => void found.push(...items), new AbortController().signal),
      vi.runAllTimersAsync()
    ])
    expect(found).toHaveLength(5000)

    const running = new AbortController()
    let turns = 0
    const given = inTurns(slowly(6000), 5000, () => void (turns += 1), running.signal)
    running.abort()
    await vi.runAllTimersAsync()
    await given
    expect(turns).toBe(1)
  })
})
