/** Make a PDF of many pages of print: one column of lines, each different from every other. */
export function longPdf(pages: number): Uint8Array {
  const first = 4
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${Array.from({ length: pages }, (_, page) => `${first + page * 2} 0 R`).join(' ')}]/Count ${pages}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>',
    ...Array.from({ length: pages }, (_, page) => pageObjects(page, first + page * 2 + 1)).flat()
  ]
  return laid(objects)
}

const LINES = 40
const WORDS = [
  'council',
  'witness',
  'village',
  'court',
  'mandate',
  'transfer',
  'detained',
  'statement',
  'border',
  'appeal'
]

function pageObjects(page: number, content: number): readonly string[] {
  const drawn = Array.from(
    { length: LINES },
    (_, line) => `BT /F1 11 Tf 72 ${730 - line * 16} Td (${wordsOf(page, line)}) Tj ET`
  )
  const stream = drawn.join('\n')
  return [
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${content} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
    `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`
  ]
}

function wordsOf(page: number, line: number): string {
  const seed = page * 131 + line
  const words = Array.from({ length: 7 }, (_, at) => WORDS[(seed * (at + 3) + at) % WORDS.length])
  return `${page + 1}.${line + 1} ${words.join(' ')}`
}

function laid(objects: readonly string[]): Uint8Array {
  const parts = ['%PDF-1.7\n']
  const offsets: number[] = []
  let length = parts[0]?.length ?? 0
  for (const [index, object] of objects.entries()) {
    const part = `${index + 1} 0 obj\n${object}\nendobj\n`
    offsets.push(length)
    parts.push(part)
    length += part.length
  }
  const rows = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  parts.push(
    `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`
  )
  return new Uint8Array(Buffer.from(parts.join(''), 'latin1'))
}
