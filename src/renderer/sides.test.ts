import { describe, expect, it } from 'vitest'
import { closed, isSameStage, sourcesIn, swapped, turned, withBeside, withPart } from './sides.ts'
import { noView, type View } from './view-hash.ts'

const alone: View = { ...noView, sourceId: 'a', excerptId: 'a1', at: { start: 1, end: 2 } }
const pair = withBeside(alone, { kind: 'source', sourceId: 'b', excerptId: null })

describe('two side by side (U)', () => {
  it('[U70] are the source that was read, where it stood, and the other one, which is worked on', () => {
    expect(pair).toMatchObject({
      sourceId: 'b',
      excerptId: null,
      at: null,
      beside: { kind: 'source', sourceId: 'a', excerptId: 'a1' },
      isSecond: true
    })
  })

  it('[U70] leave the source that is worked on where it is when another takes the place of the other', () => {
    const third = withBeside(pair, { kind: 'source', sourceId: 'c', excerptId: 'c1' })
    expect(third).toMatchObject({ sourceId: 'c', excerptId: 'c1', isSecond: false })
    expect(third.beside).toEqual({ kind: 'source', sourceId: 'b', excerptId: null })
  })

  it('[U70] keep a note beside the source, which goes on being worked on', () => {
    const noted = withBeside(alone, { kind: 'note', of: 'source' })
    expect(noted).toEqual({ ...alone, beside: { kind: 'note', of: 'source' } })
    expect(turned(noted)).toBe(noted)
    expect(closed(noted, true)).toEqual(alone)
  })

  it('[U71] stay where they are in the document while they change places, and so does the one that is left', () => {
    const other = swapped(pair)
    expect(other).toMatchObject({ sourceId: 'b', isSecond: false, isCrossed: true })
    expect(swapped(other)).toEqual(pair)
    expect([closed(other, true), closed(other, false)].map(({ isCrossed }) => isCrossed)).toEqual([true, true])
    expect(turned(other)).toMatchObject({ sourceId: 'a', isSecond: true, isCrossed: true })
  })

  it('[U70] need something to stand beside: alone a source is just opened', () => {
    const opened = withBeside(noView, { kind: 'source', sourceId: 'b', excerptId: 'b1' })
    expect(opened).toMatchObject({ sourceId: 'b', excerptId: 'b1', beside: null })
  })

  it('[U71] have each its own excerpt, whichever is worked on, and turning twice changes nothing', () => {
    const back = turned(pair)
    expect(back).toMatchObject({ sourceId: 'a', excerptId: 'a1', isSecond: false })
    expect(turned(back)).toEqual(pair)
    expect(turned(alone)).toBe(alone)
  })

  it('[U71] change places and close, and the one that is left is worked on', () => {
    expect(swapped(swapped(pair))).toEqual(pair)
    expect(closed(pair, true)).toMatchObject({ sourceId: 'b', beside: null })
    expect(closed(pair, false)).toMatchObject({ sourceId: 'a', excerptId: 'a1', beside: null })
  })

  it('[U71] turn to a source that stands beside already, instead of showing it twice', () => {
    expect(withPart(pair, { sourceId: 'a', excerptId: 'a2' })).toMatchObject({
      sourceId: 'a',
      excerptId: 'a2',
      isSecond: false,
      beside: { kind: 'source', sourceId: 'b' }
    })
    expect(withPart(pair, { sourceId: 'c' })).toMatchObject({ sourceId: 'c', isSecond: true })
    expect(withPart(pair, { excerptId: 'b1' })).toMatchObject({ sourceId: 'b', excerptId: 'b1' })
  })

  it('[U71] are the same whichever is worked on, so that turning is no step to be taken back', () => {
    expect(isSameStage(pair, turned(pair))).toBe(true)
    expect(isSameStage(pair, swapped(pair))).toBe(true)
    expect(isSameStage(pair, alone)).toBe(false)
    expect(isSameStage(alone, withBeside(alone, { kind: 'note', of: 'source' }))).toBe(false)
    expect(sourcesIn(pair)).toEqual(['a', 'b'])
  })
})
