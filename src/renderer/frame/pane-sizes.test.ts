import { describe, expect, it } from 'vitest'
import { limits, markOf, sizesOf, withSizes, type PaneSizes } from './pane-sizes.ts'

const usual: PaneSizes = {
  left: limits.left.usual,
  right: limits.right.usual,
  isRightOpen: true,
  half: 50,
  isStacked: false
}
const own: PaneSizes = { left: 300, right: 400, isRightOpen: false, half: 33, isStacked: true }

describe('panes (U)', () => {
  it('[U9] are as wide as they were left', () => {
    expect(sizesOf(withSizes(null, 'a', own), 'a')).toEqual(own)
  })

  it('[U9] have their usual width where what was kept makes no sense', () => {
    const nonsense = [
      '{"a":7}',
      '{"a":[]}',
      '{"a":{"left":"wide","right":9999,"half":100}}',
      '{"left":300,"right":400}'
    ]
    for (const kept of [null, '', '{', '[]', '7', 'null', ...nonsense]) expect(sizesOf(kept, 'a')).toEqual(usual)
  })

  it('[U72] are kept for each notebook, and begin as in the one used last', () => {
    const kept = withSizes(withSizes(null, 'a', own), 'b', { ...usual, left: 200 })
    expect(sizesOf(kept, 'a')).toEqual(own)
    expect(sizesOf(kept, 'b').left).toBe(200)
    expect(sizesOf(kept, 'c').left).toBe(200)
    expect(sizesOf(withSizes(kept, 'a', { ...own, left: 301 }), 'c').left).toBe(301)
  })

  it('[U72] are kept in a text short enough to be remembered, under marks that say nothing', () => {
    const paths = Array.from({ length: 40 }, (_, i) => `/home/awa/Notebooks/Enquête ${i}.dossier`)
    const kept = paths.reduce((text: string | null, path) => withSizes(text, markOf(path), own), null) ?? ''
    expect(kept.length).toBeLessThanOrEqual(2000)
    expect(kept).not.toMatch(/awa|Enqu/)
    expect(sizesOf(kept, markOf(paths[39] ?? ''))).toEqual(own)
    expect(new Set(paths.map(markOf)).size).toBe(paths.length)
  })
})
