import { describe, expect, it } from 'vitest'
import { matchOptions } from './pick-match.ts'

const options = [
  { id: 'h', name: 'Harm to civilians', detail: 'Wagner abuses' },
  { id: 'c', name: 'Coup event', detail: 'Coups' },
  { id: 'a', name: 'Against Africa', detail: 'ICC bias claims' },
  { id: 'e', name: 'L’État', detail: '' },
  { id: 'p', name: 'Pharmacy' }
]
const found = (typed: string) => matchOptions(options, typed).matches.map(({ option }) => option.id)

describe('picking by typing (U)', () => {
  it('[U8] finds names that begin so first, then words, then anywhere', () => {
    expect(found('har')).toEqual(['h', 'p'])
    expect(found('eve')).toEqual(['c'])
    expect(found('')).toEqual(['h', 'c', 'a', 'e', 'p'])
  })

  it('[U8] ignores accents, case and the kind of apostrophe', () => {
    expect(found("l'etat")).toEqual(['e'])
    expect(found('ÉTAT')).toEqual(['e'])
  })

  it('[U8] finds words in any order, over the name and what stands beside it', () => {
    expect(found('wagner civ')).toEqual(['h'])
    expect(found('bias')).toEqual(['a'])
    expect(found('nothing')).toEqual([])
  })

  it('[U8] shows which part of the name matches', () => {
    const [match] = matchOptions(options, 'etat').matches
    expect(match && match.option.name.slice(match.start, match.end)).toBe('État')
    const [harm] = matchOptions(options, 'civ').matches
    expect(harm && harm.option.name.slice(harm.start, harm.end)).toBe('civ')
  })

  it('[U8] knows a name that is there already, whatever its case', () => {
    expect(matchOptions(options, 'coup EVENT').isExact).toBe(true)
    expect(matchOptions(options, 'coup').isExact).toBe(false)
  })

  it('[U8] takes signs for themselves', () => {
    expect(matchOptions([{ id: 'x', name: 'a (b) c' }], '(b').matches).toHaveLength(1)
    expect(found('.*')).toEqual([])
  })
})
