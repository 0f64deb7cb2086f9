import { analyse } from 'chardet'
import iconv from 'iconv-lite'
import { Refusal, sentences, unknownEncoding } from './refusal.ts'

/** Bytes as text, and the encoding they were read in. */
export type Decoded = { readonly text: string; readonly encoding: string }

/** Encodings under other names, and those that the web reads as a larger one. */
const sameAs: { readonly [name: string]: string } = {
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-6': 'iso-8859-6',
  'x-sjis': 'shift_jis',
  'x-mac-roman': 'macintosh',
  gb2312: 'gbk'
}

const SAMPLE = 1 << 16
const LEAST_CONFIDENCE = 30

/**
 * Turn bytes into text: by the encoding asked for, else a byte order mark, the pattern of UTF-16, strict UTF-8,
 * UTF-16 of scripts without spaces, what the file declares, what its bytes look like, and windows-1252 at last.
 * Line ends become LF.
 */
export function decode(
  bytes: Uint8Array,
  options: { readonly encoding?: string | undefined; readonly declared?: boolean } = {}
) {
  const decoded = options.encoding ? decodeAs(bytes, options.encoding) : detect(bytes, options.declared ?? false)
  const text = decoded.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  refuseBinary(text)
  return { text, encoding: decoded.encoding } satisfies Decoded
}

function detect(bytes: Uint8Array, isDeclared: boolean): Decoded {
  const marked = byteOrderMark(bytes) ?? utf16(bytes)
  if (marked) return decodeAs(bytes, marked)
  const strict = strictly(bytes, 'utf-8')
  if (strict !== null) return { text: strict, encoding: 'utf-8' }
  return decodeAs(bytes, eastern(bytes) ?? (isDeclared ? declaredIn(bytes) : null) ?? likely(bytes))
}

function decodeAs(bytes: Uint8Array, label: string): Decoded {
  const lower = label.trim().toLowerCase()
  const encoding = Object.hasOwn(sameAs, lower) ? (sameAs[lower] ?? lower) : lower
  if (!isEncoding(encoding)) throw new Refusal(unknownEncoding(label))
  return { text: iconv.decode(bytes, encoding, { stripBOM: true }), encoding }
}

/** Leave out what iconv knows beside the encodings of characters. */
function isEncoding(name: string): boolean {
  return iconv.encodingExists(name) && !/^(?:hex|base64|binary)$/.test(name.toLowerCase().replace(/[^a-z0-9]/g, ''))
}

function byteOrderMark([a, b, c, d]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/** Tell UTF-16 without a mark: spaces, line ends and Latin letters have a zero on one side, and only there. */
function utf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, Math.min(bytes.length, SAMPLE) & ~1)
  const zeros = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) < sample.length * 0.01 || Math.min(even, odd) > Math.max(even, odd) * 0.05) return null
  const encoding = odd > even ? 'utf-16le' : 'utf-16be'
  return isUtf16(sample, odd > even ? 1 : 0, encoding) ? encoding : null
}

/** A text keeps to a few scripts, so that the upper bytes of its characters are few. */
function isUtf16(sample: Uint8Array, upper: number, encoding: string): boolean {
  const scripts = new Set(sample.filter((_, at) => (at & 1) === upper))
  const text = new TextDecoder(encoding).decode(sample)
  return scripts.size <= 8 && !text.includes('\0') && count(text, /[\uFFFD\uFFFE\uFFFF]/g) <= 1
}

/**
 * Tell UTF-16 without a mark in scripts that are written without spaces. Read in any other encoding it is full of
 * control characters; in the wrong order of bytes its characters are of all scripts.
 */
function eastern(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE)
  const controls = sample.filter(byte => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte))
  if (bytes.length % 2 > 0 || controls.length < sample.length * 0.01) return null
  return ['utf-16le', 'utf-16be'].find(encoding => isEastern(sample, encoding)) ?? null
}

function isEastern(sample: Uint8Array, encoding: string): boolean {
  const text = strictly(sample, encoding, true)
  if (text === null || /[\0\p{Cn}\p{Co}]/u.test(text)) return false
  const known =
    /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\p{sc=Thai}\p{sc=Khmr}\p{sc=Mymr}\s\x20-\x7E\u2010-\u2027\u3000-\u303F\u30FB\u30FC\uFF00-\uFFEF]/gu
  return count(text, known) >= count(text, /./gsu) * 0.95
}

/** The text, or null where a character is broken; at the end of a sample, one may be cut. */
function strictly(bytes: Uint8Array, encoding: string, isSample = false): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isSample })
  } catch {
    return null
  }
}

/** The charset that HTML or XML names; what says UTF-8 here is wrong, since strict UTF-8 was tried. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = iconv.decode(bytes.subarray(0, 4096), 'latin1')
  const name = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w:-]{2,40})/i.exec(head)?.[1] ?? xmlEncoding(head)
  return name && isOfTheWeb(name) && isEncoding(name) && !/^utf/i.test(name) ? name : null
}

function isOfTheWeb(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== ''
  } catch {
    return false
  }
}

function xmlEncoding(head: string): string | undefined {
  return /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:-]{2,40})["']/i.exec(head)?.[1]
}

function likely(bytes: Uint8Array): string {
  if (isDamagedUtf8(bytes)) return 'utf-8'
  // Far into a long file may stand the first letter that tells encodings apart.
  const start = Math.max(0, bytes.findIndex(byte => byte >= 0x80) - 32)
  const sample = bytes.subarray(start, start + SAMPLE)
  const best = analyse(sample).find(({ name }) => !/^(?:utf|ascii)/i.test(name) && isEncoding(name))
  return best && best.confidence >= LEAST_CONFIDENCE ? best.name : 'windows-1252'
}

/** A few broken characters among many good ones are damage, not another encoding. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  return count(text, /\uFFFD/g) * 20 < count(text, /[\u0080-\uFFFC]/g)
}

function refuseBinary(text: string) {
  const sample = text.slice(0, SAMPLE)
  const controls = count(sample, /(?![\t\n\f\v])\p{Cc}/gu)
  if (sample.includes('\0') || controls > sample.length * 0.01) throw new Refusal(sentences.binary)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
