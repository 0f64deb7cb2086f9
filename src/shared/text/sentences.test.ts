import { describe, expect, it } from 'vitest'
import { segmenterFor, sentencesOf } from './sentences.ts'

const cut = (text: string, language = 'en') =>
  sentencesOf(text, language).map(({ start, end }) => text.slice(start, end))

describe('sentences (T)', () => {
  it('[T9] are cut as the language of the text does', () => {
    expect(cut('One came. Two came!  Who came? Three.')).toEqual(['One came.', 'Two came!', 'Who came?', 'Three.'])
    expect(cut('Ils sont partis. Qui ? Personne.', 'fr')).toEqual(['Ils sont partis.', 'Qui ?', 'Personne.'])
    expect(cut('انسحبت الدول الثلاث. من قرر ذلك؟ لا أحد.', 'ar')).toHaveLength(3)
    expect(cut('军方宣布退出。谁决定的？没有人。', 'zh')).toHaveLength(3)
    // In Greek the semicolon asks.
    expect(cut('Ποιος αποφάσισε; Κανείς.', 'el')).toEqual(['Ποιος αποφάσισε;', 'Κανείς.'])
  })

  it('[T9] do not end with a title, an abbreviation or an initial', () => {
    expect(cut('Gen. Diallo met Mr. Keita. Nobody spoke.')).toEqual(['Gen. Diallo met Mr. Keita.', 'Nobody spoke.'])
    expect(cut('See art. 127 and No. 5. It says so.')).toEqual(['See art. 127 and No. 5.', 'It says so.'])
    expect(cut('It was signed by J. B. Kone. He left.')).toEqual(['It was signed by J. B. Kone.', 'He left.'])
    expect(cut('They left the U.N. The court stayed.')).toEqual(['They left the U.N.', 'The court stayed.'])
    expect(cut('A U.N. Mission report.')).toEqual(['A U.N. Mission report.'])
  })

  it('[T9] take in the number that a paragraph begins with', () => {
    expect(cut('1. Nobody came. 2. Nobody spoke.')).toEqual(['1. Nobody came.', '2.', 'Nobody spoke.'])
    expect(cut('(12) Alpha')).toEqual(['(12) Alpha'])
    expect(cut('a) Alpha. Beta.')).toEqual(['a) Alpha.', 'Beta.'])
    expect(cut('7.')).toEqual(['7.'])
  })

  it('[T9] go on where a line is only wrapped, and end with a line that means something', () => {
    const wrapped = 'The three governments announced on television that they\nwould leave. Nobody had been asked.'
    expect(cut(wrapped)).toEqual([wrapped.slice(0, 68), 'Nobody had been asked.'])
    expect(cut('To the Registry\nThe Hague')).toEqual(['To the Registry', 'The Hague'])
  })

  it('[T9] are found in a text without any, or of a language nobody knows', () => {
    expect(cut('  \n ')).toEqual([])
    expect(cut('No end', 'not a language')).toEqual(['No end'])
    expect(segmenterFor('', 'word')).toBe(segmenterFor('', 'word'))
  })
})
