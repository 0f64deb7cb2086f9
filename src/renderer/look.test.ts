import { describe, expect, it } from 'vitest'
import { isAtEnd, lookOf, measures, propertiesOf, stepped, usualLook, type Look, type Measure } from './look.ts'

describe('how a text is set (U)', () => {
  it('[U74] is read as it was kept, and as usual where that makes no sense', () => {
    const own: Look = { size: 22, height: 210, width: 56, spacing: 4, face: 'system' }
    expect(lookOf(JSON.stringify(own))).toEqual(own)
    const nonsense = [null, '', '{', '7', 'null', '{"size":1e9,"height":"x","width":-1,"spacing":null,"face":"comic"}']
    for (const kept of nonsense) expect(lookOf(kept)).toEqual(usualLook)
    expect(lookOf('{"size":20}')).toEqual({ ...usualLook, size: 20 })
  })

  it('[U74] goes up and down by steps, as far as it may', () => {
    for (const measure of Object.keys(measures) as Measure[]) {
      let look: Look = usualLook
      for (let i = 0; i < 40; i++) look = stepped(look, measure, 1)
      expect(look[measure]).toBe(measures[measure].most)
      expect(isAtEnd(look, measure, 1)).toBe(true)
      expect(isAtEnd(look, measure, -1)).toBe(false)
      for (let i = 0; i < 40; i++) look = stepped(look, measure, -1)
      expect(look[measure]).toBe(measures[measure].least)
    }
    expect(stepped(usualLook, 'size', 1).size).toBe(19)
  })

  it('[U74] is told to the style sheet in its own units', () => {
    expect(propertiesOf({ ...usualLook, size: 20, height: 150, spacing: 6, face: 'sans' })).toEqual({
      '--reading-size': '20px',
      '--reading-line': '1.5',
      '--reading-width': '35.66em',
      '--reading-spacing': '0.06em',
      '--reading-face': 'var(--font-work)'
    })
  })
})
