import { beforeEach, describe, expect, it, vi } from 'vitest'
import { currentView, show } from '#renderer/view-state.ts'
import { isReplyAwaited, turnOnReply } from './late-turn.ts'

const window = vi.hoisted(() => ({ view: {} as Record<string, unknown> }))

vi.mock('#renderer/view-state.ts', () => ({
  currentView: () => window.view,
  show: (part: object) => void (window.view = { ...window.view, ...part })
}))

describe('turning to what a command made (R)', () => {
  beforeEach(() => show({ sourceId: 'a', excerptId: null }))

  it('[R20] turns to it once the reply is there', () => {
    expect([turnOnReply()('e1'), currentView().excerptId]).toEqual([true, 'e1'])
    expect([turnOnReply()(null), currentView().excerptId]).toEqual([false, 'e1'])
  })

  it('[R20] leaves a hand that has turned elsewhere where it is', () => {
    const turn = turnOnReply()
    show({ excerptId: 'e7' })
    expect([turn('e1'), currentView().excerptId]).toEqual([false, 'e7'])
    const elsewhere = turnOnReply()
    show({ sourceId: 'b', excerptId: 'e7' })
    expect([elsewhere('e2'), currentView().excerptId]).toEqual([false, 'e7'])
  })

  it('[R64] knows whether the hand waits for the latest reply', () => {
    const [first, second] = [turnOnReply(), turnOnReply()]
    expect(isReplyAwaited()).toBe(true)
    // The first reply turned to what it made, and not the hand.
    first('e1')
    expect(isReplyAwaited()).toBe(true)
    show({ excerptId: 'e7' })
    expect(isReplyAwaited()).toBe(false)
    show({ excerptId: 'e1' })
    second('e2')
    expect(isReplyAwaited()).toBe(false)
  })

  it('[R20] turns to the last of several that were sent before the first reply', () => {
    const [first, second, third] = [turnOnReply(), turnOnReply(), turnOnReply()]
    expect([first('e1'), second('e2'), currentView().excerptId]).toEqual([true, true, 'e2'])
    show({ excerptId: 'e0' })
    expect([third('e3'), currentView().excerptId]).toEqual([false, 'e0'])
  })
})
