import { describe, expect, it } from 'vitest'
import { mergeable, nextWithTag, splittable } from './among.ts'
import { nameInVivo } from './in-vivo.ts'

const text = 'One came. Two stayed. Three left.'
const excerpt = (id: string, words: string, ...tagIds: string[]) => {
  const start = text.indexOf(words)
  return { id, start, end: start + words.length, tagIds }
}
const a = excerpt('a', 'One came.', 'x')
const b = excerpt('b', 'Two stayed.', 'x', 'y')
const c = excerpt('c', 'stayed. Three', 'y')
const d = excerpt('d', 'left.', 'x')
const all = [a, b, c, d]

describe('among the excerpts of a text (R)', () => {
  it('[R12] the one to merge with is the next that overlaps or touches, else the one before', () => {
    expect(mergeable(all, a, text)?.id).toBe('b')
    expect(mergeable(all, b, text)?.id).toBe('c')
    expect(mergeable(all, d, text)?.id).toBe('c')
    expect(mergeable([a, d], a, text)).toBeNull()
  })

  it('[R12] the one to split is the current one at the caret, else the smallest there', () => {
    const at = text.indexOf(' Three')
    expect(splittable([c], null, at)?.id).toBe('c')
    const whole = { id: 'w', start: 0, end: text.length, tagIds: [] }
    expect(splittable([c, whole], whole, at)?.id).toBe('w')
    expect(splittable([c, whole], d, at)?.id).toBe('c')
    expect(splittable([b], b, b.start)).toBeNull()
  })

  it('[R13] the next with a tag is found, and the one before', () => {
    expect(nextWithTag(all, a, 'x', true)?.id).toBe('b')
    expect(nextWithTag(all, b, 'x', true)?.id).toBe('d')
    expect(nextWithTag(all, d, 'x', true)).toBeNull()
    expect(nextWithTag(all, d, 'y', false)?.id).toBe('c')
    expect(nextWithTag(all, a, 'x', false)).toBeNull()
  })
})

describe('a tag of the words (R)', () => {
  it('[R14] is called by them, without the signs around them', () => {
    expect(nameInVivo(' “a tool of\n neo-colonial  repression”, ')).toBe('a tool of neo-colonial repression')
    expect(nameInVivo('¿quién?')).toBe('quién')
    expect(nameInVivo('“ما لم يُقَل”')).toBe('ما لم يُقَل')
    expect(nameInVivo('हिंदी।')).toBe('हिंदी')
    expect(nameInVivo('and/or')).toBe('and - or')
  })

  it('[R14] is none where they are no words, or too many', () => {
    expect(nameInVivo(' … ')).toBeNull()
    expect(nameInVivo('word '.repeat(40))).toBeNull()
  })
})
