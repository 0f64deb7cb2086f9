/** What stands before a Markdown text between two lines of `---`: names in small letters, with one or more values. */
export type FrontMatter = ReadonlyMap<string, readonly string[]>

const MOST = 16_384

const FIELD = /^([A-Za-z][\w-]*)\s*:(?:\s+(.*)|\s*)$/
/** A line that may stand in front matter: empty, a comment, indented, an item, the end of a list, or a field. */
const LINE = /^(?:\s.*|#.*|-(?:\s.*)?|[\]}].*|["']?[\p{L}_][\p{L}\w.-]*["']?\s*:(?:\s.*)?)?$/u

/** Split front matter from the body; without any, the whole is body. */
export function frontMatter(source: string): { readonly front: FrontMatter; readonly body: string } {
  const found = /^---[ \t]*\n([^]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source.slice(0, MOST))
  const yaml = (found?.[1] ?? '').split('\n')
  const front = FIELD.test(yaml[0] ?? '') && yaml.every(line => LINE.test(line)) ? fields(yaml) : new Map()
  // Words between two rules are words, though a line of them looks like a field.
  return front.size > 0 && found ? { front, body: source.slice(found[0].length) } : { front: new Map(), body: source }
}

function fields(yaml: readonly string[]): FrontMatter {
  const front = new Map<string, string[]>()
  let open: string[] | null = null
  for (const line of yaml) {
    const [, name, value = ''] = FIELD.exec(line) ?? []
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1]
    if (name) front.set(name.toLowerCase(), (open = valuesOf(value)))
    else if (item && open) open.push(...valuesOf(/^name\s*:\s*(.*)$/.exec(item)?.[1] ?? item))
  }
  return front
}

function valuesOf(written: string): string[] {
  const trimmed = written.trim()
  const list = /^\[(.*)\]$/.exec(trimmed)?.[1]
  const values = list === undefined ? [trimmed] : list.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  return values.map(unquoted).filter(value => value !== '' && !/^[>|][+-]?$/.test(value))
}

function unquoted(value: string): string {
  const trimmed = value.trim()
  return /^(["']).*\1$/.test(trimmed) && trimmed.length > 1 ? trimmed.slice(1, -1) : trimmed.replace(/\s+#.*$/, '')
}
