/** A text made comparable, with the way back to where each part came from. */
export type Folded = {
  readonly text: string
  /** The range of the original that a range of the folded text came from. */
  readonly originalRange: (start: number, end: number) => { readonly start: number; readonly end: number }
}

// Letters that Unicode does not take apart.
const LIGATURES: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'ng',
  ŧ: 't',
  ĸ: 'k',
  ſ: 's'
}

/** Fold a text for comparing: lower case, no accents, plain quotes and dashes, single spaces. */
export function foldText(text: string): string {
  return fold(text).text
}

/** Fold a text, and keep the way back. */
export function fold(text: string): Folded {
  const parts: string[] = []
  const origins: number[] = []
  let last = ''
  for (let i = 0; i < text.length;) {
    const point = text.codePointAt(i) ?? 0
    const length = point > 0xffff ? 2 : 1
    const folded = foldCharacter(text.slice(i, i + length))
    if (folded && !(folded === ' ' && last === ' ')) {
      parts.push(folded)
      for (let k = 0; k < folded.length; k++) origins.push(i)
      last = folded
    }
    i += length
  }
  origins.push(text.length)
  return {
    text: parts.join(''),
    originalRange: (start, end) => ({ start: origins[start] ?? text.length, end: origins[end] ?? text.length })
  }
}

function foldCharacter(character: string): string {
  return character
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^ -~]/g, one => LIGATURES[one] ?? one)
    .replaceAll(/\s+/g, ' ')
}
