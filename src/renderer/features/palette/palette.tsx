import { useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { isReady, useShortcut } from '#renderer/shortcuts.ts'
import { shortcuts } from '#renderer/shortcuts/table.ts'
import { t } from '#renderer/words.ts'
import { PaletteList } from './palette-list.tsx'
import styles from './palette.module.css'

/** Finds anything by typing, and does anything: every action, source, tag and excerpt. */
export function Palette() {
  // What can be done is known before the palette takes the focus from where it would be done.
  const [ready, setReady] = useState<ReadonlySet<string> | null>(null)
  useShortcut('open-palette', () => setReady(new Set(shortcuts.flatMap(({ name }) => (isReady(name) ? [name] : [])))))
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      isOpen={ready !== null}
      onOpenChange={isOpen => !isOpen && setReady(null)}
      isDismissable
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={t('Find or do anything')} data-palette>
          {ready && <PaletteList ready={ready} onClose={() => setReady(null)} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
