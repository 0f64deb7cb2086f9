import { beforeEach, describe, expect, it, vi } from 'vitest'
import { runWhenReady } from './when-ready.ts'

const screen = vi.hoisted(() => ({ isReady: false, ran: [] as string[] }))

vi.mock('./shortcuts.ts', () => ({
  isReady: () => screen.isReady,
  runShortcut: (name: string) => screen.ran.push(name)
}))

/** A window whose frames come when they are asked for. */
function openWindow() {
  const events = new EventTarget()
  let frames: (() => void)[] = []
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events))
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => frames.push(then))
  return {
    frame: () => {
      const now = frames
      frames = []
      for (const then of now) then()
      return frames.length
    },
    press: (kind: 'keydown' | 'pointerdown') => events.dispatchEvent(new Event(kind))
  }
}

describe('doing something on a screen just turned to (U)', () => {
  beforeEach(() => {
    Object.assign(screen, { isReady: false, ran: [] })
    vi.useFakeTimers({ toFake: ['performance'] })
    return () => void vi.useRealTimers()
  })

  it('[U93] waits for as long as the screen takes', () => {
    const { frame, press } = openWindow()
    runWhenReady('go-to-text')
    frame()
    press('keydown')
    vi.advanceTimersByTime(60_000)
    expect([frame(), screen.ran]).toEqual([1, []])
    screen.isReady = true
    expect([frame(), screen.ran]).toEqual([0, ['go-to-text']])
  })

  it('[U93] is let go of once the hand does something else', () => {
    const { frame, press } = openWindow()
    runWhenReady('go-to-text')
    press('pointerdown')
    runWhenReady('go-to-text')
    frame()
    vi.advanceTimersByTime(1600)
    press('keydown')
    screen.isReady = true
    expect([frame(), screen.ran]).toEqual([0, []])
  })

  it('[U93] says after a while that it cannot be done, where that is asked for', () => {
    const { frame } = openWindow()
    const onLate = vi.fn<() => void>()
    runWhenReady('help', { onLate })
    frame()
    vi.advanceTimersByTime(1600)
    expect([frame(), screen.ran, onLate.mock.calls.length]).toEqual([0, [], 1])
  })
})
