/** The dialog that is open over the notebook. */
export type NotebookDialog =
  | { readonly kind: 'import' | 'export' | 'note' | 'rename' | 'backups' }
  | { readonly kind: 'export-source' | 'details'; readonly sourceId: string }
