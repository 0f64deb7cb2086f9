import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeDocx, makePdf, numbered, paragraph, run } from '../../testing/documents.ts'
import { answerSchema } from './imported.ts'
import { readDocument } from './read-document.ts'
import { sentences } from './refusal.ts'

const words = 'The three governments say that they will leave the court within a year. '
const html = `<html lang="en"><head><title>They leave</title></head><body><article><h1>They leave</h1><p>${words.repeat(4)}<sup><a href="#n">1</a></sup></p>
<ol><li>${words}</li></ol><table><tr><td>a</td><td>b</td></tr></table><blockquote>${words.repeat(3)}</blockquote><div class="footnotes"><p id="fn1">[1] Note.</p></div></article></body></html>`
const docx = makeDocx({
  body: `<w:p>${run('Text', '<w:b/>')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>${paragraph(words, numbered(1))}<w:tbl><w:tr><w:tc>${paragraph('')}</w:tc><w:tc>${paragraph('b')}</w:tc></w:tr></w:tbl>`,
  numbering:
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
  footnotes: `<w:footnote w:id="1">${paragraph('Note.')}</w:footnote>`
})
const pdf = makePdf([
  [
    { text: 'Hello', y: 700, size: 20 },
    { text: words, y: 660 }
  ],
  [{ text: 'More', y: 700 }]
])
const markdown = `---\ntitle: A\n---\n# Heading\n\n1. one **two** [three](https://a.org)[^1]\n\n> four\n\n|a|b|\n|-|-|\n||d|\n\n<div><b>five</b></div>\n\n[^1]: six`

const files = [
  ['a.txt', Buffer.from(`A title\r\n\r\n1. ${words}\n  - ${words}`)],
  ['a.md', Buffer.from(markdown)],
  ['a.html', Buffer.from(html)],
  ['a.docx', Buffer.from(docx)],
  ['a.pdf', Buffer.from(pdf)]
] as const

const read = (bytes: Uint8Array, fileName: string) => readDocument({ bytes, fileName, today: '2025-10-01' })

/** What is wrong with an answer; null when it holds what must hold, whatever was read. */
async function wrong(bytes: Uint8Array, fileName: string): Promise<unknown> {
  const answer = await read(bytes, fileName)
  const { error } = answerSchema.safeParse(answer)
  if (error) return error
  if (answer.kind === 'refused') return Object.values<string>(sentences).includes(answer.reason) ? null : answer.reason
  const { text, blocks } = answer.value.text
  let rest = text
  for (const { kind, start, end } of blocks.toReversed()) {
    if (kind === 'page') continue
    if (text.slice(start, end).trim() === '') return `an empty block at ${start}`
    rest = rest.slice(0, start) + rest.slice(end)
  }
  return rest.trim() === '' && !/[\r\0]/.test(text) ? null : `left out: ${rest.trim()}`
}

describe('every file (I)', () => {
  it.each(files)('[I4] becomes text with blocks, and nothing but white space between: %s', async (name, bytes) => {
    expect((await read(bytes, name)).kind).toBe('done')
    expect(await wrong(bytes, name)).toBeNull()
  })

  it('[I4] holds for any Markdown, HTML and plain text', async () => {
    const pieces = [
      '#',
      ' ',
      '\n',
      '\n\n',
      '- ',
      '1. ',
      '> ',
      '*',
      '**',
      '_',
      '`',
      '```',
      '[^1]',
      '[^1]:',
      '[',
      '](',
      ')',
      '|',
      '---',
      '<div>',
      '</p>',
      '<li>',
      '<td>',
      '&amp;',
      '\t',
      'word',
      'é',
      '\u202E',
      '👁️'
    ]
    const any = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map(parts => parts.join(''))
    const name = fc.constantFrom('a.txt', 'a.md', 'a.html')
    await fc.assert(
      fc.asyncProperty(any, name, async (source, fileName) => {
        expect(await wrong(Buffer.from(source), fileName)).toBeNull()
      }),
      { numRuns: 400 }
    )
  })

  it('[I4] says the limit of a text that is too long', async () => {
    const long = Buffer.from(
      'A line of text that is as long as lines of text are, and not longer than they should be.\n'.repeat(250_000)
    )
    expect(await read(long, 'a.txt')).toEqual({ kind: 'refused', reason: expect.stringMatching(/20 MB|200,000/) })
    expect(await read(Buffer.from('a'.repeat((20 << 20) + 1)), 'a.txt')).toEqual({
      kind: 'refused',
      reason: sentences.tooMuchText
    })
  })

  it('[I4] refuses a file without words', async () => {
    for (const [name, source] of [
      ['a.txt', ' \n'],
      ['a.html', '<p> </p><script>x</script>'],
      ['a.md', '<!-- -->']
    ] as const) {
      expect(await read(Buffer.from(source), name)).toEqual({ kind: 'refused', reason: sentences.noText })
    }
  })
})

/** Damages that are the same in every run. */
const cuts = (bytes: Uint8Array) =>
  fc.sample(
    fc.nat(bytes.length - 1).map(length => bytes.slice(0, length)),
    { numRuns: 60, seed: 7 }
  )
const changes = (bytes: Uint8Array) => {
  const change = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
  return fc.sample(change, { numRuns: 120, seed: 7 }).map(list => {
    const broken = Uint8Array.from(bytes)
    for (const [at, byte] of list) broken[at] = byte
    return broken
  })
}

const here = files.filter(([name]) => name !== 'a.pdf')

describe('damaged files (I)', () => {
  it.each(here)('[I17] end in a text or a sentence when cut short: %s', async (name, bytes) => {
    for (const damaged of cuts(bytes)) expect(await wrong(damaged, name)).toBeNull()
  })

  it.each(here)('[I17] end in a text or a sentence when bytes are changed: %s', async (name, bytes) => {
    for (const damaged of changes(bytes)) expect(await wrong(damaged, name)).toBeNull()
  })

  it('[I17] end in a text or a sentence: a.pdf', () => {
    // In a process of its own, as in the app: pdf.js may leave promises behind that reject.
    const all = [...cuts(pdf), ...changes(pdf)].map(bytes => Buffer.from(bytes).toString('base64'))
    const script = `
      import { readFileSync } from 'node:fs'
      import { readDocument } from ${JSON.stringify(new URL('read-document.ts', import.meta.url).href)}
      process.on('unhandledRejection', () => undefined)
      const answers = []
      for (const base64 of JSON.parse(readFileSync(0, 'utf8'))) {
        answers.push(await readDocument({ bytes: Buffer.from(base64, 'base64'), fileName: 'a.pdf', today: '' }))
      }
      process.stdout.write(JSON.stringify(answers))`
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { input: JSON.stringify(all) })
    const answers = z.array(answerSchema).parse(JSON.parse(output.toString()))
    expect(answers).toHaveLength(all.length)
    const reasons = new Set(answers.flatMap(answer => (answer.kind === 'refused' ? [answer.reason] : [])))
    expect(Object.values<string>(sentences)).toEqual(expect.arrayContaining([...reasons]))
    expect(reasons.size).toBeGreaterThan(0)
  })

  it.each(files)('[I17] end in a text or a sentence under another name: %s', async (_, bytes) => {
    for (const [name] of files) expect(await wrong(bytes, name)).toBeNull()
  })
})
