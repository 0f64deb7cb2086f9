import { useEffect, useState } from 'react'
import { conclude, redo, say, undo } from '#renderer/act.ts'
import { useAnswer, useStatus } from '#renderer/answers.ts'
import { dossier } from '#renderer/bridge.ts'
import { BackupsDialog } from '#renderer/features/backups/backups-dialog.tsx'
import { ImportDialog } from '#renderer/features/library/import-dialog.tsx'
import { SourceDetails } from '#renderer/features/library/source-details.tsx'
import { useArrivals } from '#renderer/features/library/use-arrivals.ts'
import { EraseDialog } from '#renderer/features/erasure/erase-dialog.tsx'
import { ExportDialog } from '#renderer/features/export/export-dialog.tsx'
import { NotebookNoteDialog } from '#renderer/features/notes/notebook-note-dialog.tsx'
import { Palette } from '#renderer/features/palette/palette.tsx'
import { TagHitsDialog } from '#renderer/features/tag-hits/tag-hits-dialog.tsx'
import { openVaultDialog } from '#renderer/features/vault/vault-dialog.ts'
import { forgetNotebook } from '#renderer/features/reader/forget-notebook.ts'
import { Tour } from '#renderer/features/tour/tour.tsx'
import { Banner } from '#renderer/frame/banner.tsx'
import { focusPane } from '#renderer/frame/focus-pane.ts'
import { NameBar } from '#renderer/frame/name-bar.tsx'
import { RenameDialog } from '#renderer/frame/rename-dialog.tsx'
import { StatusBar } from '#renderer/frame/status-bar.tsx'
import { SyncingBar } from '#renderer/frame/syncing-bar.tsx'
import { TopBar } from '#renderer/frame/top-bar.tsx'
import { setReading, useReading } from '#renderer/reading.ts'
import { useShortcut } from '#renderer/shortcuts.ts'
import { endTour, startTour } from '#renderer/tour-state.ts'
import { endTrail, walkTrail } from '#renderer/trail.ts'
import { beDiscreet, currentView, show, useView } from '#renderer/view-state.ts'
import { t, told } from '#renderer/words.ts'
import type { Desk } from '#shared/contract.ts'
import styles from './open-notebook.module.css'
import { exportPart } from './export-part.ts'
import { History, useHistoryKeys } from './history.tsx'
import type { NotebookDialog } from './notebook-dialog.ts'
import { notebookMenu } from './notebook-menu.ts'
import { Screens } from './screens.tsx'
import { useAlone, useAloneKey } from './use-alone.ts'

export type OpenNotebookProps = {
  readonly desk: Desk
  readonly open: NonNullable<Desk['open']>
}

/** The open notebook: the bar above, the screen one is on, the bar below, and the dialogs over them. */
export function OpenNotebook({ desk, open }: OpenNotebookProps) {
  const [dialog, setDialog] = useState<NotebookDialog | null>(null)
  const isReadOnly = open.readOnly !== null
  const status = useStatus()
  const isOver = useArrivals(() => setDialog({ kind: 'import' }), !isReadOnly)
  useNotebookKeys(setDialog, isReadOnly)
  useHistoryKeys(setDialog)
  useVaultKeys(open.isEncrypted, isReadOnly)
  const isAlone = useAlone()
  useAloneKey()
  useEffect(() => beDiscreet(open.isEncrypted), [open.isEncrypted])
  useEffect(() => {
    document.title = `${open.name} · Dossier`
    return () => void (document.title = 'Dossier')
  }, [open.name])

  return (
    <div className={styles.notebook}>
      {!isAlone && (
        <TopBar
          title={open.title}
          isReadOnly={isReadOnly}
          onExport={() => setDialog({ kind: 'export' })}
          onRename={() => setDialog({ kind: 'rename' })}
          menu={notebookMenu({ isReadOnly, status, isEncrypted: open.isEncrypted })}
        />
      )}
      {open.notLocked !== null && (
        <Banner kind="warning">
          {t('Not locked.')} {told(open.notLocked)}
        </Banner>
      )}
      {open.readOnly !== null && (
        <Banner kind="quiet">
          {t('Read only.')} {told(open.readOnly)}
        </Banner>
      )}
      {open.synchronised && <SyncingBar path={open.path} {...open.synchronised} />}
      {!isReadOnly && !isAlone && <NameBar settings={desk.settings} />}
      <Screens onDialog={setDialog} isReadOnly={isReadOnly} />
      {(!isAlone || status.saving === 'could not save') && <StatusBar isReadOnly={isReadOnly} />}
      {isOver && <div className={styles.drop}>{t('Drop to import')}</div>}
      <Dialogs dialog={dialog} title={open.title} isReadOnly={isReadOnly} onClose={() => setDialog(null)} />
    </div>
  )
}

type DialogsProps = {
  readonly dialog: NotebookDialog | null
  readonly title: string
  readonly isReadOnly: boolean
  readonly onClose: () => void
}

