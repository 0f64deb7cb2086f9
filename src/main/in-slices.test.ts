import { describe, expect, it } from 'vitest'
import { finishedInSlices } from './in-slices.ts'

/** Keep the thread busy for a while. */
function busy(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

function* longWork(steps: number) {
  for (let i = 0; i < steps; i++) {
    busy(2)
    yield i
  }
  return 'done'
}

describe('work in slices (Q)', () => {
  it('[Q20] comes to what its steps come to, each done once and in order', async () => {
    expect(await finishedInSlices(longWork(3))).toBe('done')
  })

  it('[Q20] lets others have their turn before it is done', async () => {
    let turns = 0
    const others = setInterval(() => (turns += 1), 0)
    await finishedInSlices(longWork(50))
    clearInterval(others)
    expect(turns).toBeGreaterThan(2)
  })

  it('[Q20] fails as its steps fail', async () => {
    const failing = (function* () {
      yield
      throw new Error('broken')
    })()
    await expect(finishedInSlices(failing)).rejects.toThrow('broken')
  })
})
