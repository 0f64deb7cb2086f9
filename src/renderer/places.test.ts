import { describe, expect, it } from 'vitest'
import { placesAfter, readPlaces, writePlaces, type Places } from './places.ts'

const id = (number: number) => number.toString(16).padStart(16, '0')
const many: Places = Array.from({ length: 130 }, (_, i) => i).reduce(
  (places: Places, i) => placesAfter(places, id(i), 9_000_000 + i),
  new Map()
)

describe('places in sources (U)', () => {
  it('[U78] are those of the hundred sources read last', () => {
    expect([...many.keys()]).toEqual(Array.from({ length: 100 }, (_, i) => id(i + 30)))
    const again = placesAfter(many, id(30), 7)
    expect([...again].at(-1)).toEqual([id(30), 7])
    expect(again.size).toBe(100)
  })

  it('[U78] are read as they were written, in texts short enough to be remembered', () => {
    const texts = writePlaces(many)
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(2000)
    expect([...readPlaces(texts)]).toEqual([...many])
  })

  it('[U78] are left out where what was kept makes no sense', () => {
    const kept = ['a 1\nb\nc -4\n d 5\ne 1e9\nf 123456789\ng 7', null]
    expect([...readPlaces(kept)]).toEqual([
      ['a', 1],
      ['g', 7]
    ])
    expect(readPlaces(['', null]).size).toBe(0)
  })
})
