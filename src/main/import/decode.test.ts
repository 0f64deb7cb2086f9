import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decode } from './decode.ts'
import { unknownEncoding } from './refusal.ts'

const french =
  'Les ministres ont annoncé mardi leur retrait de la Cour pénale internationale, décision déjà évoquée à Niamey l’été passé. ' +
  'Le gouvernement précise que la procédure doit durer une année entière, et que les enquêtes déjà ouvertes se poursuivent.'
const russian =
  'Министры объявили во вторник о выходе из Международного уголовного суда. Процедура займёт один год, сообщает правительство страны.'
const arabic =
  'أعلن الوزراء يوم الثلاثاء انسحاب بلادهم من المحكمة الجنائية الدولية، وقالت الحكومة إن الإجراء يستغرق سنة كاملة من تاريخ الإخطار.'

const read = (text: string, encoding: string) => decode(iconv.encode(text, encoding))

describe('encodings (I)', () => {
  it.each([
    ['utf-8', Buffer.from(`\uFEFF${french}`)],
    ['utf-16le', iconv.encode(french, 'utf-16le', { addBOM: true })],
    ['utf-16be', iconv.encode(french, 'utf-16be', { addBOM: true })],
    ['utf-32le', iconv.encode(french, 'utf-32le', { addBOM: true })]
  ])('[I2] follows a byte order mark: %s', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({ text: french, encoding })
  })

  it.each([
    ['utf-16le', french],
    ['utf-16be', french],
    ['utf-16le', arabic],
    ['utf-16be', russian],
    ['utf-16le', 'Plain ASCII, which as UTF-16 is valid UTF-8 too.']
  ])('[I2] tells %s without a mark', (encoding, text) => {
    expect(read(text, encoding)).toEqual({ text, encoding })
  })

  it.each([
    ['utf-8', arabic],
    ['windows-1251', russian],
    ['koi8-r', russian],
    ['windows-1256', arabic],
    ['windows-1252', french]
  ])('[I2] detects %s', (encoding, text) => {
    const found = read(text, encoding)
    expect(found.text).toBe(text)
    expect(found.encoding.toLowerCase()).toBe(encoding)
  })

  it('[I2] takes a few odd bytes for windows-1252', () => {
    expect(read('“Café” – été', 'windows-1252')).toEqual({ text: '“Café” – été', encoding: 'windows-1252' })
  })

  it('[I2] believes what a page declares, where it is not UTF-8', () => {
    const page = `<html><head><meta http-equiv="content-type" content="text/html; charset=iso-8859-15"></head>${french.replace('’', "'")} 5 €`
    const bytes = iconv.encode(page, 'iso-8859-15')
    expect(decode(bytes, { declared: true })).toEqual({ text: page, encoding: 'iso-8859-15' })
    const latin = iconv.encode('<meta charset=iso-8859-1>“été”', 'windows-1252')
    expect(decode(latin, { declared: true })).toMatchObject({
      text: '<meta charset=iso-8859-1>“été”',
      encoding: 'windows-1252'
    })
    const lie = Buffer.from('<meta charset=windows-1252>été')
    expect(decode(lie, { declared: true })).toMatchObject({ text: '<meta charset=windows-1252>été', encoding: 'utf-8' })
  })

  it('[I2] reads UTF-8 with a broken character as UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(russian), Buffer.from([0xd0])])
    expect(decode(bytes)).toEqual({ text: `${russian}\uFFFD`, encoding: 'utf-8' })
  })

  it('[I2] follows the encoding asked for, and refuses one it does not know', () => {
    expect(decode(iconv.encode('ƒété', 'macintosh'), { encoding: 'Macintosh' })).toEqual({
      text: 'ƒété',
      encoding: 'macintosh'
    })
    expect(() => decode(Buffer.from('a'), { encoding: 'klingon' })).toThrow(unknownEncoding('klingon'))
  })

  it('[I3] changes line ends to LF, and nothing else', () => {
    expect(decode(Buffer.from('a\r\nb\rc\n\u00A0\u200B\u202Ee\u0301')).text).toBe('a\nb\nc\n\u00A0\u200B\u202Ee\u0301')
  })

  it('[I1] refuses bytes that are no text', () => {
    const noise = Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7_919) % 256)
    expect(() => decode(noise)).toThrow('not a text file')
    expect(() => decode(Buffer.from('text with \0 a zero'))).toThrow('not a text file')
  })
})
