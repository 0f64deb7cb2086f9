import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { existsSync } from 'node:fs'
import { hostileTexts, notePieces } from '../../testing/hostile-notes.ts'
import { noteTags, strayHtml } from '../../testing/strict-html.ts'
import { PLAIN_NOTICE, renderNote } from './render-note.ts'

const shown = (note: string) => renderNote(note, { links: 'shown' })
const exported = (note: string) => renderNote(note, { links: 'exported' })
const strays = (note: string) => [...strayHtml(shown(note), noteTags), ...strayHtml(exported(note), noteTags)]

const anyNote = fc.array(fc.constantFrom(...notePieces), { maxLength: 40 }).map(parts => parts.join(''))

describe('notes (M)', () => {
  it('[M1] lays out Markdown', () => {
    expect(shown('# A\n\nb **c** _d_ ~~e~~ `f`\n\n- [x] g\n\n> h')).toBe(
      '<h4 dir="auto">A</h4>\n<p dir="auto">b <strong>c</strong> <em>d</em> <del>e</del> <code>f</code></p>\n' +
        '<ul>\n<li dir="auto">☑ g</li>\n</ul>\n<blockquote dir="auto">\n<p dir="auto">h</p>\n</blockquote>\n'
    )
    expect(shown('|a|b|\n|-|-|\n|1|2|')).toContain('<td dir="auto">2</td>')
    expect(shown('3. x\n4. y')).toContain('<ol start="3">')
  })

  it('[M1] keeps headings below those of the page', () => {
    expect(shown('# a\n###### b')).toBe('<h4 dir="auto">a</h4>\n<h6 dir="auto">b</h6>\n')
  })

  it('[M2] shows raw HTML as it was typed', () => {
    expect(shown('a <b onclick=x>b</b>')).toBe('<p dir="auto">a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n')
    expect(shown('<script>x</script>')).toBe('<p dir="auto">&lt;script&gt;x&lt;/script&gt;</p>\n')
  })

  it('[M2] lets nothing through but its own elements', () => {
    for (const note of hostileTexts) expect({ note, strays: strays(note) }).toEqual({ note, strays: [] })
    fc.assert(
      fc.property(anyNote, note => {
        expect(strays(note)).toEqual([])
      }),
      { numRuns: 2000 }
    )
  })

  const lab = new URL('../../../../shared/lab/xss/payloads.mjs', import.meta.url)
  it.skipIf(!existsSync(lab))('[M2] lets nothing of the payloads through (only where they lie beside)', async () => {
    const { payloads } = (await import(lab.href)) as { payloads: (leak: string) => readonly { text: string }[] }
    const texts = payloads('https://leak.example/').map(({ text }) => text)
    expect(texts.length).toBeGreaterThan(30)
    for (const note of texts) expect({ note, strays: strays(note) }).toEqual({ note, strays: [] })
  })

  it('[M3] shows the address of a link, and leaves going there to a question', () => {
    expect(shown('[paper](https://a.example/x?y=1&amp;z=2)')).toBe(
      '<p dir="auto"><a class="link" role="link" tabindex="0" data-href="https://a.example/x?y=1&amp;z=2">paper</a> ' +
        '<span class="address" dir="ltr">https://a.example/x?y=1&amp;z=2</span></p>\n'
    )
    expect(exported('[paper](https://a.example/)')).toContain(
      '<a class="link" href="https://a.example/" rel="noreferrer noopener">paper</a> <span class="address" dir="ltr">https://a.example/</span>'
    )
    expect(shown('https://a.example/').match(/a\.example/g)).toHaveLength(2)
  })

  it('[M3] links to the web and to mail alone', () => {
    for (const to of ['javascript:x', 'data:text/html,x', 'file:///x', 'vbscript:x', '//a.example', 'x:y', 'https:x'])
      expect(exported(`[words](${to})`)).toBe(`<p dir="auto">words <span class="address" dir="ltr">${to}</span></p>\n`)
    expect(exported('[words](mailto:a@b.example)')).toContain('href="mailto:a@b.example"')
  })

  it('[M3] spells out what disguises an address', () => {
    expect(exported('[x](<https://a.example/\u202egpj.exe b>)')).toContain(
      'href="https://a.example/%E2%80%AEgpj.exe%20b"'
    )
  })

  it('[M4] names an image instead of fetching it', () => {
    expect(shown('![a map](https://a.example/map.png)')).toBe(
      '<p dir="auto"><span class="image">Image: a map</span> <span class="address" dir="ltr">https://a.example/map.png</span></p>\n'
    )
  })

  it('[M5] says so and shows plain text where a note is too long or too tangled', () => {
    for (const note of ['>'.repeat(5000), '**a*b_c '.repeat(4000), 'a'.repeat(300_000)]) {
      expect(shown(note)).toContain(PLAIN_NOTICE)
      expect(strays(note)).toEqual([])
    }
  })

  it.each([
    ...['**a*b_c ', '__a__', '*a+', '![', 'a <div\n', '> ', '1. ', '- > ', '- a\n  ', '> a\nb\n', 'a\n=\n', '[a]: b\n'],
    ...['|a|\n|-|\n', 'a.b-c_d', '[[[a]](b)', '-     a\n    ', '- a\n    b\nc\n']
  ])('[M5] ends within half a second of work: %j', piece => {
    for (const size of [16_000, 250_000]) {
      const note = piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
      const work = () => {
        const before = process.cpuUsage()
        shown(note)
        const { user, system } = process.cpuUsage(before)
        return (user + system) / 1000
      }
      // Other work on the computer counts too, so a second try is given.
      const first = work()
      expect(first < 500 ? first : work()).toBeLessThan(500)
    }
  })

  it('[M5] lays out long honest notes', () => {
    const sentence =
      'The _junta_ said on 5 May, **in Bamako** (see [the paper](https://a.example/b)), that “it would stay”. '
    const paragraphs = `${sentence.repeat(12)}\n\n- ${sentence.repeat(3)}\n- ${sentence}\n\n> ${sentence.repeat(5)}\n\n`
    const note = paragraphs.repeat(Math.floor(100_000 / paragraphs.length))
    expect(shown(note)).not.toContain(PLAIN_NOTICE)
    expect(shown(`${sentence.repeat(60)}\n\n`.repeat(6))).not.toContain(PLAIN_NOTICE)
  })
})
