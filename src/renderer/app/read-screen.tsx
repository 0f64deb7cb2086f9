import { memo, useEffect, useRef } from 'react'
import { CodebookTree } from '#renderer/features/codebook/codebook-tree.tsx'
import { ExcerptsPane } from '#renderer/features/excerpts-pane/excerpts-pane.tsx'
import { NoSources } from '#renderer/features/library/no-sources.tsx'
import { SourceList } from '#renderer/features/library/source-list.tsx'
import { LookMenu } from '#renderer/features/reader/look-menu.tsx'
import { OutlineMenu } from '#renderer/features/reader/outline/outline-menu.tsx'
import { PaintingMenu } from '#renderer/features/reader/painting-menu.tsx'
import { setFocusMode } from '#renderer/focus-mode.ts'
import { Panes } from '#renderer/frame/panes.tsx'
import { usePaneSizes } from '#renderer/frame/use-pane-sizes.ts'
import { keysOf, runShortcut, useShortcut } from '#renderer/shortcuts.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { CatchErrors } from '#renderer/ui/catch-errors.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { show, useView } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import styles from './read-screen.module.css'
import { SideBySide } from './beside.tsx'
import type { ScreensProps } from './screens.tsx'
import { useAlone } from './use-alone.ts'
import { useOpenSource } from './use-open-source.ts'

/** Sources on one side, the text in the middle, its excerpts on the other. */
export function ReadScreen({ onDialog, isReadOnly }: ScreensProps) {
  const sizes = usePaneSizes()
  const source = useOpenSource()
  const { openRight, isRightOpen } = sizes
  const toggle = () => openRight(!isRightOpen)
  useShortcut('toggle-excerpts-pane', toggle)
  useOpenedByExcerpt(openRight, isRightOpen)
  const isAlone = useAlone()

  const corner = source ? (
    <div className={styles.corner}>
      {isAlone ? <LeaveFocus /> : <PaneToggle isOpen={isRightOpen} onToggle={toggle} />}
      <PaintingMenu sourceId={source} />
      <LookMenu />
      <OutlineMenu sourceId={source} />
      <FindButton />
    </div>
  ) : null
  const middle =
    source === null ? (
      <div className={styles.empty} data-pane="reader">
        <NoSources isReadOnly={isReadOnly} onImport={() => onDialog({ kind: 'import' })} />
      </div>
    ) : (
      source && <SideBySide sourceId={source} sizes={sizes} corner={corner} />
    )
  const right = source ? (
    <CatchErrors key={source} words={t('The excerpts cannot be shown.')}>
      <ExcerptsPane sourceId={source} />
    </CatchErrors>
  ) : null

  return (
    <>
      <Panes
        sizes={sizes}
        left={<LeftPane onDialog={onDialog} isReadOnly={isReadOnly} />}
        middle={middle}
        right={right}
        isAlone={isAlone && Boolean(source)}
      />
    </>
  )
}

// What is read says nothing of what there is to read.
const LeftPane = memo(function LeftPane({ onDialog, isReadOnly }: ScreensProps) {
  return (
    <>
      <CatchErrors words={t('The list of sources cannot be shown.')}>
        <SourceList
          isReadOnly={isReadOnly}
          onImport={() => onDialog({ kind: 'import' })}
          onDetails={sourceId => onDialog({ kind: 'details', sourceId })}
          onHistory={sourceId => onDialog({ kind: 'history', of: { sourceId } })}
          onErase={source => onDialog({ kind: 'erase', source })}
          onExport={sourceId => onDialog({ kind: 'export-source', sourceId })}
        />
      </CatchErrors>
      <section className={styles.codebook} aria-label={t('Codebook')} data-pane="codebook">
        <header className={styles.head}>
          <h2 className={styles.heading}>{t('Codebook')}</h2>
          <IconButton
            label={t('Edit the codebook')}
            keys={keysOf('show-codebook')}
            onPress={() => show({ screen: 'codebook' })}
          >
            <Icon name="edit" />
          </IconButton>
        </header>
        <CatchErrors words={t('The codebook cannot be shown.')}>
          <CodebookTree />
        </CatchErrors>
      </section>
    </>
  )
})

function PaneToggle({ isOpen, onToggle }: { readonly isOpen: boolean; readonly onToggle: () => void }) {
  return (
    <IconButton
      label={isOpen ? t('Hide the excerpts') : t('Show the excerpts')}
      keys={keysOf('toggle-excerpts-pane')}
      onPress={onToggle}
    >
      <Icon name="pane" />
    </IconButton>
  )
}

function FindButton() {
  return (
    <IconButton
      label={t('Find in this text')}
      keys={keysOf('find-in-source')}
      onPress={() => void runShortcut('find-in-source')}
    >
      <Icon name="search" />
    </IconButton>
  )
}

function LeaveFocus() {
  return (
    <IconButton label={t('Show the panes again')} keys={keysOf('focus-mode')} onPress={() => setFocusMode(false)}>
      <Icon name="pane" />
    </IconButton>
  )
}

/** Open the pane of excerpts when one is to be shown. */
function useOpenedByExcerpt(openRight: (isOpen: boolean) => void, isOpen: boolean): void {
  const { excerptId, isSecond } = useView()
  const side = useRef(isSecond)
  useEffect(() => {
    const isTurned = side.current !== isSecond
    side.current = isSecond
    if (excerptId !== null && !isOpen && !isTurned) openRight(true)
    // Only when another excerpt is chosen: whoever closes the pane wants it closed.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [excerptId, isSecond])
}
