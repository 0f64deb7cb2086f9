import { Lexer, Marked, type MarkedToken, type Token, type Tokens } from 'marked'

/** The most that a note may hold, in UTF-16 units; a longer one is shown as plain text. */
export const LONGEST_NOTE = 256 * 1024

/**
 * Read a note's Markdown; null where reading it would take too long.
 *
 * marked's time grows with the square of what is read, so the work is counted as it goes and given up beyond a limit.
 * It is counted, not timed: the same note must give the same export on every computer.
 */
export function parseNote(markdown: string): readonly MarkedToken[] | null {
  const text = markdown.toWellFormed()
  if (text.length > LONGEST_NOTE || hasManyLines(text)) return null
  work = 0
  try {
    const tokens = reader.lexer(text) as MarkedToken[]
    return isDeep(tokens) ? null : tokens
  } catch (error) {
    // Deep nesting ends in a RangeError of the engine.
    if (error instanceof TooMuchWork || error instanceof RangeError) return null
    throw error
  }
}

/**
 * Get ready to read notes, a rule at a time. An engine translates an expression when it is first used, and once more
 * when it is used again; the first note would wait for all of marked's.
 */
export function* readyForNotes(): Generator<undefined, void> {
  const { block, inline } = Lexer.rules
  for (const rule of [...Object.values(block.gfm), ...Object.values(inline.gfm)])
    for (const text of [...SAMPLES, ...SAMPLES]) {
      // It leaves an expression that goes on from where it was as it is.
      text.search(rule)
      yield
    }
}

/** Text with a letter beyond Latin is searched by a translation of its own. */
const SAMPLES = ['a', '’']

class TooMuchWork extends Error {}

/** Measured: the slowest kinds of note reach it within a quarter of a second. */
const MOST_WORK = 3_000_000
const MOST_LINES = 20_000
const MOST_LAZY_LINES = 200
const DEEPEST = 50

let work = 0

/** Each tokenizer is asked at every step; `false` hands the step on to marked's own. */
const reader = new Marked({
  gfm: true,
  tokenizer: {
    // Asked first at every step within a line of text.
    escape: rest => spend(rest.length / 32),
    // Looks for a partner as far as the end of its paragraph.
    emStrong: rest => /^[*_!]/.test(rest) && spend(rest.length),
    del: rest => rest.startsWith('~') && spend(rest.length),
    // Asked first at every block.
    space: rest => spend(32 + rest.length / 512),
    // What these hold is read again at every level.
    blockquote: rest => /^ {0,3}>/.test(rest) && spend(rest.length / 8),
    list: rest => /^ {0,3}(?:[-+*]|\d)/.test(rest) && spend(rest.length / 5),
    html: rest => /^ {0,3}</.test(rest) && spend(rest.length / 8),
    def: rest => rest.startsWith('[') && spend(rest.length / 64),
    // Looks for an underline as far as the end of its paragraph, in a list at every line.
    lheading: rest => spend((rest.indexOf('\n\n') + 1 || rest.length) / 4)
  }
})

function spend(steps: number): false {
  work += steps
  if (work > MOST_WORK) throw new TooMuchWork()
  return false
}

/** Within one call of a tokenizer, lists are read line by line, and quotations joined anew with each unmarked line. */
function hasManyLines(text: string): boolean {
  const lines = text.split('\n')
  let lazyLines = 0
  let isQuoted = false
  for (const line of lines) {
    const isQuotation = /^[ \t\d.)*+>-]*>/.test(line)
    if (isQuoted && !isQuotation && line.trim()) lazyLines += 1
    isQuoted = isQuotation
  }
  return lines.length > MOST_LINES || lazyLines > MOST_LAZY_LINES
}

/** Whoever lays the tokens out goes down into them, and every host has another limit to that. */
function isDeep(tokens: readonly MarkedToken[]): boolean {
  let level: readonly Token[] = tokens
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true
    level = level.flatMap(({ items, tokens }: Tokens.Generic) => (items ?? tokens ?? []) as readonly Token[])
  }
  return false
}
