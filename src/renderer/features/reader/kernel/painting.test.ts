import { describe, expect, it } from 'vitest'
import type { Colour } from '#shared/model/tag.ts'
import { placeBeside } from './beside.ts'
import { paintsOf, pictureOf } from './painting.ts'

const colourOf = new Map<string, Colour>([
  ['coups', 'ochre'],
  ['junta', 'ochre'],
  ['bias', 'blue']
])
const excerpt = (id: string, start: number, end: number, ...tagIds: string[]) => ({ id, start, end, tagIds })
const inside = (picture: ReturnType<typeof pictureOf>, name: string) => [...(picture.get(name)?.keys() ?? [])]

describe('painting (R)', () => {
  it('[R8] paints an excerpt once in each colour of its tags', () => {
    expect(paintsOf(['coups', 'junta', 'bias'], colourOf)).toEqual(['ochre', 'blue'])
    const picture = pictureOf([excerpt('a', 0, 9, 'coups', 'bias')], colourOf, null)
    expect([inside(picture, 'excerpt-ochre'), inside(picture, 'excerpt-blue')]).toEqual([['0-9'], ['0-9']])
  })

  it('[R8] paints an excerpt without tags, or with a tag that is gone, in no colour', () => {
    const picture = pictureOf([excerpt('a', 0, 9), excerpt('b', 10, 12, 'removed')], colourOf, null)
    expect(inside(picture, 'excerpt-none')).toEqual(['0-9', '10-12'])
  })

  it('[R8] paints where excerpts overlap the smallest, as a press picks it', () => {
    const picture = pictureOf([excerpt('a', 0, 20, 'bias'), excerpt('b', 5, 9, 'coups')], colourOf, null)
    expect([inside(picture, 'excerpt-blue'), inside(picture, 'excerpt-ochre')]).toEqual([['0-5', '9-20'], ['5-9']])
    expect(inside(picture, 'excerpt-overlap')).toEqual(['5-9'])
  })

  it('[R8] makes the current excerpt stand out, and what several cover', () => {
    const picture = pictureOf([excerpt('a', 0, 9, 'bias', 'coups'), excerpt('b', 5, 12, 'coups')], colourOf, 'a')
    expect(inside(picture, 'excerpt-current-blue')).toEqual(['0-9'])
    expect(picture.has('excerpt-current-ochre')).toBe(false)
    expect(inside(picture, 'excerpt-overlap')).toEqual(['5-9'])
  })
})

describe('what floats beside a passage (R)', () => {
  const view = { left: 0, top: 0, right: 600, bottom: 800 }
  const size = { width: 300, height: 200 }

  it('[R9] stands below it, or above where there is no room', () => {
    expect(placeBeside({ left: 100, top: 50, right: 400, bottom: 90 }, size, view)).toEqual({ left: 100, top: 98 })
    expect(placeBeside({ left: 100, top: 700, right: 400, bottom: 760 }, size, view)).toEqual({ left: 100, top: 492 })
  })

  it('[R9] stays in sight at the edges, and when the passage fills the window', () => {
    expect(placeBeside({ left: 590, top: 50, right: 598, bottom: 90 }, size, view).left).toBe(292)
    expect(placeBeside({ left: -50, top: -90, right: 598, bottom: 900 }, size, view)).toEqual({ left: 8, top: 592 })
  })
})
