import type { Screen } from '#renderer/view-state.ts'
import { matchOptions, type Match, type PickOption } from '#renderer/ui/pick-match.ts'

/** What the palette leads to. */
export type EntryKind = 'action' | 'tag' | 'source' | 'excerpt' | 'find'
export type Entry = PickOption & {
  readonly kind: EntryKind
  /** Where the words stand in its name, if the notebook was asked for them. */
  readonly found?: { readonly start: number; readonly end: number }
}

/** Entries of one kind, as they are listed. */
export type Section = { readonly kind: EntryKind; readonly matches: readonly (Match & { readonly option: Entry })[] }

/** How often each entry was chosen, by its id. */
export type Uses = ReadonlyMap<string, number>

/** An action of the table of keys. */
export type Action = { readonly name: string; readonly label: string; readonly group: string; readonly keys: string }

const SHOWN: Readonly<Record<EntryKind, number>> = { action: 12, tag: 8, source: 8, excerpt: 8, find: 1 }
const MOST_USES = 40

const screenOf: Readonly<Record<string, Screen>> = {
  Sources: 'read',
  Reader: 'read',
  Excerpts: 'excerpts',
  Search: 'search',
  Codebook: 'codebook'
}

/** The screen on which an action works; null where it works on all. */
export function screenOfAction({ group }: Pick<Action, 'group'>): Screen | null {
  return screenOf[group] ?? null
}

/** The actions that can be done: what is ready here, and what another screen has. */
export function actionsOn<T extends Action>(
  actions: readonly T[],
  { screen, ready }: { readonly screen: Screen; readonly ready: ReadonlySet<string> }
): readonly T[] {
  return actions
    .filter(action => {
      const there = screenOfAction(action)
      return ready.has(action.name) || (there !== null && there !== screen && !others.has(action.name))
    })
    .toSorted((a, b) => Number(isHere(b, screen)) - Number(isHere(a, screen)))
}

/** Whether words go on from those before, so that what was found for these may be shown until the answer is here. */
export function isNarrower(words: string, before: string): boolean {
  return before !== '' && words.toLowerCase().startsWith(before.toLowerCase())
}

/** Find what fits what is typed, kind by kind, most used first; what was asked of the notebook fits as it is. */
export function sectionsOf(
  { entries, asked }: { readonly entries: readonly Entry[]; readonly asked: readonly Entry[] },
  typed: string,
  uses: Uses
): readonly Section[] {
  const byUse = entries.toSorted((a, b) => (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0))
  const found = (['action', 'tag'] as const).map(kind => ({
    kind,
    matches: (typed.trim() || kind === 'action' ? matchesOf(byUse, kind, typed) : []).slice(0, SHOWN[kind])
  }))
  const given = (['source', 'excerpt', 'find'] as const).map(kind => ({
    kind,
    matches: asked
      .filter(option => option.kind === kind)
      .slice(0, SHOWN[kind])
      .map(option => ({ option, ...(option.found ?? { start: 0, end: 0 }) }))
  }))
  return [...found, ...given].filter(({ matches }) => matches.length > 0)
}

/** Count a use; of entries used least, the oldest are forgotten. */
export function counted(uses: Uses, id: string): Uses {
  const rest = [...uses].filter(([one]) => one !== id)
  const next = [...rest, [id, (uses.get(id) ?? 0) + 1] as const]
  const most = next.toSorted((a, b) => b[1] - a[1]).slice(0, MOST_USES)
  // The one just used stays, however often the others were.
  return new Map(most.some(([one]) => one === id) ? most : [...most.slice(0, -1), [id, 1] as const])
}

/** Write uses down. */
export function writeUses(uses: Uses): string {
  return [...uses].map(([id, count]) => `${id} ${count}`).join('\n')
}

/** Read uses; what makes no sense is left out. */
export function readUses(text: string | null): Uses {
  const lines = (text ?? '').split('\n').map(line => /^(\S{1,60}) (\d{1,6})$/.exec(line))
  return new Map(lines.flatMap(line => (line?.[1] && line[2] ? [[line[1], Number(line[2])] as const] : [])))
}

/** What another screen has only once something is chosen there, or typed. */
const others = new Set([
  ...['more-hits', 'untag-selected', 'remove-selected', 'tag-selected'],
  ...['list-pages', 'toggle-pages', 'tag-found', 'swap-sides', 'stack-sides', 'close-beside']
])

function isHere(action: Action, screen: Screen): boolean {
  return screenOfAction(action) === screen
}

function matchesOf(entries: readonly Entry[], kind: EntryKind, typed: string): Section['matches'] {
  const options = entries.filter(entry => entry.kind === kind)
  const byId = new Map(options.map(option => [option.id, option]))
  return matchOptions(options, typed).matches.flatMap(match => {
    const option = byId.get(match.option.id)
    return option ? [{ ...match, option }] : []
  })
}
