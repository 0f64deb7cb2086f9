import { useEffect, useMemo, useRef, useState, type FocusEvent, type HTMLAttributes } from 'react'
import { useDesk } from '#renderer/answers.ts'
import { show } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import type { Source } from '#shared/model/source.ts'
import { foldText } from '#shared/text/fold.ts'
import { BorderHandles } from './border-handles.tsx'
import { useFind } from './find/use-find.ts'
import { NoteCard } from './footnotes/note-card.tsx'
import { useFootnotes, type Footnotes } from './footnotes/use-footnotes.ts'
import { Passages } from './heard/passages.tsx'
import { Spoken } from './heard/spoken.tsx'
import type { Stretch } from './kernel/caret.ts'
import type { ReadText } from './kernel/ground.ts'
import './highlights.css'
import { MarginBars } from './margin-bars.tsx'
import { OriginalBar } from './original/original-bar.tsx'
import { useOriginalView } from './original/use-original-view.ts'
import { TextBar } from './pages/text-bar.tsx'
import { Pages, type PagesProps } from './pages/pages.tsx'
import { usePagesView } from './pages/use-pages-view.ts'
import type { ReadingPlace } from './place.ts'
import { ReaderFloats } from './reader-floats.tsx'
import { ReaderFrame } from './reader-frame.tsx'
import styles from './reader.module.css'
import { SourceBlocks } from './source-blocks.tsx'
import { SourceHeading } from './source-heading.tsx'
import type { Surface } from './surface.ts'
import { moveBorders } from './tagging.ts'
import { TextCaret } from './text-caret.tsx'
import { useCaretKeys } from './use-caret-keys.ts'
import { useLayout } from './use-layout.ts'
import { useLinks } from './use-links.tsx'
import { useMade } from './use-made.ts'
import { useMarks } from './use-marks.ts'
import { useNear } from './use-near.ts'
import { usePainting } from './use-painting.ts'
import { useReaderKeys } from './use-reader-keys.ts'
import { useReadingActions, type ReadingActions } from './use-reading-actions.ts'
import { useScrolling } from './use-scrolling.ts'
import { useSelection, type Pointed } from './use-selection.ts'
import { useSide } from './use-side.ts'
import { useSurface } from './use-surface.ts'

export type ReaderTextProps = { readonly source: Source; readonly text: ReadText }

/** Shows the text of a source with its excerpts, and lets mouse and keys work on it. */
export function ReaderText({ source, text }: ReaderTextProps) {
  const { excerptId } = useSide()
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const { isWhole, surface, setSurface, setRoot } = useSurface(source.id, text)
  const [hasFocus, setFocus] = useState(false)
  const pages = usePagesView(source)
  const drawn = pages.drawn + Number(isWhole)
  const layout = useLayout(surface?.root ?? null) + drawn
  const marks = useMarks(source.id, text)
  const current = marks.byId.get(excerptId ?? '') ?? null
  const { made, noteMade } = useMade(marks, excerptId)
  const point = useRef<(pointed: Pointed) => void>(() => {})
  const { selection, select, onPointerDown } = useSelection(surface, text, point, drawn)
  const place = { source, text, marks, current, made, noteMade, surface, scroller, selection, select }
  const actions = useReadingActions(place)
  useEffect(() => {
    point.current = actions.point
  })
  const links = useLinks(surface, selection)
  useReaderKeys({ ...place, actions, hasFocus, openLink: links.openAtCaret })
  const near = useNear(place)
  usePainting({ ...place, near, drawn })
  useScrolling({ ...place, isMarked: actions.isMarked })
  const find = useFind({ source, text, surface, scroller, selection, select, drawn })
  const footnotes = useFootnotes({ ...place, hasFocus })
  const original = useOriginalView(source)
  const onKeyDown = useCaretKeys({ surface, scroller, ground: text, selection, select })

  const handlers = {
    onPointerDown,
    onKeyDown,
    onClick: links.onClick,
    onFocus: (event: FocusEvent) => {
      setFocus(event.target === event.currentTarget)
      if (event.target === event.currentTarget && event.target.matches(':focus-visible')) actions.putCaret()
    },
    onBlur: () => setFocus(false)
  }

  return (
    <ReaderFrame {...{ place, layout, find, original }}>
      <div ref={setScroller} className={styles.scroller} data-pages={pages.isShown || undefined}>
        <div className={styles.page}>
          <OriginalBar original={original} />
          <TextOrPages
            {...{ source, text, isWhole, scroller, setSurface, setRoot, pages, handlers }}
            onGoTo={offset => select({ anchor: offset, focus: offset, by: 'keyboard' })}
          />
          {surface && scroller && (
            <Overlay
              {...{ ...place, surface, scroller, near: near ?? nothing, layout, hasFocus, actions, footnotes }}
            />
          )}
        </div>
        {links.dialog}
      </div>
    </ReaderFrame>
  )
}

