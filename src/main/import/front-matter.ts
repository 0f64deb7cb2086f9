/** What stands before a Markdown text between two lines of `---`: names in small letters, with one or more values. */
export type FrontMatter = ReadonlyMap<string, readonly string[]>

const MOST = 16_384

/** Split front matter from the body; without any, the whole is body. */
export function frontMatter(source: string): { readonly front: FrontMatter; readonly body: string } {
  const found = /^---[ \t]*\n([^]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source.slice(0, MOST))
  const front = found ? fields(found[1] ?? '') : new Map<string, readonly string[]>()
  // A rule at the top of a text without fields is a rule, not front matter.
  return front.size > 0 && found ? { front, body: source.slice(found[0].length) } : { front: new Map(), body: source }
}

function fields(yaml: string): FrontMatter {
  const front = new Map<string, string[]>()
  let open: string[] | null = null
  for (const line of yaml.split('\n')) {
    const [, name, value = ''] = /^([A-Za-z][\w-]*)\s*:(?:\s+(.*)|\s*)$/.exec(line) ?? []
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
