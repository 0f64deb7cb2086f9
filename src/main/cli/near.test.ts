import { describe, expect, it } from 'vitest'
import { nearest } from './near.ts'

const tags = ['Coups', 'Coup event', 'Junta rule', 'Impunity', 'Withdrawal', 'Rebuttals']

describe('likely names (L)', () => {
  it.each([
    ['Coup', ['Coups', 'Coup event']],
    ['withdrawl', ['Withdrawal']],
    ['IMPUNITÉ', ['Impunity']],
    ['jutna rule', ['Junta rule']],
    ['xyz', []],
    ['', []]
  ])('[L10] are named for %j', (name, likely) => {
    expect(nearest(name, tags)).toEqual(likely)
  })

  it('[L3] are named for two swapped letters of a short one', () => {
    expect(nearest('nwe', ['run', 'new', 'serve'])).toEqual(['new'])
  })
})
