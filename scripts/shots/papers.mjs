// The papers that scenes bring in.
import { makeDocx, makePdf, numbered, paragraph, run } from '../../src/testing/documents.ts'

/** A text with headings and a footnote. */
export const notes = [
  '# Notes of a reader',
  '## The first day',
  'The court heard nobody.[^1] It went on as before.',
  '## The second day',
  'The registry wrote that two letters had arrived, and that neither was signed. '.repeat(12),
  '[^1]: Said by the registry, and by nobody else.'
].join('\n\n')

/** A PDF of twelve pages. */
export const report = makePdf(
  Array.from({ length: 12 }, (_, page) =>
    Array.from({ length: 30 }, (_, line) => ({
      text: `On page ${page + 1}, line ${line + 1}, the report says who was heard and where.`,
      ...{ y: 720 - line * 20, size: 11 }
    }))
  )
)

/** A judgment as courts write them in Word: numbered paragraphs, a list, a quotation, a table and footnotes. */
export const judgment = makeDocx({
  body: [
    paragraph('Judgment on the withdrawal', styled('Heading1')),
    paragraph('I. Procedure', styled('Heading2')),
    paragraph(
      `${run('The registry received the letter on ')}${run('3 March', '<w:b/>')}${run(' and filed it.')}<w:r><w:footnoteReference w:id="1"/></w:r>`,
      numbered(1)
    ),
    paragraph(
      'The parties were heard over four days, in public, and nobody else asked to be heard. '.repeat(3),
      numbered(1)
    ),
    paragraph('The chamber had three questions before it:', numbered(1)),
    ...['whether the letter was signed;', 'whether it took effect;', 'what follows for cases already begun.'].map(one =>
      paragraph(one, numbered(2))
    ),
    paragraph('A State shall not be discharged from the obligations arising while it was a Party.', styled('Quote')),
    paragraph('II. Who was heard', styled('Heading2')),
    `<w:tbl>${[
      ['Party', 'Day', 'Said'],
      ['Azouan', '4 March', 'That the court had no longer any say.'],
      ['Kemara', '5 March', 'Nothing.']
    ]
      .map(cells => `<w:tr>${cells.map(cell => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`)
      .join('')}</w:tbl>`,
    paragraph(`${run('So decided, ')}${run('the presiding judge dissenting', '<w:i/>')}${run('.')}`, numbered(1))
  ].join(''),
  styles: ['Heading 1', 'Heading 2', 'Quote']
    .map(name => `<w:style w:styleId="${name.replace(' ', '')}" w:type="paragraph"><w:name w:val="${name}"/></w:style>`)
    .join(''),
  numbering: [
    ['decimal', '%1.'],
    ['lowerLetter', '(%1)']
  ]
    .map(
      ([format, text], i) =>
        `<w:abstractNum w:abstractNumId="${i}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum><w:num w:numId="${i + 1}"><w:abstractNumId w:val="${i}"/></w:num>`
    )
    .join(''),
  footnotes: `<w:footnote w:id="1">${paragraph('Letter of 3 March, on file with the registry.')}</w:footnote>`,
  core: '<dc:title>Judgment on the withdrawal</dc:title>'
})

function styled(name) {
  return `<w:pStyle w:val="${name}"/>`
}
