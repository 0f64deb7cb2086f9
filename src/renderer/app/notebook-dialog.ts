import type { HistorySubject } from '#renderer/features/history/use-history.ts'

/** The dialog that is open over the notebook. */
export type NotebookDialog =
  | { readonly kind: 'import' | 'export' | 'note' | 'rename' | 'backups' }
  | { readonly kind: 'history'; readonly of: HistorySubject }
  /** Of what is at hand, unless a source is named. */
  | { readonly kind: 'erase'; readonly source: { readonly id: string; readonly title: string } | null }
  | { readonly kind: 'export-source' | 'details'; readonly sourceId: string }
  /** The hits of a search are to be tagged. */
  | { readonly kind: 'tag-hits'; readonly words: string }
