// A notebook that strains the window: long titles, a text from right to left, many tags, overlapping excerpts.
import { join } from 'node:path'

const name = 'Everything at once'
const long = `A title that goes on and on since it names the tribunal, the parties, the ${'very long '.repeat(8)}matter and the date`
const tags = ['Ochre', 'Plum', 'Blue', 'Moss', 'Teal', 'Rose', 'Violet', 'Slate', 'شهادة']
const below = 'Slate/A tag below with a name that is much longer than any chip and any row of the tree'
const sentence = 'The tribunal heard nine witnesses over four days, and none of them agreed with another on the hour.'
const between = 'A paragraph in between.'
const english = [sentence, between, sentence.repeat(6), `${'Wordwithoutspaces'.repeat(12)}.`].join('\n\n')
const arabic =
  'قالت المحكمة إن الشهود التسعة لم يتفقوا على الساعة. وأعلنت الحكومة أنها لن تعترف بالقرار، ثم غادر الوفد القاعة.'
const overlapping = [
  sentence,
  'nine witnesses over four days',
  'witnesses over four days, and none',
  'over four days, and none of them agreed',
  'four days, and none',
  'none of them agreed with another'
]

/** Make the notebook, and give its name. */
export function crowd({ cli, folder, write }) {
  const notebook = join(folder, `${name}.dossier`)
  const mark = (source, quote, ...more) =>
    cli('mark', notebook, '--source', source, '--quote', quote, '--nth', '1', ...more)
  const codebook = ['path,colour', ...tags.map(tag => `${tag},${tag.toLowerCase()}`), `${below},`].join('\n')
  const title = `${name}, in a notebook with a title that no bar can hold`
  cli('new', notebook, '--title', title, '--codebook', write('codebook.csv', codebook.replace('شهادة,شهادة', 'شهادة,')))
  const publisher = 'The Office of a Very Long Name for Public Matters'
  cli('import', notebook, write('long.txt', english), '--title', long, '--publisher', publisher, '--author', 'A. Kandé')
  cli(
    'import',
    notebook,
    write('arabic.txt', `${arabic}\n\n${arabic}`),
    '--title',
    'المحكمة والشهود',
    '--language',
    'ar'
  )
  overlapping.forEach((quote, i) => {
    const note = `A note on “${quote}” that is long enough to need **more** than one line of a card.`
    mark(long, quote, '--tag', tags[i], '--tag', tags[i + 2], '--note', note)
  })
  mark(long, between, '--tag', below)
  mark(
    'المحكمة والشهود',
    'الشهود التسعة لم يتفقوا على الساعة',
    '--tag',
    'شهادة',
    '--speaker',
    'المحكمة',
    '--note',
    'ملاحظة'
  )
  return name
}
