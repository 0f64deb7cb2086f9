const ROMAN = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1]
] as const

/** Write a number in small Roman numerals; what Rome could not write stays in digits. */
export function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number)
  let [left, written] = [number, '']
  for (const [letters, value] of ROMAN) {
    while (left >= value) {
      written += letters
      left -= value
    }
  }
  return written
}

/** Write a number as a spreadsheet names columns: a, b … z, aa, ab. */
export function alphabetic(number: number): string {
  if (number < 1) return String(number)
  const before = number > 26 ? alphabetic(Math.floor((number - 1) / 26)) : ''
  return before + String.fromCharCode(97 + ((number - 1) % 26))
}

/** Tell text that begins with a number or bullet of its own: `12.`, `(a)`, `[3]`, `•`. */
export function hasOwnMarker(text: string): boolean {
  return /^\s*(?:\(?\d{1,4}[.)]|\(?[a-z]{1,4}\)|\[\d{1,4}\]|[•▪◦‣–—*-])\s/i.test(text)
}
