import { describe, expect, it } from 'vitest'
import { readHtml } from './html.ts'
import { assemble } from './pieces.ts'

function blocks(source: string) {
  const { text, blocks: found } = readHtml(source).text
  return found.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
}

const sentence =
  'The three governments say that the court was never meant to judge the strong, and that they will leave it within a year. '
const page = (article: string, head = '', around = '') =>
  `<!doctype html><html lang="en-GB"><head><title>They leave – The Gazette</title>${head}</head><body>
  <header><a href="/">The Gazette</a></header><nav><ul><li><a href="/a">World</a></li><li><a href="/b">Sport</a></li></ul></nav>
  <main><article><h1>They leave</h1>${article}<p>${sentence.repeat(3)}</p><p>${sentence.repeat(3)}</p></article></main>
  <aside class="related"><h2>Read also</h2><a href="/c">Another story</a></aside>${around}<footer>© The Gazette</footer></body></html>`

describe('web pages (I)', () => {
  it('[I6] reads the article and its heading, not what stands around it', () => {
    const [first, ...rest] = blocks(page(`<p>${sentence}</p>`))
    expect(first).toBe('heading: They leave')
    expect(rest).toHaveLength(3)
    expect(rest.join()).not.toMatch(/World|Sport|Another story|©/)
  })

  it('[I6] reads a fragment, and a page without an article, whole', () => {
    expect(blocks('<p>One <b>two</b></p>three')).toEqual(['paragraph: One two', 'paragraph: three'])
    expect(blocks('just words')).toEqual(['paragraph: just words'])
  })

  it.each([
    ['<!doctype html><html lang=en><head><title>T</title></head><p>One<p>Two', ['One', 'Two']],
    ['<!doctype html><title>T</title><meta name=date content=2024><body><p>One', ['One']],
    ['<html><head><title>T</title><p>One</p>Two', ['One', 'Two']],
    ['<html><body><p>One</p></body></html><p>Two</p>three', ['One', 'Two', 'three']],
    ['<p>One</p></body></html>Two<html><p>three', ['One', 'Two', 'three']],
    ['<!-- <body> --><p>One</p><p>Two</p>', ['One', 'Two']],
    ['One <b>and</b> two <body class=a>three', ['One and two three']]
  ])('[I6] reads a page with tags left out or out of place: %s', (source, words) => {
    expect(blocks(source)).toEqual(words.map(text => `paragraph: ${text}`))
  })

  it('[I7] takes title and language where the tags around them are left out', () => {
    expect(readHtml('<!doctype html><title>T</title><p>One').declared.title).toBe('T')
    expect(readHtml('<!doctype html><html lang=fr><title>T</title><p>One').declared).toMatchObject({ language: 'fr' })
  })

  it('[I6] loses no running text where the article found is a small part of it', () => {
    const parts = Array.from(
      { length: 6 },
      (_, at) => `<div class="part"><h2>Part ${at}</h2><div>${at}. ${sentence.repeat(2)}</div></div>`
    )
    const text = blocks(
      `<html><body>${parts.join('')}<div id="comment-ruling"><p>${sentence.repeat(20)}</p></div></body></html>`
    ).join()
    for (const at of parts.keys()) expect(text).toContain(`${at}. ${sentence.trim()}`)
  })

  it('[I6] leaves out what is hidden, and what would run', () => {
    const hidden =
      '<p hidden>a1</p><p style="display: none">a2</p><p aria-hidden="true">a3</p><span class="sr-only">a4</span><script>a5</script><template>a6</template><form><button>a7</button></form>'
    expect(blocks(`<div>${hidden}<p onclick="a8()">seen</p></div>`)).toEqual(['paragraph: seen'])
  })

  it('[I6] writes the numbers and bullets that a browser shows', () => {
    const lists =
      '<ol start="3"><li>c</li><li value="9">i</li><li>j<ol type="a"><li>x</li><li>y</li></ol></li></ol>' +
      '<ol reversed type="I"><li>two</li><li>one</li></ol><ul><li>u</li></ul><ul style="list-style: none"><li>v</li></ul><ol><li>(a) own</li></ol>'
    expect(blocks(lists)).toEqual(
      ['3. c', '9. i', '10. j', 'a. x', 'b. y', 'II. two', 'I. one', '• u', 'v', '(a) own'].map(
        item => `list-item: ${item}`
      )
    )
  })

  it('[I6] keeps numbers in an article too', () => {
    expect(blocks(page(`<p>${sentence}</p><ol start="41"><li>${sentence}</li><li>${sentence}</li></ol>`))).toContain(
      `list-item: 42. ${sentence.trim()}`
    )
  })

  it('[I6] keeps footnotes, also those in the footer, under the mark in the text', () => {
    const notes =
      '<footer><section class="footnotes"><ol><li id="fn1"><p>Rome Statute, art. 127. <a href="#r1" class="footnote-backref">↩</a></p></li></ol></section></footer>'
    const found = blocks(page(`<p>${sentence.trim()}<sup id="r1"><a href="#fn1">1</a></sup></p>`, '', notes))
    expect(found[1]).toBe(`paragraph: ${sentence.trim()}[1]`)
    expect(found.at(-1)).toBe('footnote: [1] Rome Statute, art. 127.')
    expect(blocks('<p>m<sup>2</sup></p>')).toEqual(['paragraph: m2'])
  })

  it('[I6] reads quotations, tables and preformatted text', () => {
    const source =
      '<blockquote><p>We refuse.</p><p>We leave.</p></blockquote><table><caption>Exits</caption><tr><th></th><th>Year</th></tr><tr><td>Burundi<br>East</td><td>2017</td></tr></table>' +
      '<table><tr><td><p>framed</p></td></tr></table><pre>a\n  b</pre><p>He said <q>no</q>.</p>'
    expect(blocks(source)).toEqual([
      'quotation: We refuse.',
      'quotation: We leave.',
      'paragraph: Exits',
      'table-row: \tYear',
      'table-row: Burundi East\t2017',
      'paragraph: framed',
      'paragraph: a\n  b',
      'paragraph: He said “no”.'
    ])
  })

  it('[I6] makes white space single and keeps all other characters', () => {
    const { text, marks } = readHtml(
      '<p>  a <b> b</b>\n c&nbsp;d <a href="https://e.org/f">e</a><a href="javascript:x()">g</a><br>h</p>'
    ).text
    expect(text).toBe('a b c\u00A0d eg\nh')
    expect(marks).toEqual([
      { kind: 'strong', start: 2, end: 3 },
      { kind: 'link', href: 'https://e.org/f', start: 8, end: 9 }
    ])
  })

  it('[I6] keeps line ends to LF, also where a reference stands for another', () => {
    const { text, marks } = readHtml('<pre>One&#13;# <b>Heading&#13;&#10;x</b></pre>').text
    expect([text, marks]).toEqual(['One\n# Heading\nx', [{ kind: 'strong', start: 6, end: 15 }]])
  })

  it('[I6] reads a paragraph with more marks than a call takes arguments', () => {
    const {
      text,
      blocks: found,
      marks
    } = assemble([
      {
        label: null,
        pieces: [
          {
            kind: 'paragraph',
            runs: Array.from({ length: 300_000 }, (_, at) => ({ text: 'a', ...(at % 2 === 0 ? { strong: true } : {}) }))
          }
        ]
      }
    ])
    expect([text.length, found.length, marks.length]).toEqual([300_000, 1, 150_000])
  })

  it('[I6] reads a page nested without end', () => {
    expect(readHtml(`${'<div>'.repeat(20_000)}deep${'</div>'.repeat(20_000)}`).text.text).toBe('deep')
  })

  it('[I7] gathers what the page says of itself', () => {
    const data = {
      '@graph': [
        { '@type': 'Organization', '@id': '#org', name: 'The Gazette Ltd' },
        {
          '@type': ['NewsArticle'],
          headline: 'They leave the court',
          author: [{ name: 'Ann Bee' }, 'Cy Dee'],
          publisher: { '@id': '#org' },
          datePublished: '2025-09-23T08:00:00+02:00'
        }
      ]
    }
    const head = `<script type="application/ld+json">${JSON.stringify(data)}</script><link rel="canonical" href="https://gazette.example/leave">`
    expect(readHtml(page('', head)).declared).toEqual({
      title: 'They leave the court',
      authors: ['Ann Bee', 'Cy Dee'],
      publisher: 'The Gazette Ltd',
      published: '2025-09-23',
      url: 'https://gazette.example/leave',
      language: 'en-GB',
      kind: 'news article'
    })
  })

  it.each([
    [
      '<meta property="article:published_time" content="2024-01-02"><meta name="author" content="By Ann Bee"><meta property="og:site_name" content="Wire">',
      { published: '2024-01-02', authors: ['Ann Bee'], publisher: 'Wire' }
    ],
    [
      '<meta name="citation_author" content="A"><meta name="citation_author" content="B"><meta name="citation_publication_date" content="2023/05">',
      { published: '2023-05', authors: ['A', 'B'] }
    ],
    [
      '<meta name="DC.creator" content="Fund"><meta name="DC.date" content="2021"><meta name="dc.publisher" content="Press">',
      { published: '2021', authors: ['Fund'], publisher: 'Press' }
    ],
    ['<script type="application/ld+json">{ broken</script>', { title: 'They leave' }],
    ['<script type="application/ld+json">{"@type":{"toString":1}}</script>', { title: 'They leave' }]
  ])('[I7] reads other ways to say it: %s', (head, expected) => {
    expect(readHtml(page('', head)).declared).toMatchObject(expected)
  })

  it('[I7] takes a shown time and byline where the head says nothing', () => {
    const { declared } = readHtml(
      page('<p class="byline">By Ann Bee</p><time datetime="2025-09-22T10:00Z">Monday</time>')
    )
    expect(declared).toMatchObject({ published: '2025-09-22', authors: ['Ann Bee'] })
  })
})
