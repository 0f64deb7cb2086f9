import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { handingOver } from './handing-over.ts'

const [one, two] = [{}, {}]
let windows: readonly object[]
let asked: unknown[]
let typing: ReturnType<typeof handingOver>

beforeEach(() => {
  vi.useFakeTimers()
  windows = [one, two]
  asked = []
  typing = handingOver({ windows: () => windows, announce: (_, value) => void asked.push(value) })
})
afterEach(() => void vi.useRealTimers())

/** Whether the windows have handed over, as it is found after a while. */
function watch(handed: Promise<void>) {
  let isOver = false
  void handed.then(() => (isOver = true))
  return async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms)
    return isOver
  }
}

describe('what is typed when a notebook is locked (V)', () => {
  it('[V47] is waited for until every window said that it was handed over', async () => {
    const over = watch(typing.all())
    expect(asked).toEqual([1])
    expect(await over(700)).toBe(false)
    typing.done(1, one)
    expect(await over(1500)).toBe(false)
    typing.done(1, two)
    expect(await over(0)).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('[V47] is waited for a few seconds where a window hangs', async () => {
    const over = watch(typing.all())
    typing.done(1, one)
    expect(await over(2900)).toBe(false)
    expect(await over(200)).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('[V47] is not waited for from a window that is gone, or where there is none', async () => {
    const over = watch(typing.all())
    typing.done(1, one)
    windows = [one]
    expect(await over(60)).toBe(true)
    windows = []
    expect(await watch(typing.all())(0)).toBe(true)
    expect(asked).toEqual([1, 2])
  })

  it('[V47] is asked for once by all who lock at a time, and an answer to an earlier time does not count', async () => {
    const overs = [watch(typing.all()), watch(typing.all())]
    expect(asked).toEqual([1])
    for (const over of overs) expect(await over(1600)).toBe(over === overs[1])
    const again = watch(typing.all())
    for (const window of windows) typing.done(1, window)
    typing.done(2, {})
    expect([asked, await again(100)]).toEqual([[1, 2], false])
    for (const window of windows) typing.done(2, window)
    expect(await again(0)).toBe(true)
  })

  it('[V47] is not waited for where windows cannot be told or asked, and the next time is as any other', async () => {
    const fail = () => {
      throw new Error('The window is gone.')
    }
    typing = handingOver({ windows: fail, announce: (_, value) => void asked.push(value) })
    expect([await watch(typing.all())(0), asked]).toEqual([true, [1]])
    let isGone = true
    typing = handingOver({ windows: () => windows, announce: () => void (isGone && fail()) })
    expect([await watch(typing.all())(0), vi.getTimerCount()]).toEqual([true, 0])
    isGone = false
    const over = watch(typing.all())
    expect(await over(100)).toBe(false)
    for (const window of windows) typing.done(2, window)
    expect(await over(0)).toBe(true)
    isGone = true
    typing = handingOver({ windows: () => (isGone ? windows : fail()), announce: () => {} })
    const looked = watch(typing.all())
    isGone = false
    expect([await looked(60), vi.getTimerCount()]).toEqual([true, 0])
  })
})
