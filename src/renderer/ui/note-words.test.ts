import { describe, expect, it } from 'vitest'
import { noteWords } from './note-words.ts'

describe('notes in a row (U)', () => {
  it.each([
    ['The other gives **Wednesday, 5 March**. Which?', 'The other gives Wednesday, 5 March. Which?'],
    [
      'Said by the *general*.\n\n- Here he is president.\n- There minister.',
      'Said by the general. Here he is president. There minister.'
    ],
    ['# Heading\n\n> quoted `code` [a link](https://example.org)', 'Heading quoted code a link'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', 'a b 1 2'],
    ['', '']
  ])('[U20] show their words without the signs of Markdown: %j', (note, words) => {
    expect(noteWords(note)).toBe(words)
  })

  it('[U20] are short, however long the note is', () => {
    expect(noteWords('word '.repeat(100_000)).length).toBeLessThanOrEqual(160)
  })
})
