import fc from 'fast-check'
import { marked, type Token, type Tokens } from 'marked'
import { describe, expect, it } from 'vitest'
import { hostileTexts, notePieces } from '../../testing/hostile-notes.ts'
import { escapeMarkdown, fence, indent, quotation, quoteExactly } from './markdown-text.ts'
import { quoteNote } from './quote-note.ts'

const anyNote = fc.array(fc.constantFrom(...notePieces), { maxLength: 40 }).map(parts => parts.join(''))

/** What of a file could run, fetch, or lead anywhere but to the web or to mail. */
function dangersIn(markdown: string): readonly string[] {
  const dangers: string[] = []
  void marked.walkTokens(marked.lexer(markdown), (token: Token) => {
    if (token.type === 'html' || token.type === 'image' || token.type === 'def') dangers.push(token.raw)
    if (token.type === 'link' && !/^(?:https?:|mailto:)/i.test((token as Tokens.Link).href)) dangers.push(token.raw)
  })
  return dangers
}

/** What a reader sees, without its layout. */
const lettersOf = (html: string) => unescaped(html.replaceAll(/<[^>]*>|\s/g, ''))

describe('notes (M)', () => {
  it('[M6] keeps the layout of a note in Markdown', () => {
    const note = '#### A\n\nb **c** *d* ~~e~~ `f`\n\n- g\n- h\n  1. i\n\n> j\n\n| k | l |\n| --- | --- |\n| m | n |'
    expect(quoteNote(note)).toBe(note.replace('#### A', '###### A'))
    expect(quoteNote('# A\n\nb')).toBe('#### A\n\nb')
    expect(quoteNote('- [x] done\n- [ ] open')).toBe('- ☑ done\n- ☐ open')
  })

  it('[M6] shows addresses, and fetches nothing', () => {
    expect(quoteNote('[paper](https://a.example/x) ![map](https://a.example/m.png) [y](javascript:x)')).toBe(
      'paper <https://a.example/x> Image: map <https://a.example/m.png> y (javascript:x)'
    )
    expect(quoteNote('https://a.example/x')).toBe('<https://a.example/x>')
  })

  it('[M6] keeps an address of mail from being read as an element', () => {
    expect(quoteNote('[x](mailto:script)')).toBe('x <mailto:script>')
    for (const rest of [
      'script',
      '!--',
      '/div',
      '?php',
      '![CDATA[',
      'style',
      'b@c onload=d',
      'a"@b',
      'a@b>c',
      'a@b?c=d'
    ])
      for (const note of [`[x](mailto:${rest})`, `[](mailto:${rest})`, `[x](<mailto:${rest}>)`, `<mailto:${rest}>`])
        expect({ note, dangers: dangersIn(`${quoteNote(note)}\n\n# End`) }).toEqual({ note, dangers: [] })
    expect(quoteNote('<bo@a.example>')).toBe('<bo@a.example>')
    expect(quoteNote('[Bo](mailto:bo@a.example)')).toBe('Bo <bo@a.example>')
  })

  it('[M6] keeps cells with pipes, lists in a row and lines after a break as they are', () => {
    const table = quoteNote('| a | b |\n| - | - |\n| `x \\| y` \\| z | next |')
    const rows = (marked.lexer(table)[0] as Tokens.Table).rows.map(cells => cells.map(({ text }) => text))
    expect(rows).toEqual([['`x | y` | z', 'next']])
    const kinds = (note: string) => marked.lexer(quoteNote(note)).map(({ type }) => type)
    expect(quoteNote('1. a\n\n5) b')).toBe('1. a\n\n5) b')
    expect(kinds('1. a\n\n5) b').filter(type => type === 'list')).toHaveLength(2)
    for (const note of [
      'a  \n    # b',
      'a\\\n    - b',
      'a  \n    ---',
      '[# b](https://a.example)',
      'a\n[:-:](https://a.example)'
    ])
      expect({ note, kinds: kinds(note) }).toEqual({ note, kinds: ['paragraph'] })
  })

  it('[M6] keeps what looks like the line under the head of a table from making one', () => {
    for (const line of [':-:', ':-', ':--: | -', '-:'])
      expect(marked.lexer(escapeMarkdown(`Word\n${line}\nmore`)).map(({ type }) => type)).toEqual(['paragraph'])
  })

  it('[X9] ends lines where Markdown does', () => {
    for (const written of [quotation('a\r# H\rb'), quotation('a\u2028b'), `- n\n\n${indent(fence('a\r# H'), 2)}`])
      expect(marked.lexer(written)).toHaveLength(1)
    expect(quotation('a\u2028b')).toBe('> a\u2028b')
    expect(indent('a\u2028b', 2)).toBe('  a\u2028b')
    expect(marked.lexer(escapeMarkdown('a\r# H\rb')).map(({ type }) => type)).toEqual(['paragraph'])
  })

  it('[X3] fences quoted words that a line end or a table would change', () => {
    for (const passage of ['a\r# H\rb', 'a\r\nb', 'Word\n:-:\nmore', 'Word\n:-\nmore', '1. # a\u2028b'])
      expect(quoteExactly(passage)).toBe(`\`\`\`text\n${passage}\n\`\`\``)
    expect(quoteExactly('a\u2028b')).toBe('> a\u2028b')
  })

  it('[X3] fences underscores beside letters that some readers see half of', () => {
    for (const passage of ['𐤀_é_*', '𐤀_é_', '_é_𐤀', '𐤀_é_𐤀'])
      expect(quoteExactly(passage)).toBe(`\`\`\`text\n${passage}\n\`\`\``)
    expect(escapeMarkdown('𐤀_é_ a_b_c')).toBe('𐤀\\_é\\_ a_b_c')
    expect(quoteExactly('a_b_c')).toBe('> a_b_c')
  })

  it('[M6] keeps code from becoming part of an address before it', () => {
    for (const start of ['|www.a.b', '|https://a.b/', '\\|www.a.b', '*|*www.a.b'])
      expect(dangersIn(quoteNote(`${start}\`</kbd>\``))).toEqual([])
    expect(quoteNote('|www.a.b')).toBe('\\|www\\.a.b')
  })

  it('[M6] is safe in a file with others', () => {
    for (const note of hostileTexts) {
      const file = `# Title\n\n- Note:\n\n${indent(quoteNote(note), 2)}\n\n## Next\n\nEnd.`
      expect({ note, dangers: dangersIn(file) }).toEqual({ note, dangers: [] })
      expect({
        note,
        after: marked
          .lexer(file)
          .slice(-3)
          .map(({ raw }) => raw.trim())
      }).toEqual({
        ...{ note, after: ['## Next', '', 'End.'] }
      })
    }
    fc.assert(
      fc.property(anyNote, note => {
        const file = `# Title\n\n- Note:\n\n${indent(quoteNote(note), 2)}\n\n## Next\n\nEnd.`
        expect(dangersIn(file)).toEqual([])
        expect(file.endsWith('End.') && marked.lexer(file).at(-1)?.raw).toBe('End.')
      }),
      { numRuns: 2000 }
    )
  })

  it('[X3] shows quoted words as they stand, or fences them', () => {
    const anyPassage = fc
      .array(fc.constantFrom(...notePieces.filter(piece => piece !== '\0')), { minLength: 1, maxLength: 12 })
      .map(parts => parts.join('').trim())
    fc.assert(
      fc.property(anyPassage, passage => {
        fc.pre(passage !== '')
        const quoted = quoteExactly(passage)
        expect(dangersIn(quoted)).toEqual([])
        const bare = quoted.startsWith('`') ? quoted : quoted.replaceAll(/^>(?: |$)/gm, '').replaceAll(/ {2}$/gm, '')
        expect(bare.replaceAll(/[ \t]+$/gm, '')).toContain(passage.toWellFormed().replaceAll(/[ \t]+$/gm, ''))
        // In a quotation, a reader of Markdown sees the same letters; between fences nothing is read.
        const listed = marked
          .parse(quoted, { async: false })
          .replace(/<ol(?: start="(\d+)")?>\s*<li>/, (_, n = '1') => n)
        const numbered = passage.toWellFormed().replace(/^(\s*\d{1,9})[.)](?=\s)/m, '$1')
        expect(quoted.startsWith('`') || lettersOf(listed) === numbered.replaceAll(/\s/g, '')).toBe(true)
      }),
      { numRuns: 3000 }
    )
  })
})

function unescaped(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
