import type { Range } from '#shared/model/source-text.ts'

/** A text made comparable, with the way back to where each part of it came from. */
export type Folded = {
  readonly text: string
  /** The range of the original that a range of the folded text came from, in whole characters. */
  readonly originalRange: (start: number, end: number) => Range
}

/** Fold a text for comparing: lower case, no accents or vowel signs, plain quotes and dashes, single spaces. */
export function foldText(text: string): string {
  if (otherScripts.test(text)) return fold(text).text
  // Several times quicker than `fold` where most characters are plain.
  return text
    .replace(/[^ -_a-~]/gu, folded)
    .toLowerCase()
    .replace(/ {2,}/g, ' ')
}

const otherScripts = /[\u0370-\u1FFF\u2C00-\uFFFF]/

function folded(character: string): string {
  const point = character.codePointAt(0) ?? 0
  const unit = single[point]
  return unit ? String.fromCharCode(unit) : foldPoint(point)
}

/** Fold a text, and keep the way back. */
export function fold(text: string): Folded {
  let units = new Uint16Array(text.length + 1)
  let origins = new Uint32Array(text.length + 1)
  let length = 0

  function write(unit: number, origin: number): void {
    // Of white space in a row only the first character stays.
    if (unit === SPACE && units[length - 1] === SPACE) return
    if (length === units.length) [units, origins] = [grown(units), grown(origins)]
    units[length] = unit
    origins[length] = origin
    length += 1
  }

  let i = 0
  while (i < text.length) {
    const unit = single[text.charCodeAt(i)]
    if (unit) {
      write(unit, i)
      i += 1
      continue
    }
    const point = text.codePointAt(i) ?? 0
    const piece = foldPoint(point)
    for (let k = 0; k < piece.length; k++) write(piece.charCodeAt(k), i)
    i += point > 0xffff ? 2 : 1
  }
  const places = origins.subarray(0, length)
  return {
    text: textOf(units.subarray(0, length)),
    originalRange: (start, end) => originalRange(places, text.length, start, end)
  }
}

const SPACE = 32

function grown<Units extends Uint16Array | Uint32Array>(units: Units): Units {
  const more = units instanceof Uint16Array ? new Uint16Array(units.length * 2) : new Uint32Array(units.length * 2)
  more.set(units)
  return more as Units
}

function textOf(units: Uint16Array): string {
  const pieces: string[] = []
  // In pieces, since there is a limit to the arguments of one call.
  for (let i = 0; i < units.length; i += 8192) pieces.push(fromUnits(units.subarray(i, i + 8192)))
  return pieces.join('')
}

function originalRange(origins: Uint32Array, length: number, start: number, end: number): Range {
  const from = origins[start] ?? length
  const last = origins[end - 1]
  if (last === undefined || end <= start) return { start: from, end: from }
  // What one character became ends with that character, and with the accents that were left out after it.
  let next = end
  while (origins[next] === last) next += 1
  return { start: from, end: origins[next] ?? length }
}

// Nearly all characters become one unit, and those are kept where they are found fastest; 0 says that it is not there.
const single = new Uint16Array(0x10000)
const others = new Map<number, string>()

function foldPoint(point: number): string {
  const known = others.get(point)
  if (known !== undefined) return known
  const piece = foldCharacter(String.fromCodePoint(point))
  if (point <= 0xffff && piece.length === 1) single[point] = piece.charCodeAt(0)
  else others.set(point, piece)
  return piece
}

function foldCharacter(character: string): string {
  const plain = replacements[character] ?? character
  // Folding may bring up what folds further, such as a capital from a sign that stands for two letters.
  const folded = Array.from(
    plain.normalize('NFKD').toLowerCase().normalize('NFKD'),
    letter => replacements[letter] ?? letter
  )
  return folded.join('').replaceAll(leftOut, '').replaceAll(/\s+/g, ' ')
}

/** Accents, the vowel signs of Arabic and Hebrew, the Arabic stroke that only stretches, and what has no width at all. */
const leftOut = new RegExp(
  `[${[
    ...[
      '\\u0300-\\u036F',
      '\\u0483-\\u0489',
      '\\u1AB0-\\u1AFF',
      '\\u1DC0-\\u1DFF',
      '\\u20D0-\\u20FF',
      '\\uFE20-\\uFE2F'
    ],
    ...['\\u0591-\\u05BD', '\\u05BF', '\\u05C1\\u05C2', '\\u05C4\\u05C5', '\\u05C7'],
    ...[
      '\\u0610-\\u061A',
      '\\u0640',
      '\\u064B-\\u065F',
      '\\u0670',
      '\\u06D6-\\u06DC',
      '\\u06DF-\\u06E4',
      '\\u06E7\\u06E8',
      '\\u06EA-\\u06ED'
    ],
    ...['\\u00AD', '\\u061C', '\\u200B-\\u200F', '\\u202A-\\u202E', '\\u2060-\\u2069', '\\uFE00-\\uFE0F', '\\uFEFF']
  ].join('')}]`,
  'g'
)

/** What Unicode does not take apart, but a reader takes for the same. */
const replacements: Readonly<Record<string, string>> = {
  ...{ æ: 'ae', œ: 'oe', ø: 'o', ß: 'ss', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ŋ: 'ng', ŧ: 't', ς: 'σ' },
  ...allAs("'", '‘’‚‛′‹›`´ʼʹ'),
  ...allAs('"', '“”„‟″«»〝〞'),
  ...allAs('-', '‐‑‒–—―−⁃﹘﹣－'),
  '⁄': '/'
}

function allAs(plain: string, characters: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from(characters, character => [character, plain]))
}

function fromUnits(units: Uint16Array): string {
  // Spread out one by one, it would be several times slower.
  return String.fromCharCode.apply(null, units as unknown as number[])
}
