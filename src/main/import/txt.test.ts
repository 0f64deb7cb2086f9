import { describe, expect, it } from 'vitest'
import { readTxt } from './txt.ts'

const blocks = (source: string) =>
  readTxt(source).blocks.map(({ kind, start, end }) => `${kind}: ${source.slice(start, end)}`)

const long = (start: string) => `${start} ${'and so on in a very long line that was never wrapped '.repeat(4)}`.trim()

describe('plain text (I)', () => {
  it('[I3] takes each long line for a paragraph, and a short first one for the title', () => {
    const source = `A title\n${long('One')}\n${long('Two')}\nSource: a wire`
    expect(blocks(source)).toEqual([
      'heading: A title',
      `paragraph: ${long('One')}`,
      `paragraph: ${long('Two')}`,
      'paragraph: Source: a wire'
    ])
    expect(readTxt(source).text).toBe(source)
  })

  it('[I3] keeps hard-wrapped lines together', () => {
    const source = [
      'The Chamber recalls that the request was filed on a day that the',
      'parties do not dispute, and that both of them were heard on it at',
      'length.',
      '',
      'It turns to the merits of the request, which it finds to be wanting',
      'in law.'
    ].join('\n')
    expect(blocks(source)).toEqual([
      `paragraph: ${source.slice(0, source.indexOf('\n\n'))}`,
      `paragraph: ${source.slice(source.indexOf('It turns'))}`
    ])
  })

  it('[I3] begins a block at numbers, bullets and indents of wrapped text, and keeps them in the text', () => {
    const source = [
      '1. The Chamber recalls that the request was filed on a day that the',
      '   parties do not dispute.',
      '2. It turns to the merits of the request, which it finds wanting in',
      'law, as it has found others.',
      '- A bullet that stands in a line of its own',
      'The last sentence goes on for long enough to fill the whole line of',
      'text and more.',
      '   An indented first line begins a paragraph where no empty line was'
    ].join('\n')
    expect(blocks(source).map(block => block.slice(0, 24))).toEqual([
      'paragraph: 1. The Chambe',
      'paragraph: 2. It turns t',
      'list-item: - A bullet th',
      'paragraph: The last sent',
      'paragraph: An indented f'
    ])
  })

  it('[I3] keeps short lines that were never wrapped apart', () => {
    expect(blocks('To the Prosecutor\nThe Hague\n\nDear Madam')).toHaveLength(3)
  })

  it('[I3] gives no blocks for white space', () => {
    expect(blocks(' \n\t\n')).toEqual([])
  })
})
