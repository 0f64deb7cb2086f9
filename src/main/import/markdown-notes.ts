/** A footnote of a Markdown text. */
export type Note = { readonly name: string; readonly text: string }

/** Take the footnotes (`[^1]: …`, with indented lines after it) out of a Markdown text. */
export function splitNotes(body: string): { readonly rest: string; readonly notes: readonly Note[] } {
  const rest: string[] = []
  const notes: { name: string; lines: string[] }[] = []
  let open: { name: string; lines: string[] } | null = null
  let isFenced = false
  for (const line of body.split('\n')) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) isFenced = !isFenced
    const [, name, text = ''] = (isFenced ? null : /^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*)$/.exec(line)) ?? []
    if (name) notes.push((open = { name, lines: [text] }))
    else if (open && goesOn(open.lines, line)) open.lines.push(line.replace(/^(?: {1,4}|\t)/, ''))
    else {
      open = null
      rest.push(line)
    }
  }
  return { rest: rest.join('\n'), notes: notes.map(({ name, lines }) => ({ name, text: lines.join('\n').trim() })) }
}

/** A note goes on to the next empty line, and after it where lines are indented. */
function goesOn(lines: readonly string[], line: string): boolean {
  return line.trim() === '' || /^(?: {2,}|\t)/.test(line) || lines.at(-1)?.trim() !== ''
}
