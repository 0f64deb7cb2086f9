import { describe, expect, it } from 'vitest'
import { limits, sizesOf } from './pane-sizes.ts'

const usual = { left: limits.left.usual, right: limits.right.usual, isRightOpen: true }

describe('panes (U)', () => {
  it('[U9] are as wide as they were left', () => {
    expect(sizesOf('{"left":300,"right":400,"isRightOpen":false}')).toEqual({
      left: 300,
      right: 400,
      isRightOpen: false
    })
  })

  it('[U9] have their usual width where what was kept makes no sense', () => {
    for (const kept of [null, '', '{', '[]', '7', 'null', '{"left":"wide","right":9999}', '{"left":-1}'])
      expect(sizesOf(kept)).toEqual(usual)
  })
})
