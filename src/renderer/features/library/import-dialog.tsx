import { useCallback, useEffect, useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { show } from '#renderer/view-state.ts'
import { say } from '#renderer/act.ts'
import { t } from '#renderer/words.ts'
import { ImportCard } from './import-card.tsx'
import { ImportStart } from './import-start.tsx'
import styles from './import-dialog.module.css'
import { imports, useImports } from './imports.ts'
import { pickFiles } from './pick-files.ts'

export type ImportDialogProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** Brings files into the notebook: shows what was read of each, lets it be corrected, and adds what is ready. */
export function ImportDialog({ isOpen, onClose }: ImportDialogProps) {
  const items = useImports()
  const ready = items.filter(({ state }) => state.kind === 'ready').length
  const [expanded, setExpanded] = useState<string | null>(null)
  const shown = items.length === 1 ? (items[0]?.id ?? null) : expanded

  // Whatever is still on its way when the dialog or the notebook closes is given up.
  useEffect(() => (isOpen ? () => imports.dropAll() : undefined), [isOpen])

  const add = useCallback(async () => {
    const added = await imports.addReady()
    if (added.length > 0) {
      say(t('{count, plural, one {Source added.} other {# sources added.}}', { count: added.length }))
      show({ screen: 'read', sourceId: added[0] ?? null, excerptId: null, at: null })
    }
    // What was seen to be refused or here already needs no second look; the rest still arrives.
    if (imports.items().every(({ state }) => state.kind === 'refused' || state.kind === 'already')) onClose()
  }, [onClose])

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      isDismissable={items.length === 0}
      title={t('Import sources')}
      size="large"
      {...(items.length > 0 && { footer: <Actions ready={ready} onAdd={() => void add()} onClose={onClose} /> })}
    >
      {items.length === 0 ? (
        <ImportStart />
      ) : (
        <ul className={styles.list}>
          {items.map(item => (
            <ImportCard
              key={item.id}
              item={item}
              isExpanded={shown === item.id}
              isOnly={items.length === 1}
              onExpand={setExpanded}
              onSubmit={add}
            />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

function addLabel(ready: number): string {
  return ready === 0 ? t('Add') : t('Add {count, plural, one {# source} other {# sources}}', { count: ready })
}

type ActionsProps = { readonly ready: number; readonly onAdd: () => void; readonly onClose: () => void }

function Actions({ ready, onAdd, onClose }: ActionsProps) {
  const items = useImports()
  const isAdding = items.some(({ state }) => state.kind === 'adding')
  const arriving = items.filter(({ state }) => ['waiting', 'sending', 'reading'].includes(state.kind)).length
  const isOver = ready + arriving === 0 && !isAdding
  return (
    <>
      <span className={styles.progress} role="status">
        {arriving > 0 && t('{count, number} of {all, number} still arriving', { count: arriving, all: items.length })}
      </span>
      <Button kind="quiet" onPress={() => pickFiles()}>
        {t('Choose more files')}
      </Button>
      <Button onPress={onClose}>{isOver ? t('Close') : t('Cancel')}</Button>
      {!isOver && (
        <Button
          // Made anew when the first file is ready, to take the focus; a file alone has it in its title.
          key={ready > 0 ? 'ready' : 'not ready'}
          kind="main"
          isDisabled={ready === 0 || isAdding}
          onPress={onAdd}
          autoFocus={ready > 0 && items.length > 1}
        >
          {addLabel(ready)}
        </Button>
      )}
    </>
  )
}
