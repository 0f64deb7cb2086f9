import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Settings } from '#shared/contract.ts'
import { startRemembering } from './remembering.ts'

const first: Settings = {
  name: 'Awa',
  theme: 'dark',
  language: 'system',
  lockAfter: 15,
  remembered: { panes: 'narrow', asked: 'yes' }
}

function openWindow(kept: { settings: Settings | undefined }, settle?: (settings: Settings) => Promise<unknown>) {
  const settled: Settings[] = []
  const remembered = startRemembering({
    settings: () => kept.settings,
    settle: async settings => {
      settled.push(settings)
      await settle?.(settings)
      kept.settings = settings
    },
    pause: 500
  })
  return { ...remembered, settled }
}

describe('what windows remember (U)', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('[U19] is put down once, after a pause, beside the other settings', async () => {
    const kept = { settings: first }
    const { read, write, settled } = openWindow(kept)
    for (let width = 0; width < 100; width += 1) write('panes', String(width))
    expect(read('panes')).toBe('99')
    expect(settled).toEqual([])
    await vi.advanceTimersByTimeAsync(600)
    expect(settled).toEqual([{ ...first, remembered: { panes: '99', asked: 'yes' } }])
    await vi.advanceTimersByTimeAsync(5000)
    expect(settled).toHaveLength(1)
  })

  it('[U19] is there for the next window', async () => {
    const kept = { settings: first }
    openWindow(kept).write('panes', 'wide')
    await vi.advanceTimersByTimeAsync(600)
    const next = openWindow(kept)
    expect([next.read('panes'), next.read('asked'), next.read('other')]).toEqual(['wide', 'yes', null])
  })

  it('[U19] does not undo what was set meanwhile, here or in another window', async () => {
    const kept = { settings: first }
    const { write } = openWindow(kept)
    write('panes', 'wide')
    kept.settings = {
      name: 'Binta',
      theme: 'light',
      language: 'system',
      lockAfter: 15,
      remembered: { ...first.remembered, other: 'x' }
    }
    await vi.advanceTimersByTimeAsync(600)
    expect(kept.settings).toEqual({
      name: 'Binta',
      theme: 'light',
      language: 'system',
      lockAfter: 15,
      remembered: { panes: 'wide', asked: 'yes', other: 'x' }
    })
  })

  it('[U19] is not put down where nothing differs, or where nothing is known yet', async () => {
    const kept: { settings: Settings | undefined } = { settings: undefined }
    const { read, write, settled, flush } = openWindow(kept)
    expect(read('panes')).toBeNull()
    write('panes', 'narrow')
    flush()
    kept.settings = first
    flush()
    expect(settled).toEqual([])
  })

  it('[U19] holds for this window where it cannot be kept', async () => {
    const refusing = openWindow({ settings: first }, () => Promise.reject(new Error('full')))
    refusing.write('panes', 'wide')
    await vi.advanceTimersByTimeAsync(600)
    expect(refusing.settled).toHaveLength(1)
    expect(refusing.read('panes')).toBe('wide')
  })
})
