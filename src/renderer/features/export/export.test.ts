import { describe, expect, it } from 'vitest'
import { keepLastChoice, readLastChoice } from './last-choice.ts'

function openStore(kept?: string) {
  const entries = new Map(kept === undefined ? [] : [['last export', kept]])
  return {
    read: (key: string) => entries.get(key) ?? null,
    write: (key: string, value: string) => void entries.set(key, value)
  }
}

describe('the last export (U)', () => {
  it('[U56] is offered again', () => {
    const store = openStore()
    keepLastChoice(store, { format: 'html', withCodebook: false, withNotes: true, withSeal: false })
    expect(readLastChoice(store)).toEqual({ format: 'html', withCodebook: false, withNotes: true, withSeal: false })
  })

  it.each(['', 'null', '7', '{', '{"format":"exe","withNotes":"yes"}', '[]'])(
    '[U56] is as at first where %s is kept',
    kept => {
      expect(readLastChoice(openStore(kept))).toEqual({
        format: 'md',
        withCodebook: true,
        withNotes: true,
        withSeal: true
      })
    }
  )
})
