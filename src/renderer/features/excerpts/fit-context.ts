/** A passage with as much around it as fits. */
export type Fitted = { readonly before: string; readonly exact: string; readonly after: string }

const DOTS = '…'

/** Cut what stands around a passage to a number of characters, at words, so that the passage itself stays in sight. */
export function fitContext({ before, exact, after }: Fitted, characters: number): Fitted {
  const shown = cutEnd(exact, characters)
  if (shown !== exact) return { before: before && DOTS, exact: shown, after: '' }
  const room = Math.max(0, characters - shown.length)
  const forBefore = Math.max(Math.floor(room / 2), room - after.length)
  const start = cutStart(before, forBefore)
  return { before: start, exact: shown, after: cutEnd(after, Math.max(0, room - start.length)) }
}

function cutEnd(text: string, characters: number): string {
  if (text.length <= characters) return text
  const cut = text.slice(0, characters)
  return `${cut.slice(0, boundary(cut.lastIndexOf(' '), cut.length)).trimEnd()}${DOTS}`
}

function cutStart(text: string, characters: number): string {
  if (text.length <= characters) return text
  const cut = characters === 0 ? '' : text.slice(-characters)
  const space = cut.indexOf(' ')
  return `${DOTS}${cut.slice(space < 0 || space > 24 ? 0 : space + 1)}`
}

/** The space to cut at; where it is far, as in scripts without spaces, the end. */
function boundary(space: number, end: number): number {
  return space < end - 24 ? end : space
}
