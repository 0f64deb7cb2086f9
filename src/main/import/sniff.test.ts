import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { makeDocx, makePdf, paragraph } from '../../testing/documents.ts'
import { sentences } from './refusal.ts'
import { sniff } from './sniff.ts'

const text = (words: string) => Buffer.from(words)
const zip = (name: string) => zipSync({ [name]: text('x') })

describe('formats (I)', () => {
  it('[I1] tells the format by the content, whatever the name', () => {
    expect(sniff(makePdf([[]]), 'paper.txt')).toBe('pdf')
    expect(sniff(makeDocx({ body: paragraph('a') }), 'paper')).toBe('docx')
    expect(sniff(text('\uFEFF <!DOCTYPE html><p>a'), 'page.txt')).toBe('html')
    expect(sniff(iconv.encode('<html><p>a', 'utf-16le', { addBOM: true }), 'page.md')).toBe('html')
  })

  it('[I1] asks the name where the content could be several', () => {
    const names = ['a.txt', 'a.TEXT', 'a.md', 'b.markdown', 'c.html', 'c.htm', 'd.XHTML']
    expect(names.map(name => sniff(text('words'), name))).toEqual(['txt', 'txt', 'md', 'md', 'html', 'html', 'html'])
  })

  it('[I1] looks for the header of a PDF past its start only where the name does not say another format', () => {
    const late = text('mail header\r\n%PDF-1.7\r\n')
    expect([sniff(late, 'a.pdf'), sniff(late, 'a'), sniff(text('\r\n%PDF-1.7'), 'a.txt')]).toEqual([
      'pdf',
      'pdf',
      'pdf'
    ])
    expect(sniff(text('Every such file begins with %PDF-1.7.'), 'notes.md')).toBe('md')
  })

  it.each([
    ['words', 'a.constructor', sentences.unknown],
    ['words', 'a.__proto__', sentences.unknown],
    ['', 'a.txt', sentences.empty],
    ['words', 'a.csv', sentences.unknown],
    ['words', 'noname', sentences.unknown],
    ['words', 'a.docx', sentences.wordDamaged],
    ['words', 'a.pdf', sentences.pdfDamaged],
    ['{\\rtf1 words}', 'a.txt', sentences.otherOffice],
    ['GIF89a', 'a.txt', sentences.image]
  ])('[I1] refuses %j as %s', (content, name, reason) => {
    expect(() => sniff(text(content), name)).toThrow(reason)
  })

  it('[I1] names what another program made', () => {
    expect(() => sniff(zip('xl/workbook.xml'), 'a.xlsx')).toThrow(sentences.otherOffice)
    expect(() => sniff(zip('photo.jpg'), 'a.zip')).toThrow(sentences.archive)
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    expect(() => sniff(compound, 'a.doc')).toThrow(sentences.oldWord)
    compound.write('EncryptedPackage', 100, 'utf16le')
    expect(() => sniff(compound, 'a.docx')).toThrow(sentences.wordPassword)
  })

  it('[I1] says in each refusal one sentence: what is wrong, and what to do', () => {
    for (const sentence of Object.values(sentences)) expect(sentence).toMatch(/^[A-Z][^!?]+: [^!?]+\.$/)
  })
})
