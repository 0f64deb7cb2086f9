import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lockWhenIdle } from './idle.ts'

const MINUTE = 60_000
let isOpen: boolean
let isComing: boolean
let isSaved: boolean
let minutes: number | null
let locked: number
let idle: ReturnType<typeof lockWhenIdle>

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  ;[isOpen, isComing, isSaved, minutes, locked] = [true, false, true, 15, 0]
  idle = lockWhenIdle({
    minutes: () => minutes,
    isOpen: () => isOpen,
    isComing: () => isComing,
    lock: async () => {
      locked += 1
      isOpen = !isSaved
    }
  })
})

afterEach(() => {
  idle.end()
  vi.useRealTimers()
})

const pass = (minutesLong: number) => vi.advanceTimersByTimeAsync(minutesLong * MINUTE)

describe('locking by itself (V)', () => {
  it('[V48] comes when nobody was at work for as long as is set', async () => {
    await pass(14.5)
    expect(locked).toBe(0)
    await pass(1)
    expect(locked).toBe(1)
  })

  it('[V48] is put off by whoever is at work, and never comes where that is set', async () => {
    for (let i = 0; i < 6; i += 1) {
      await pass(10)
      idle.stir()
    }
    expect(locked).toBe(0)
    minutes = null
    await pass(1000)
    expect(locked).toBe(0)
    minutes = 1
    await pass(0.5)
    expect(locked).toBe(1)
  })

  it('[V48] is only of what can be locked', async () => {
    isOpen = false
    await pass(100)
    expect(locked).toBe(0)
  })

  it('[V46] is tried again while the notebook cannot be saved, until somebody is back', async () => {
    isSaved = false
    await pass(16)
    expect(locked).toBeGreaterThan(1)
    idle.stir()
    const before = locked
    await pass(14)
    expect(locked).toBe(before)
    await pass(2)
    isSaved = true
    await pass(1)
    expect([locked > before, isOpen]).toEqual([true, false])
  })

  it('[V49] comes after the computer slept, which its clock tells, whatever is set', async () => {
    minutes = null
    await pass(1)
    vi.setSystemTime(Date.now() + 3 * MINUTE)
    await pass(0.2)
    expect(locked).toBe(1)
  })

  it('[V48] is not put off by a clock that was set back', async () => {
    await pass(1)
    vi.setSystemTime(Date.now() - 10_000 * MINUTE)
    await pass(16)
    expect(locked).toBe(1)
  })

  it('[V49] comes at once when the host says that the researcher went away, and again until it can be', async () => {
    isSaved = false
    await idle.away()
    await pass(1)
    expect(locked).toBeGreaterThan(2)
    isSaved = true
    await pass(1)
    expect(isOpen).toBe(false)
    const before = locked
    isOpen = true
    await pass(1)
    expect(locked).toBe(before)
  })

  it('[V49] locks once, however often the host says so', async () => {
    await Promise.all([idle.away(), idle.away(), idle.away()])
    expect(locked).toBe(1)
  })

  it('[V49] comes as soon as it can to what is opened while the researcher is away', async () => {
    ;[isOpen, isComing] = [false, true]
    await idle.away()
    await pass(5)
    ;[isOpen, isComing] = [true, false]
    await pass(0.5)
    expect(isOpen).toBe(false)
  })

  it('[V49] leaves open what somebody opens who is back', async () => {
    ;[isOpen, isComing] = [false, true]
    await idle.away()
    await pass(5)
    idle.stir()
    ;[isOpen, isComing] = [true, false]
    await pass(5)
    expect(isOpen).toBe(true)
  })
})
