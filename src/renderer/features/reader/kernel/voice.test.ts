import { describe, expect, it } from 'vitest'
import { voices, type Voice } from '#shared/model/excerpt.ts'
import { voiceAfter, voiceInWords } from './voice.ts'

describe('the voice of an excerpt (U)', () => {
  it('[U58] is said by a key, each in turn, and taken off after the last', () => {
    const said: (Voice | null)[] = [null]
    for (let presses = 0; presses <= voices.length; presses++) said.push(voiceAfter(said.at(-1) ?? null))
    expect(said).toEqual([null, ...voices, null])
  })

  it('[U58] is told in words', () => {
    expect(['reports' as const, null].map(voiceInWords)).toEqual(['The source reports it.', 'The voice is not said.'])
  })
})