type TextOrPagesProps = PaperProps &
  Pick<PagesProps, 'scroller' | 'setSurface' | 'onGoTo'> & {
    readonly pages: ReturnType<typeof usePagesView>
    readonly handlers: Handlers
  }

/** A PDF is shown either way; everything else only as text. */
function TextOrPages({ pages, isWhole, setRoot, handlers, scroller, setSurface, onGoTo, ...read }: TextOrPagesProps) {
  if (pages.isShown)
    return (
      <Pages
        {...{ ...read, ...handlers, scroller, setSurface, onGoTo }}
        onDrawn={pages.onDrawn}
        onFailure={pages.onFailure}
        onShowText={() => pages.choose(false)}
      />
    )
  return (
    <>
      {pages.canShow && <TextBar onShowPages={() => pages.choose(true)} />}
      <Paper {...read} {...handlers} {...{ isWhole, setRoot }} />
    </>
  )
}

type Handlers = Pick<HTMLAttributes<HTMLElement>, 'onPointerDown' | 'onKeyDown' | 'onClick' | 'onFocus' | 'onBlur'>
type PaperProps = ReaderTextProps & {
  readonly isWhole: boolean
  readonly setRoot: (root: HTMLElement | null) => void
}

/** The text itself. It takes the focus, so that a caret can move through it; nothing in it can be changed. */
function Paper({ source, text, isWhole, setRoot, ...handlers }: PaperProps & Handlers) {
  const hasTitle = isTitle(text, source.title)
  const heading = useMemo(() => <SourceHeading source={source} isTitleInText={hasTitle} />, [source, hasTitle])
  const reached = { role: 'document', tabIndex: 0, 'data-reader': true, ...handlers }
  return (
    <article
      {...reached}
      ref={setRoot}
      className={styles.text}
      lang={source.language || undefined}
      aria-label={t('Text of “{title}”', { title: source.title })}
    >
      <SourceBlocks text={text} hasTitle={hasTitle} isWhole={isWhole}>
        {heading}
      </SourceBlocks>
    </article>
  )
}

type OverlayProps = ReadingPlace & {
  readonly surface: Surface
  readonly scroller: HTMLElement
  readonly near: Stretch
  readonly layout: number
  readonly hasFocus: boolean
  readonly actions: ReadingActions
  readonly footnotes: Footnotes
}

/** What is drawn beside and over the text. */
function Overlay({ hasFocus, footnotes, near, ...props }: OverlayProps) {
  const { surface, scroller, layout, text, marks, current, selection } = props
  const isReadOnly = (useDesk()?.open?.readOnly ?? null) !== null
  return (
    <>
      <MarginBars
        {...{ surface, scroller, near, layout, ...marks }}
        currentId={current?.id ?? null}
        onPick={pick}
        onCrowd={props.actions.pileUp}
      />
      <OverText {...{ ...props, hasFocus, near, isReadOnly }} />
      <ReaderFloats {...props} isReadOnly={isReadOnly} />
      <NoteCard {...{ surface, scroller, layout, text, footnotes }} />
      <Passages {...{ surface, scroller, layout, text, marks, current }} />
      <Spoken {...{ selection, current, text, marks }} />
    </>
  )
}

type OverTextProps = Omit<OverlayProps, 'actions' | 'footnotes'> & { readonly isReadOnly: boolean }

/**
 * The caret, while it is near what is in sight, since one that blinks has all drawn anew that is painted; and the
 * borders of the current excerpt, one of which may be dragged to where the text is scrolled to.
 */
function OverText({ surface, layout, text, current, selection, near, hasFocus, isReadOnly }: OverTextProps) {
  const isNear = ({ start, end }: Stretch) => start <= near.end && end >= near.start
  const caret = hasFocus && selection ? { start: selection.focus, end: selection.focus } : null
  return (
    <>
      {caret && isNear(caret) && <TextCaret surface={surface} offset={caret.start} layout={layout} />}
      {current && !isReadOnly && (
        <BorderHandles
          {...{ surface, layout, ground: text, stretch: current, isNear: isNear(current) }}
          onMove={stretch => void moveBorders(current.id, stretch)}
        />
      )}
    </>
  )
}

const nothing: Stretch = { start: 0, end: 0 }

function pick(excerptId: string): void {
  show({ excerptId })
}

function isTitle({ text, blocks: [first] }: ReadText, title: string): boolean {
  return first?.kind === 'heading' && foldText(text.slice(first.start, first.end)).trim() === foldText(title).trim()
}
