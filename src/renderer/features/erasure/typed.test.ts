import { describe, expect, it } from 'vitest'
import { textFor } from './typed.ts'

describe('confirming an erasure (H)', () => {
  it('[H36] counts what was typed for just this, and nothing that was typed for something else', () => {
    const typed = { what: { kind: 'source', sourceId: 'a' }, text: 'ERASE' } as const
    expect(textFor(typed, { kind: 'source', sourceId: 'a' })).toBe('ERASE')
    expect(textFor(typed, { kind: 'source', sourceId: 'b' })).toBe('')
    expect(textFor(typed, { kind: 'person', name: 'a' })).toBe('')
    expect(textFor(typed, null)).toBe('')
  })
})
