import { describe, expect, it } from 'vitest'
import { besideAnchor, type Box } from './beside-anchor.ts'

const view = { width: 1280, height: 800 }
const card = { width: 320, height: 190 }

describe('the tour (U)', () => {
  it('[U80] stands beside what it speaks of, in the window and without covering it', () => {
    const anchors: readonly Box[] = [
      { left: 0, top: 44, width: 264, height: 220 },
      { left: 0, top: 260, width: 264, height: 510 },
      { left: 290, top: 300, width: 560, height: 120 },
      { left: 200, top: 6, width: 80, height: 32 },
      { left: 850, top: 6, width: 300, height: 32 },
      { left: 1000, top: 700, width: 280, height: 90 }
    ]
    for (const anchor of anchors) {
      const { left, top } = besideAnchor(anchor, card, view)
      const isClear =
        left >= anchor.left + anchor.width ||
        left + card.width <= anchor.left ||
        top >= anchor.top + anchor.height ||
        top + card.height <= anchor.top
      expect({ anchor, left, top, isClear }).toEqual({ anchor, left, top, isClear: true })
      expect(left).toBeGreaterThanOrEqual(0)
      expect(top).toBeGreaterThanOrEqual(0)
      expect(left + card.width).toBeLessThanOrEqual(view.width)
      expect(top + card.height).toBeLessThanOrEqual(view.height)
    }
    expect(besideAnchor({ left: 0, top: 44, width: 264, height: 220 }, card, view)).toEqual({ left: 276, top: 44 })
  })

  it('[U80] stands in the far corner where what it speaks of fills the window', () => {
    expect(besideAnchor({ left: 0, top: 0, ...view }, card, view)).toEqual({ left: 948, top: 598 })
  })
})
