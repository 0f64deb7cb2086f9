import { describe, expect, it } from 'vitest'
import { readMarkdown } from './markdown.ts'

function blocks(source: string) {
  const { text, blocks: found } = readMarkdown(source).text
  return found.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
}

function marks(source: string) {
  const { text, marks: found } = readMarkdown(source).text
  return found.map(mark => [mark.kind === 'link' ? mark.href : mark.kind, text.slice(mark.start, mark.end)])
}

describe('Markdown (I)', () => {
  it('[I5] keeps numbers and bullets of lists in the text', () => {
    expect(blocks('4. four\n5. five\n   - under it\n\n7) seven\n\n* [x] done')).toEqual([
      'list-item: 4. four',
      'list-item: 5. five',
      'list-item: • under it',
      'list-item: 7) seven',
      'list-item: • [x] done'
    ])
  })

  it('[I5] reads headings, quotations, tables, code and wrapped lines', () => {
    expect(blocks('# One\n\nTwo\n====\n\na\nb\n\n> c\n\n|x|y|\n|-|-|\n|1||\n\n```\nd\n  e\n```')).toEqual([
      'heading: One',
      'heading: Two',
      'paragraph: a b',
      'quotation: c',
      'table-row: x\ty',
      'table-row: 1\t',
      'paragraph: d\n  e'
    ])
  })

  it('[I5] marks strong, emphasis and links to the web', () => {
    expect(marks('**a *b*** [c](https://d.org/e) [f](javascript:alert(1)) <https://g.org>')).toEqual([
      ['strong', 'a b'],
      ['emphasis', 'b'],
      ['https://d.org/e', 'c'],
      ['https://g.org/', 'https://g.org']
    ])
  })

  it('[I5] sets footnotes at the end, under the mark they have in the text', () => {
    expect(
      blocks('As it said[^1], and again[^long].\n\n[^1]: https://a.org\n[^long]: First line\n    second line.\n\nEnd.')
    ).toEqual([
      'paragraph: As it said[1], and again[long].',
      'paragraph: End.',
      'footnote: [1] https://a.org',
      'footnote: [long] First line second line.'
    ])
  })

  it('[I5] reads raw HTML as its text', () => {
    expect(
      blocks(
        'A <b>bold</b> &amp; <span onclick="x()">plain</span> word<br>next\n\n<div><p>in</p><script>no()</script></div>'
      )
    ).toEqual(['paragraph: A bold & plain word\nnext', 'paragraph: in'])
  })

  it('[I5] reads raw HTML that holds the tags of a page', () => {
    expect(blocks('<p>Para with <html> inside</p>\n\nNext.')).toEqual([
      'paragraph: Para with inside',
      'paragraph: Next.'
    ])
  })

  it('[I5] takes front matter for what the file says of itself', () => {
    const { front, text } = readMarkdown(
      '---\ntitle: "A: b"\nauthors:\n  - One\n  - name: Two\ntags: [c, "d, e"]\n---\nWords'
    )
    expect(Object.fromEntries(front)).toEqual({ title: ['A: b'], authors: ['One', 'Two'], tags: ['c', 'd, e'] })
    expect(text.text).toBe('Words')
    expect(blocks('---\n\nNot front matter\n\n---\n\nb')).toEqual(
      ['paragraph: Not front matter', 'paragraph: b'].map(String)
    )
  })

  it.each([
    '---\nThe minister spoke.\nNote: it was late.\n\n---\n\nb',
    '---\nNote: it was late.\n\nThe minister spoke.\n\n---\n\nb',
    '---\n\nWitness: I saw it.\n\n---\n\nb'
  ])('[I5] loses no words between two rules: %j', source => {
    const { front, text } = readMarkdown(source)
    expect(front.size).toBe(0)
    for (const word of source.match(/\w+/g) ?? []) expect(text.text).toContain(word)
  })

  it('[I5] takes comments, empty lines and lists over several lines as front matter', () => {
    const { front, text } = readMarkdown('---\ntitle: A\n# a comment\n\ntags: [\n  b,\n]\nauthors:\n- C\n---\nWords')
    expect([front.get('title'), front.get('authors'), text.text]).toEqual([['A'], ['C'], 'Words'])
  })

  it('[I5] keeps the numbers that are written, and counts up where one is repeated', () => {
    expect(blocks('12. First\n\n15. Second\n15. Third\n\n20) Fourth')).toEqual(
      ['12. First', '15. Second', '16. Third', '20) Fourth'].map(item => `list-item: ${item}`)
    )
    expect(blocks('1. a\n1. b\n1. c\n5. d')).toEqual(['1. a', '2. b', '3. c', '5. d'].map(item => `list-item: ${item}`))
  })

  it.each([
    ['emphasis', '**a*b_c '.repeat(8_192)],
    ['quotations', `${'>'.repeat(5_000)}a`],
    ['bullets', `${'* '.repeat(32_767)}a`],
    ['lists', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n')]
  ])('[I5] reads endless %s to its end, as plain text', (_, source) => {
    // How long it takes is measured by the bench; what grows with the square of the length would not end.
    expect(readMarkdown(source).text.text).toContain('a')
  })
})
