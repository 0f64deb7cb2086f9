/** The pages of a PDF that gave no text, by their places in the file, counted from 1. */
export type LeftOut = {
  /** Those that could not be read. */
  readonly damaged: readonly number[]
  /** Those that were read, and hold none. */
  readonly textless: readonly number[]
}

const MOST_RANGES = 12

/** Say which pages of a PDF gave no text, and what to do; null when all of them gave some. */
export function noticeOf(leftOut: LeftOut, total: number): string | null {
  const sentences = [aboutDamaged(leftOut.damaged, total), aboutTextless(leftOut.textless, total)]
  return sentences.filter(sentence => sentence !== null).join(' ') || null
}

function aboutDamaged(pages: readonly number[], total: number): string | null {
  if (pages.length === 0) return null
  // The parser finds no page after one that it cannot read, and then counts no further.
  return pages.at(-1) === total
    ? `${named(pages)} and what may follow could not be read and did not come along: get the PDF again.`
    : `${named(pages)} could not be read and did not come along: get the PDF again.`
}

function aboutTextless(pages: readonly number[], total: number): string | null {
  if (pages.length === 0) return null
  const advice = 'run text recognition (OCR) and import that PDF instead.'
  if (pages.length === 1) return `${named(pages)} holds no text: if it is a picture of print, ${advice}`
  return `${named(pages)} (${pages.length} of ${total}) hold no text: if they are pictures of print, ${advice}`
}

function named(pages: readonly number[]): string {
  const ranges = rangesOf(pages)
  if (pages.length === 1) return `Page ${ranges.join()}`
  const first = ranges.slice(0, MOST_RANGES).join(', ')
  return ranges.length > MOST_RANGES ? `Pages ${first} and more` : `Pages ${first}`
}

/** Numbers in rising order as ranges: `1`, `3–5`. */
function rangesOf(numbers: readonly number[]): readonly string[] {
  const starts = numbers.filter((number, i) => numbers[i - 1] !== number - 1)
  const ends = numbers.filter((number, i) => numbers[i + 1] !== number + 1)
  return starts.map((start, i) => (start === ends[i] ? String(start) : `${start}–${ends[i]}`))
}
