import type { SourceFormat } from '#shared/model/source.ts'
import { Refusal, sentences } from './refusal.ts'

type Signature = {
  readonly bytes: string
  readonly at?: number
  readonly found: SourceFormat | { readonly no: string }
}

/** What files begin with, whatever they are called. */
const signatures: readonly Signature[] = [
  { bytes: '{\\rtf', found: { no: sentences.otherOffice } },
  { bytes: '\x89PNG', found: { no: sentences.image } },
  { bytes: '\xff\xd8\xff', found: { no: sentences.image } },
  { bytes: 'GIF8', found: { no: sentences.image } },
  { bytes: 'II*\0', found: { no: sentences.image } },
  { bytes: 'MM\0*', found: { no: sentences.image } },
  { bytes: 'WEBP', at: 8, found: { no: sentences.image } },
  { bytes: 'ftyp', at: 4, found: { no: sentences.binary } },
  { bytes: '\x1f\x8b', found: { no: sentences.archive } },
  { bytes: '7z\xbc\xaf', found: { no: sentences.archive } },
  { bytes: 'Rar!', found: { no: sentences.archive } },
  { bytes: '\x7fELF', found: { no: sentences.binary } },
  { bytes: 'MZ\x90\0', found: { no: sentences.binary } }
]

const extensions: { readonly [extension: string]: SourceFormat } = {
  txt: 'txt',
  text: 'txt',
  md: 'md',
  markdown: 'md',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  docx: 'docx',
  pdf: 'pdf'
}

/** Tell the format of a file by its content, and by its name where the content could be several. */
export function sniff(bytes: Uint8Array, fileName: string): SourceFormat {
  if (bytes.length === 0) throw new Refusal(sentences.empty)
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  const format = byName(fileName)
  const found = byContent(bytes, head, format)
  if (found) return found
  if (format === 'docx') throw new Refusal(sentences.wordDamaged)
  if (format === 'pdf') throw new Refusal(sentences.pdfDamaged)
  if (!format) throw new Refusal(sentences.unknown)
  return format !== 'html' && isHtml(head) ? 'html' : format
}

function byName(fileName: string): SourceFormat | undefined {
  const extension = /\.([^.]+)$/.exec(fileName.toLowerCase())?.[1] ?? ''
  return Object.hasOwn(extensions, extension) ? extensions[extension] : undefined
}

function byContent(bytes: Uint8Array, head: string, format: SourceFormat | undefined): SourceFormat | null {
  // Some PDF files have junk before their header; but a text may speak of PDF.
  const pdf = !format || format === 'pdf' ? /%PDF-\d/ : /^(?:\xef\xbb\xbf)?\s{0,16}%PDF-\d/
  if (pdf.test(head)) return 'pdf'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipped(bytes)
  if (head.startsWith('\xd0\xcf\x11\xe0')) throw new Refusal(compound(bytes))
  const found = signatures.find(({ bytes: start, at = 0 }) => head.startsWith(start, at))?.found
  if (typeof found === 'object') throw new Refusal(found.no)
  return found ?? null
}

/** A docx is a zip; so are many others, and each names itself near its start or in its directory at the end. */
function zipped(bytes: Uint8Array): SourceFormat {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.includes('word/')) return 'docx'
  const isOffice = ['mimetypeapplication/', 'xl/workbook', 'ppt/presentation', 'META-INF/container.xml']
  throw new Refusal(isOffice.some(name => file.includes(name)) ? sentences.otherOffice : sentences.archive)
}

/** Word keeps a .docx with a password inside the container of the old .doc. */
function compound(bytes: Uint8Array): string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return file.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? sentences.wordPassword : sentences.oldWord
}

function isHtml(head: string): boolean {
  const plain = head.replaceAll('\0', '').replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]{0,500}?-->\s*)?<(?:!doctype\s+html|html[\s>])/i.test(plain)
}
