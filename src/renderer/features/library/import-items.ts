import type { Preview } from '#shared/contract.ts'
import type { Citation } from '#shared/model/source.ts'

/** A file on its way into the notebook, as the import dialog shows it. */
export type ImportItem = {
  readonly id: string
  readonly fileName: string
  readonly bytes: number
  readonly state: ImportState
  /** What was read, once it was. */
  readonly preview: Preview | null
  /** Where it comes from, as guessed and corrected. */
  readonly citation: Citation | null
}

export type ImportState =
  | { readonly kind: 'waiting' }
  /** `sent` goes from 0 to 1. */
  | { readonly kind: 'sending'; readonly sent: number }
  | { readonly kind: 'reading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'already'; readonly sourceId: string; readonly title: string }
  | { readonly kind: 'adding' }
  | { readonly kind: 'refused'; readonly reason: string }

export type Items = ReturnType<typeof keepItems>

/** Keep the files that are on their way, and tell of every change. */
export function keepItems(onChange: (items: readonly ImportItem[]) => void) {
  let items: readonly ImportItem[] = []

  function set(next: readonly ImportItem[]): void {
    items = next
    onChange(items)
  }

  return {
    all: () => items,
    find: (id: string) => items.find(item => item.id === id),
    add: (fresh: readonly Pick<ImportItem, 'id' | 'fileName' | 'bytes'>[]) => {
      const waiting = fresh.map(one => ({ ...one, state: { kind: 'waiting' }, preview: null, citation: null }) as const)
      set([...items, ...waiting])
    },
    edit: (id: string, part: Partial<ImportItem>) => {
      set(items.map(item => (item.id === id ? { ...item, ...part } : item)))
    },
    remove: (id: string) => set(items.filter(item => item.id !== id))
  }
}
