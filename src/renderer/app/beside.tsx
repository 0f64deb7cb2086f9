import { useState, type ReactNode } from 'react'
import { useAnswer } from '#renderer/answers.ts'
import { NotePane } from '#renderer/features/notes/note-pane.tsx'
import { Reader } from '#renderer/features/reader/reader.tsx'
import { Halves, type Half } from '#renderer/frame/halves.tsx'
import type { usePaneSizes } from '#renderer/frame/use-pane-sizes.ts'
import { endReading } from '#renderer/reading.ts'
import { keysOf, useShortcut } from '#renderer/shortcuts.ts'
import { WorkedOn } from '#renderer/side.ts'
import { CatchErrors } from '#renderer/ui/catch-errors.tsx'
import { IconButton } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { closeThis, currentView, showBeside, swapSides, turnSide, useView, type Beside } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import styles from './beside.module.css'

export type SideBySideProps = {
  /** The source that is worked on. */
  readonly sourceId: string
  readonly sizes: ReturnType<typeof usePaneSizes>
  readonly corner: ReactNode
}

/** Shows the source that is worked on, and what stands beside it: another source, or a note. */
export function SideBySide({ sourceId, sizes, corner }: SideBySideProps) {
  const { beside, isSecond, isCrossed } = useView()
  const title = useTitle(sourceId)
  const otherTitle = useTitle(beside?.kind === 'source' ? beside.sourceId : null)
  const { isNoteAsked, forgetNoteAsked } = useBesideKeys(sizes)
  const buttons = (isOther: boolean) => <Buttons isOther={isOther} isLast={isOther !== isSecond} sizes={sizes} />

  const own: Half = {
    label: title,
    content: <OneReader sourceId={sourceId} isWorkedOn />,
    head: <Head title={title}>{buttons(false)}</Head>,
    isWorkedOn: true,
    isText: true,
    onEnter: () => {}
  }
  const other: Half | null = beside && {
    ...otherHalf(beside, { sourceId, title: otherTitle, isNoteAsked, forgetNoteAsked }),
    head: <Head title={beside.kind === 'note' ? noteLabel(beside) : otherTitle}>{buttons(true)}</Head>
  }
  return (
    <Halves
      first={isSecond ? other : own}
      second={isSecond ? own : other}
      isCrossed={isCrossed}
      half={sizes.half}
      isStacked={sizes.isStacked}
      onResize={half => sizes.resize('half', half)}
      corner={corner}
    />
  )
}

type OtherHalf = NoteAsked & { readonly sourceId: string; readonly title: string }

/** A note that was asked for by its key is written into at once, and only then; one that Back brings is not. */
type NoteAsked = { readonly isNoteAsked: boolean; readonly forgetNoteAsked: () => void }

/** What stands beside, but for its head. */
function otherHalf(beside: Beside, { sourceId, title, ...asked }: OtherHalf): Omit<Half, 'head'> {
  if (beside.kind === 'note')
    return {
      label: noteLabel(beside),
      content: (
        <CatchErrors key={sourceId} words={t('The note cannot be shown.')}>
          <NotePane
            of={beside.of}
            sourceId={sourceId}
            autoFocus={asked.isNoteAsked}
            onAutoFocus={asked.forgetNoteAsked}
            onTurn={of => showBeside({ kind: 'note', of })}
          />
        </CatchErrors>
      ),
      isWorkedOn: false,
      isText: false,
      onEnter: () => {}
    }
  return {
    label: title,
    content: <OneReader sourceId={beside.sourceId} isWorkedOn={false} />,
    isWorkedOn: false,
    isText: true,
    onEnter: turn
  }
}

/** Work on the other side. What was begun on this one is left: a picker, new borders. */
function turn(): void {
  endReading()
  turnSide()
}

function OneReader({ sourceId, isWorkedOn }: { readonly sourceId: string; readonly isWorkedOn: boolean }) {
  return (
    <WorkedOn value={isWorkedOn}>
      <CatchErrors key={sourceId} words={t('This source cannot be shown.')}>
        <Reader sourceId={sourceId} />
      </CatchErrors>
    </WorkedOn>
  )
}

function Head({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <span className={styles.title} title={title} dir="auto">
        {title}
      </span>
      {children}
    </>
  )
}

type ButtonsProps = {
  readonly isOther: boolean
  readonly isLast: boolean
  readonly sizes: SideBySideProps['sizes']
}

function Buttons({ isOther, isLast, sizes: { isStacked, stack } }: ButtonsProps) {
  return (
    <>
      {isLast && (
        <>
          <IconButton label={t('Change places')} keys={keysOf('swap-sides')} onPress={swapSides}>
            <Icon name="swap" />
          </IconButton>
          <IconButton
            label={isStacked ? t('Side by side') : t('One above the other')}
            keys={keysOf('stack-sides')}
            onPress={() => stack(!isStacked)}
          >
            <Icon name={isStacked ? 'columns' : 'rows'} />
          </IconButton>
        </>
      )}
      <IconButton
        label={t('Close this side')}
        {...(isOther && { keys: keysOf('close-beside') })}
        onPress={() => close(isOther)}
      >
        <Icon name="close" />
      </IconButton>
    </>
  )
}

function close(isOther: boolean): void {
  endReading()
  if (isOther) showBeside(null)
  else closeThis()
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-reader]')?.focus({ preventScroll: true }))
}

function useBesideKeys({ isStacked, stack }: SideBySideProps['sizes']): NoteAsked {
  const { beside } = useView()
  const isSplit = beside !== null
  const [isAsked, setAsked] = useState(false)
  useShortcut('note-beside', () => {
    const isShown = currentView().beside?.kind === 'note'
    setAsked(!isShown)
    if (isShown) return close(true)
    showBeside({ kind: 'note', of: 'source' })
  })
  useShortcut('close-beside', () => close(true), isSplit)
  useShortcut('swap-sides', swapSides, isSplit)
  useShortcut('stack-sides', () => stack(!isStacked), isSplit)
  return { isNoteAsked: isAsked, forgetNoteAsked: () => setAsked(false) }
}

function noteLabel({ of }: Extract<Beside, { kind: 'note' }>): string {
  return of === 'source' ? t('Note on the source') : t('Note on the notebook')
}

function useTitle(sourceId: string | null): string {
  return useAnswer({ kind: 'source', sourceId: sourceId ?? '' })?.title ?? ''
}
