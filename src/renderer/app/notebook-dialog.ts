import type { HistorySubject } from '#renderer/features/history/use-history.ts'

/** The dialog that is open over the notebook. */
export type NotebookDialog =
  | { readonly kind: 'import' | 'export' | 'note' | 'rename' | 'backups' }
  | { readonly kind: 'history'; readonly of: HistorySubject }
  | { readonly kind: 'export-source' | 'details'; readonly sourceId: string }