function Dialogs({ dialog, title, isReadOnly, onClose }: DialogsProps) {
  return (
    <>
      <ImportDialog isOpen={dialog?.kind === 'import'} onClose={onClose} />
      <SourceDetails
        sourceId={dialog?.kind === 'details' ? dialog.sourceId : null}
        onClose={onClose}
        isReadOnly={isReadOnly}
      />
      <Exports dialog={dialog} onClose={onClose} />
      <TagHits dialog={dialog} onClose={onClose} />
      <Palette />
      <Tour />
      <History dialog={dialog} onClose={onClose} />
      {dialog?.kind === 'note' && <NotebookNoteDialog isOpen onClose={onClose} />}
      {dialog?.kind === 'erase' && <EraseDialog source={dialog.source} onClose={onClose} />}
      <OfItself dialog={dialog} title={title} isReadOnly={isReadOnly} onClose={onClose} />
    </>
  )
}

/** Of a search in the notebook, or of what find has found in a text. */
function TagHits({ dialog, onClose }: Pick<DialogsProps, 'dialog' | 'onClose'>) {
  const { hitsToTag } = useReading()
  if (hitsToTag) return <TagHitsDialog {...hitsToTag} onClose={() => setReading({ hitsToTag: null })} />
  return dialog?.kind === 'tag-hits' ? <TagHitsDialog words={dialog.words} onClose={onClose} /> : null
}

function OfItself({ dialog, title, isReadOnly, onClose }: DialogsProps) {
  return (
    <>
      {dialog?.kind === 'backups' && <BackupsDialog onClose={onClose} isReadOnly={isReadOnly} />}
      {dialog?.kind === 'rename' && <RenameDialog title={title} onClose={onClose} />}
    </>
  )
}

function Exports({ dialog, onClose }: { readonly dialog: NotebookDialog | null; readonly onClose: () => void }) {
  const { screen, sourceId } = useView()
  if (dialog?.kind === 'export-source')
    return <ExportDialog isOpen onClose={onClose} annotatedSourceId={dialog.sourceId} isOfSource />
  if (dialog?.kind !== 'export') return null
  if (screen === 'read' && sourceId !== null)
    return <ExportDialog isOpen onClose={onClose} annotatedSourceId={sourceId} />
  return <PartExport onClose={onClose} />
}

function PartExport({ onClose }: { readonly onClose: () => void }) {
  const view = useView()
  const codebook = useAnswer({ kind: 'codebook' })
  // The dialog begins with the part, so the name of the tag has to be known by then.
  if (!codebook) return null
  const tags = codebook.rows.map(({ tag }) => tag)
  return <ExportDialog isOpen onClose={onClose} {...exportPart(view, tags)} />
}

/** The keys that work wherever one is in the notebook. */
function useNotebookKeys(onDialog: (dialog: NotebookDialog) => void, isReadOnly: boolean): void {
  useShortcut('jump-back', () => walkTrail(true) || say(t('There is nowhere to go back to.')))
  useShortcut('jump-forward', () => walkTrail(false) || say(t('There is nowhere to go forward to.')))
  useEffect(() => endTrail, [])
  useEffect(() => forgetNotebook, [])
  useEffect(() => endTour, [])
  useShortcut('show-read', () => show({ screen: 'read' }))
  useShortcut('show-excerpts', () => show({ screen: 'excerpts' }))
  useShortcut('show-search', () => show({ screen: 'search' }))
  useShortcut('show-codebook', () => show({ screen: 'codebook' }))
  useShortcut('undo', () => void undo())
  useShortcut('redo', () => void redo())
  useShortcut('save', () => void conclude(() => dossier.save()))
  useShortcut('import', () => onDialog({ kind: 'import' }), !isReadOnly)
  useShortcut('export', () => onDialog({ kind: 'export' }))
  useShortcut('edit-notebook-note', () => onDialog({ kind: 'note' }))
  useShortcut('show-tour', startTour)
  useShortcut('open-backups', () => onDialog({ kind: 'backups' }))
  useShortcut('erase', () => onDialog({ kind: 'erase', source: null }), !isReadOnly)
  useShortcut('rename-notebook', () => onDialog({ kind: 'rename' }), !isReadOnly)
  useShortcut('close-notebook', () => void conclude(() => dossier.close()))
  useShortcut('next-pane', () => focusPane(1))
  useShortcut('previous-pane', () => focusPane(-1))
  useShortcut('source-details', () => {
    // Asked for in the same breath as the source itself, as by a hit of the search.
    const { screen, sourceId } = currentView()
    if (screen === 'read' && sourceId !== null) onDialog({ kind: 'details', sourceId })
  })
}

function useVaultKeys(isEncrypted: boolean, isReadOnly: boolean): void {
  const mayChange = isEncrypted && !isReadOnly
  useShortcut('lock-notebook', () => void conclude(() => dossier.lock()), isEncrypted)
  useShortcut('encrypt-notebook', () => openVaultDialog({ kind: 'encrypt' }), !isEncrypted && !isReadOnly)
  useShortcut('change-passphrase', () => openVaultDialog({ kind: 'change passphrase' }), mayChange)
  useShortcut('new-recovery-key', () => openVaultDialog({ kind: 'new recovery key' }), mayChange)
  useShortcut('decrypt-notebook', () => openVaultDialog({ kind: 'decrypt' }), mayChange)
}
