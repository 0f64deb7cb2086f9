import { describe, expect, it } from 'vitest'
import { citationOf } from './citation.ts'
import { firstDate, isoDate } from './dates.ts'
import { guessLanguage } from './language.ts'
import { readTxt } from './txt.ts'

const guess = (source: string, fileName = 'a-file_name.txt') =>
  citationOf({ declared: {}, text: readTxt(source), format: 'txt', fileName, today: '2025-10-01' })

describe('where a source comes from (I)', () => {
  it.each([
    ['2025-09-23T10:00:00Z', '2025-09-23'],
    ['2025/9/3', '2025-09-03'],
    ['2025-09', '2025-09'],
    ['31 February 2023', '2023-02'],
    ['2023-02-29', '2023-02'],
    ['29 février 2024', '2024-02-29'],
    ['D:20250931', '2025-09'],
    ['2025', '2025'],
    ["D:20250923101112+00'00'", '2025-09-23'],
    ['Tue, 23 Sep 2025 10:00:00 GMT', '2025-09-23'],
    ['September 23rd, 2025', '2025-09-23'],
    ['le 1er octobre 2025', '2025-10-01'],
    ['23 de septiembre de 2025', '2025-09-23'],
    ['março de 2024', '2024-03'],
    ['٢٣ yesterday', ''],
    ['99 May 12', ''],
    ['', '']
  ])('[I13] writes %j as %j', (written, date) => {
    expect(isoDate(written)).toBe(date)
  })

  it('[I13] finds the first date in a text', () => {
    expect(firstDate('Niamey, 22 septembre 2025 – puis le 3 octobre 2025')).toBe('2025-09-22')
    expect(firstDate('On march to 2025 soldiers')).toBe('')
  })

  it.each([
    [
      'en',
      'The three governments announced that they will leave the court, which they say is biased against the continent.'
    ],
    [
      'fr',
      'Les trois gouvernements ont annoncé leur retrait de la Cour, qui est pour eux un instrument dans les mains du Nord.'
    ],
    [
      'es',
      'Los tres gobiernos anunciaron que se retiran de la Corte, que según ellos es un instrumento en manos del Norte.'
    ],
    [
      'pt',
      'Os três governos anunciaram que não ficam na Corte, que para eles é um instrumento nas mãos do Norte, e não da justiça.'
    ],
    ['ar', 'أعلنت الحكومات الثلاث انسحابها من المحكمة الجنائية الدولية'],
    ['ru', 'Три правительства объявили о выходе из Международного уголовного суда'],
    ['', 'Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt']
  ])('[I13] guesses the language %j', (language, text) => {
    expect(guessLanguage(text)).toBe(language)
  })

  it.each([
    ['court paper', 'No.: ICC-01/12\nDate: 25 March 2024\nPRE-TRIAL CHAMBER II\nSITUATION IN THE REPUBLIC OF X'],
    ['court paper', 'Original: French\n\nTrial Chamber III\n\nPublic'],
    ['statement', 'Press release\n\nThe Office notes with concern.'],
    ['statement', 'Communiqué conjoint\n\nLes trois gouvernements décident.'],
    ['statement', 'Communiqué\n\nLes trois gouvernements décident.'],
    ['statement', 'Déclaration conjointe\n\nLes trois gouvernements décident.'],
    ['statement', 'بيان\n\nقررت الحكومات الثلاث الانسحاب.'],
    ['statement', 'وزارة الخارجية\n\nصدر اليوم بيان مشترك عن الحكومات الثلاث.'],
    ['other', 'Le retrait\n\nIl le dit dans un communiqué lu à la télévision.'],
    ['NGO report', 'No way out\n\nExecutive summary\n\nThis study finds'],
    ['news article', 'They leave\n\nBAMAKO, Sept 23 (Reuters) - Three governments said on Monday'],
    ['news article', 'They leave\n\nNiamey, Bamako - Three governments said on Monday that they'],
    ['other', 'Dear friend\n\nI write to you about the weather.']
  ])('[I13] guesses that it is a %s', (kind, text) => {
    expect(guess(text).kind).toBe(kind)
  })

  it('[I13] takes title and date from the first lines, else the name of the file', () => {
    expect(guess('They leave the court\n\n23 September 2025\n\nThe rest.')).toMatchObject({
      title: 'They leave the court',
      published: '2025-09-23',
      accessed: '2025-10-01'
    })
    const prose = `${'A long first paragraph that goes on without a heading. '.repeat(8)}\n\nIn May 2012 another thing happened.`
    expect(guess(`${prose} ${prose}`)).toMatchObject({ title: 'a file name', published: '' })
  })

  it('[I13] believes what the file says before what its words suggest', () => {
    const declared = { title: 'Said', kind: 'NGO report', published: '2020', language: 'fr' } as const
    const text = readTxt('Guessed\n\n23 September 2025\n\nThe rest of the text that is in English.')
    const clues = { declared, text, fileName: 'a.html', today: '' }
    expect(citationOf({ ...clues, format: 'html' })).toMatchObject(declared)
    // When a Word file was made says less than a date that stands in it.
    expect(citationOf({ ...clues, format: 'docx' })).toMatchObject({ ...declared, published: '2025-09-23' })
  })
})
