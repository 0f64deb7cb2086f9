import { HistoryDialog } from '#renderer/features/history/history-dialog.tsx'
import { useShortcut } from '#renderer/shortcuts.ts'
import { useView } from '#renderer/view-state.ts'
import type { NotebookDialog } from './notebook-dialog.ts'

export type HistoryProps = { readonly dialog: NotebookDialog | null; readonly onClose: () => void }

/** The history that was asked for, if one was. */
export function History({ dialog, onClose }: HistoryProps) {
  return dialog?.kind === 'history' ? <HistoryDialog subject={dialog.of} onClose={onClose} /> : null
}

/** Bind the keys that show the history of what is being read. */
export function useHistoryKeys(onDialog: (dialog: NotebookDialog) => void): void {
  const { screen, sourceId, excerptId } = useView()
  const isReading = screen === 'read'
  useShortcut(
    'source-history',
    () => sourceId !== null && onDialog({ kind: 'history', of: { sourceId } }),
    isReading && sourceId !== null
  )
  useShortcut(
    'excerpt-history',
    () => excerptId !== null && onDialog({ kind: 'history', of: { excerptId } }),
    isReading && excerptId !== null
  )
}
