import type { CheckedExport } from './export.ts'

/** What an export says of the state of the notebook that it holds: its seal, or that none could be made. */
export type ExportSeal =
  { readonly kind: 'sealed'; readonly line: string; readonly changes: number } | { readonly kind: 'unsealed' }

/** Whether an export is to bear a seal. A table of excerpts has no place for what is said once of all of them. */
export function wantsSeal({ format, withSeal }: Pick<CheckedExport, 'format' | 'withSeal'>): boolean {
  return withSeal && format !== 'csv'
}

/** Say how a seal is checked, and what it does not show; or that there is none. */
export function sealWords(seal: ExportSeal): readonly string[] {
  if (seal.kind === 'unsealed') return ['No seal: what this export holds could not be sealed when it was made.']
  const changes = seal.changes === 1 ? 'change' : `${seal.changes} changes`
  return [
    `Whoever has the notebook checks with “dossier verify NOTEBOOK --seal SEAL” that nothing recorded in its first ${changes} was altered since.`,
    'The seal shows which computer made it. It does not prove when things were done, or by whom, and says nothing of this file, which anybody can change.'
  ]
}
