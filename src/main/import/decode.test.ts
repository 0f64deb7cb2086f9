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

const chinese =
  '三国政府星期二宣布退出国际刑事法院，并称该法院对非洲大陆抱有偏见。\n退出程序需要一年时间，正在进行的调查不受影响。'
const japanese =
  '三か国の政府は火曜日、国際刑事裁判所からの脱退を発表した。手続きには一年かかり、進行中の捜査は続けられるという。'

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
    ['utf-16le', chinese],
    ['utf-16be', chinese],
    ['utf-16le', japanese],
    ['utf-16be', japanese],
    ['utf-16le', `${chinese}𠀀`.repeat(1_001)],
    ['utf-16be', `<!doctype html><html lang="ja"><p>${japanese}</p></html>`],
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

  it.each([
    ['gb18030', chinese],
    ['big5', '三國政府星期二宣布退出國際刑事法院，並稱該法院對非洲大陸抱有偏見。'],
    ['shift_jis', japanese],
    ['euc-jp', japanese]
  ])('[I2] does not take %s for UTF-16', (encoding, text) => {
    expect(read(text, encoding).text).toBe(text)
  })

  it('[I2] finds the encoding of letters that stand far into a file', () => {
    const plain = 'Nothing here tells one encoding from another. '.repeat(1_600)
    expect(read(`${plain}café crème`, 'windows-1252').text.slice(-10)).toBe('café crème')
    expect(read(plain + russian, 'windows-1251').text.slice(-russian.length)).toBe(russian)
  })

  it.each(['hex', 'base64', 'constructor', 'toString'])('[I2] takes %s for no encoding', name => {
    const page = `<meta charset=${name}>${french}`
    expect(decode(iconv.encode(page, 'windows-1252'), { declared: true }).text).toBe(page)
    expect(() => decode(Buffer.from('a'), { encoding: name })).toThrow(unknownEncoding(name))
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
