type Store = { readonly read: (key: string) => string | null; readonly write: (key: string, text: string) => void }

const KEY = 'dismissed synchronised folders'
const MOST_CHARACTERS = 2000

/** Whether what is said of a notebook's folder was read and put away; said again when there are more conflict copies. */
export function isDismissed(store: Store, path: string, copies: number): boolean {
  return dismissedIn(store).some(([dismissed, count]) => dismissed === path && count >= copies)
}

/** Remember that it was read. Those of long ago give way. */
export function dismiss(store: Store, path: string, copies: number): void {
  const others = dismissedIn(store).filter(([other]) => other !== path)
  let kept = [[path, copies] as const, ...others]
  while (kept.length > 1 && JSON.stringify(kept).length > MOST_CHARACTERS) kept = kept.slice(0, -1)
  store.write(KEY, JSON.stringify(kept))
}

function dismissedIn(store: Store): readonly (readonly [path: string, copies: number])[] {
  try {
    const kept: unknown = JSON.parse(store.read(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isEntry) : []
  } catch {
    return []
  }
}

function isEntry(entry: unknown): entry is readonly [string, number] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number'
}
