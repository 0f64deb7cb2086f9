import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { colours } from '#shared/model/tag.ts'
import { contrast, distance, linearOf, over, seen, visions, type Linear, type Vision } from './colour-maths.ts'

const css = ['palette.css', 'tokens.css'].map(name => readFileSync(new URL(name, import.meta.url), 'utf8')).join('\n')
const themes = ['light', 'dark'] as const
type Theme = (typeof themes)[number]

/** The value of a token in a theme, read from the style sheets. */
function token(name: string, theme: Theme): Linear {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css) ?? []
  const hex = theme === 'light' ? light : dark
  if (hex === undefined) throw new Error(`No token --${name}.`)
  return linearOf(hex)
}

const inThemes = themes.flatMap(theme => (Object.keys(visions) as Vision[]).map(vision => ({ theme, vision })))

describe('colours (U)', () => {
  it.each(inThemes)('[U1] of tags stay apart for $vision, $theme', ({ theme, vision }) => {
    const shades = colours.map(name => seen(token(`tag-${name}`, theme), vision))
    const gaps = shades.flatMap((one, at) => shades.slice(0, at).map(other => distance(one, other)))
    expect(Math.min(...gaps)).toBeGreaterThan(0.06)
  })

  it('[U2] of tags each have a pattern, and no pattern serves more than two', () => {
    const patterns = colours.map(
      name => new RegExp(`data-colour='${name}'\\] \\{\\s*--c: var\\(--tag-${name}\\);\\s*--p: (\\w+);`).exec(css)?.[1]
    )
    expect(new Set(patterns)).toEqual(new Set(['solid', 'dashed', 'dotted', 'wavy', 'double']))
    for (const pattern of patterns) expect(patterns.filter(other => other === pattern).length).toBeLessThan(3)
  })

  it.each(themes)('[U3] of text are readable on every ground, %s', theme => {
    const grounds = ['paper', 'desk', 'card', 'accent-soft'].map(name => token(name, theme))
    const inks = ['ink', 'ink-2', 'ink-3', 'accent', 'danger'].map(name => token(name, theme))
    const pairs = grounds.flatMap(ground => inks.map(ink => contrast(ink, ground)))
    pairs.push(contrast(token('accent-ink', theme), token('accent', theme)))
    pairs.push(contrast(token('danger', theme), token('danger-soft', theme)))
    expect(Math.min(...pairs)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(themes)('[U3] of tags are readable as text, on their own tint too, %s', theme => {
    const grounds = ['paper', 'desk', 'card'].map(name => token(name, theme))
    const pairs = colours.flatMap(name => {
      const shade = token(`tag-${name}`, theme)
      return grounds.flatMap(ground => [contrast(shade, ground), contrast(shade, over(shade, ground, 0.11))])
    })
    expect(Math.min(...pairs)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(themes)('[U3] of marked text stay readable, %s', theme => {
    const ink = token('ink', theme)
    const marks = colours.map(name => over(token(`tag-${name}`, theme), token('paper', theme), 0.3))
    expect(Math.min(...marks.map(mark => contrast(ink, mark)))).toBeGreaterThanOrEqual(4.5)
  })
})
