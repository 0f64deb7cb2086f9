import fc from 'fast-check'
import { marked, type Token, type Tokens } from 'marked'
import { describe, expect, it } from 'vitest'
import { hostileTexts, notePieces } from '../../testing/hostile-notes.ts'
import { indent, quoteExactly } from './markdown-text.ts'
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
      .array(fc.constantFrom(...notePieces.filter(piece => !/[\r\0]/.test(piece))), { minLength: 1, maxLength: 12 })
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
