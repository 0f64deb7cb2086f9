import { describe, expect, it, vi } from 'vitest'

vi.mock('#renderer/remembered.ts', () => ({ remembered: { read: () => null, write: () => {} } }))

const { keepWanted, lastWanted } = await import('./find/last-wanted.ts')
const { forgetNotebook } = await import('./forget-notebook.ts')
const { choosePainting, currentPainting } = await import('./painting-choice.ts')

describe('leaving a notebook (R)', () => {
  it('[R18] takes no words that were looked for, and no hidden tags, to the next one', () => {
    keepWanted({ words: 'the witness', isExact: true, isWhole: false })
    choosePainting({ style: 'underlined', hidden: new Set(['t1']) })
    expect(currentPainting().hidden.size).toBe(1)
    forgetNotebook()
    expect(lastWanted()).toEqual({ words: '', isExact: false, isWhole: false })
    expect(currentPainting()).toEqual({ style: 'underlined', hidden: new Set() })
  })
})
