import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { View } from './view-hash.ts'

const window = vi.hoisted(() => ({
  view: {} as Record<string, unknown>,
  listener: () => {}
}))

vi.mock('./view-state.ts', () => ({
  currentView: () => window.view,
  followView: (listener: () => void) => {
    window.listener = listener
  },
  show: (part: object) => {
    window.view = { ...window.view, ...part }
    window.listener()
  }
}))

async function start() {
  vi.resetModules()
  window.view = { screen: 'read', sourceId: 'a', excerptId: null, at: null }
  const trail = await import('./trail.ts')
  const { show } = await import('./view-state.ts')
  const scrolled: number[] = []
  const read = (sourceId: string) => trail.joinTrail({ sourceId, goTo: top => scrolled.push(top) })
  const at = () =>
    `${String(window.view['screen'])} ${String(window.view['sourceId'])} ${String(window.view['excerptId'])}`
  return { ...trail, show: show as (part: Partial<View>) => void, read, at, scrolled }
}

describe('the trail (R)', () => {
  beforeEach(() => void vi.useFakeTimers())

  it('[R16] leads back over screens and sources, and forward again', async () => {
    const { show, walkTrail, at } = await start()
    show({ sourceId: 'b', excerptId: 'e1' })
    show({ screen: 'search' })
    expect([walkTrail(true), at()]).toEqual([true, 'read b e1'])
    vi.runAllTimers()
    expect([walkTrail(true), at()]).toEqual([true, 'read a null'])
    expect(walkTrail(true)).toBe(false)
    vi.runAllTimers()
    expect([walkTrail(false), at()]).toEqual([true, 'read b e1'])
    expect([walkTrail(false), at()]).toEqual([true, 'search b e1'])
    expect(walkTrail(false)).toBe(false)
  })

  it('[R16] leads back within a source to the excerpt and the lines that were there', async () => {
    const { show, read, keepTop, jump, walkTrail, at, scrolled } = await start()
    read('a')
    keepTop('a', 120)
    show({ excerptId: 'far' })
    jump(null)
    keepTop('a', 9000)
    expect([walkTrail(true), at(), scrolled]).toEqual([true, 'read a null', [120]])
    vi.runAllTimers()
    expect([walkTrail(false), at(), scrolled]).toEqual([true, 'read a far', [120, 9000]])
  })

  it('[R16] is one step where another source is opened at a passage far down', async () => {
    const { show, read, jump, walkTrail, at } = await start()
    show({ sourceId: 'b' })
    read('b')
    jump()
    expect([walkTrail(true), at()]).toEqual([true, 'read a null'])
    expect(walkTrail(true)).toBe(false)
  })

  it('[R16] keeps the excerpt where the hand jumped over lines alone', async () => {
    const { show, read, keepTop, jump, walkTrail, at, scrolled } = await start()
    read('a')
    show({ excerptId: 'e1' })
    show({ excerptId: 'e2' })
    keepTop('a', 120)
    jump()
    keepTop('a', 9000)
    expect([walkTrail(true), at(), scrolled]).toEqual([true, 'read a e2', [120]])
  })

  it.each([
    ['once the text stands still', () => void vi.runAllTimers()],
    ['once the hand took over', (settle: () => void) => settle()]
  ])('[R16] takes the first jump after an arrival for one of its own %s', async (_, rest) => {
    const { show, read, keepTop, jump, settle, walkTrail, at, scrolled } = await start()
    show({ sourceId: 'b' })
    read('b')
    rest(settle)
    keepTop('b', 50)
    jump()
    expect([walkTrail(true), at(), scrolled]).toEqual([true, 'read b null', [50]])
    vi.runAllTimers()
    expect([walkTrail(true), at()]).toEqual([true, 'read a null'])
  })

  it('[R16] forgets what was ahead once the hand goes elsewhere, and everything with the notebook', async () => {
    const { show, walkTrail, endTrail } = await start()
    show({ sourceId: 'b' })
    walkTrail(true)
    vi.runAllTimers()
    show({ screen: 'codebook' })
    expect(walkTrail(false)).toBe(false)
    endTrail()
    expect(walkTrail(true)).toBe(false)
  })
})
