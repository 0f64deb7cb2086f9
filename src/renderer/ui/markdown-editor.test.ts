import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTyping } from './markdown-editor-typing.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open(text: string) {
  const written: string[] = []
  return { ...startTyping(text, text => written.push(text)), written }
}

describe('a field for Markdown (U)', () => {
  it('[U50] hands over once after a pause, not with every key', () => {
    const field = open('')
    for (const text of ['r', 're', 'rea', 'read']) {
      field.typed(text)
      vi.advanceTimersByTime(390)
    }
    expect(field.written).toEqual([])
    vi.advanceTimersByTime(10)
    expect(field.written).toEqual(['read'])
  })

  it('[U50] hands over at once when it is left, and only once', () => {
    const field = open('')
    field.typed('read')
    field.left()
    vi.advanceTimersByTime(1000)
    field.left()
    expect(field.written).toEqual(['read'])
  })

  it('[U50] hands over nothing where nothing differs', () => {
    const field = open('read')
    field.typed('readx')
    field.typed('read')
    field.left()
    expect(field.written).toEqual([])
  })

  it('[U51] keeps what is typed while its own text comes back late', () => {
    const field = open('')
    field.typed('ab')
    field.flush()
    field.typed('abc')
    expect(field.arrived('ab')).toBeNull()
    expect(field.left()).toBeNull()
    expect(field.written).toEqual(['ab', 'abc'])
    expect(field.arrived('abc')).toBeNull()
  })

  it('[U51] keeps what is typed when another window writes, and shows that when it is left', () => {
    const field = open('')
    field.typed('mine')
    field.flush()
    field.arrived('mine')
    expect(field.arrived('theirs')).toBeNull()
    expect(field.left()).toBe('theirs')
  })

  it('[U51] wins over another window when it is typed in later', () => {
    const field = open('')
    field.typed('mine')
    field.arrived('theirs')
    expect(field.left()).toBeNull()
    expect(field.written).toEqual(['mine'])
  })

  it('[U51] ends on its own text where it was written after that of another window', () => {
    const field = open('')
    field.typed('mine')
    field.flush()
    field.arrived('theirs')
    expect(field.left()).toBe('theirs')
    expect(field.arrived('mine')).toBe('mine')
  })

  it('[U52] takes over an undo when nobody types', () => {
    const field = open('')
    field.typed('read')
    field.left()
    field.arrived('read')
    expect(field.arrived('')).toBe('')
    expect(field.left()).toBeNull()
    expect(field.written).toEqual(['read'])
  })
})
