import { memo, useEffect, useMemo, useRef, useState, type PointerEvent } from 'react'
import { jump } from '#renderer/trail.ts'
import { afterPaint, useAfterPaint } from '#renderer/ui/after-paint.ts'
import { t } from '#renderer/words.ts'
import type { Stretch } from '../kernel/caret.ts'
import type { ReadText } from '../kernel/ground.ts'
import type { Surface } from '../surface.ts'
import type { Marks } from '../use-marks.ts'
import { anchorsOf } from './anchors.ts'
import styles from './minimap.module.css'
import { offsetAt, rowsOf, type Anchor, type Row } from './rows.ts'

export type MinimapProps = {
  readonly surface: Surface
  readonly scroller: HTMLElement
  readonly layout: number
  readonly text: ReadText
  readonly marks: Marks
  /** What find has found. */
  readonly hits: readonly Stretch[]
}

/** The height of a row, in CSS pixels. */
const ROW = 2
/** More colours than these cannot be told apart beside one another. */
const MOST_COLOURS = 3
const MOST_NAMES = 5
/** How long the text must rest: while it is scrolled it is laid out anew with every frame. */
const REST = 150

/**
 * Shows where in the text excerpts and hits stand, and which part of it is in sight; a press goes there. Whoever cannot
 * see it has the bars of the margin and the lists, so it is no part of the accessibility tree.
 */
export function Minimap({ surface, scroller, layout, text, marks, hits }: MinimapProps) {
  const map = useRef<HTMLDivElement>(null)
  const { anchors, height } = useAnchors({ surface, scroller, layout, text })
  const sight = useSight(scroller, height, layout)
  const count = Math.floor(height / ROW)
  // The map of thousands of excerpts comes after the text that they stand in.
  const { excerpts, paintOf } = useAfterPaint(marks)
  const rows = useMemo(
    () =>
      rowsOf(
        excerpts.map(excerpt => ({ ...excerpt, thing: paintOf(excerpt) })),
        anchors,
        count
      ),
    [excerpts, paintOf, anchors, count]
  )
  const found = useMemo(
    () =>
      rowsOf(
        hits.map(hit => ({ ...hit, thing: true })),
        anchors,
        count
      ),
    [hits, anchors, count]
  )

  function go(event: PointerEvent): void {
    const share = shareOf(event, map.current)
    scroller.scrollTo({ top: share * scroller.scrollHeight - scroller.clientHeight / 2 })
  }

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return
    // The text keeps the focus and the selection.
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    jump()
    go(event)
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) return go(event)
    event.currentTarget.title = nameAt(shareOf(event, map.current), { anchors, count, text, marks })
  }

  return (
    <div ref={map} className={styles.map} data-map aria-hidden="true" {...{ onPointerDown, onPointerMove }}>
      <svg className={styles.marks}>
        <Colours rows={rows} />
        <Found rows={found} />
      </svg>
      <div ref={sight} className={styles.frame}>
        <div className={styles.sight} />
      </div>
    </div>
  )
}

/** Keeps the room of the map until there is a text, which would be laid out anew if the map took it then. */
export function MinimapRoom() {
  return <div className={styles.map} aria-hidden="true" />
}

// Shapes of one drawing: hundreds of elements, each with a place of its own, would weigh on every frame.
const Colours = memo(function Colours({ rows }: { readonly rows: readonly Row<string>[] }) {
  return rows.map(({ row, span, things }) => {
    const shown = things.slice(0, MOST_COLOURS)
    return shown.map((colour, index) => (
      <rect
        key={`${row}-${colour}`}
        className={styles.mark}
        data-colour={colour}
        x={`${(index / shown.length) * 60}%`}
        width={`${60 / shown.length}%`}
        y={row * ROW}
        height={span * ROW}
      />
    ))
  })
})

const Found = memo(function Found({ rows }: { readonly rows: readonly Row<boolean>[] }) {
  return rows.map(({ row, span }) => (
    <rect key={row} data-found className={styles.found} x="60%" width="40%" y={row * ROW} height={span * ROW} />
  ))
})

function shareOf({ clientY }: PointerEvent, map: HTMLElement | null): number {
  const { top, height } = map?.getBoundingClientRect() ?? { top: 0, height: 1 }
  return Math.min(1, Math.max(0, (clientY - top) / height))
}

type Place = Pick<MinimapProps, 'text' | 'marks'> & { readonly anchors: readonly Anchor[]; readonly count: number }

/** Say what stands at a height: the place, and the tags of the excerpts there. */
function nameAt(share: number, { anchors, count, text, marks }: Place): string {
  const near = 1 / Math.max(1, count)
  const start = offsetAt(anchors, share - near)
  const there = marks.index.overlapping(start, Math.max(start + 1, offsetAt(anchors, share + near)))
  const names = [...new Set(there.map(excerpt => marks.tagsOf(excerpt)))]
  const more = names.length > MOST_NAMES ? [t('and {count} more', { count: names.length - MOST_NAMES })] : []
  return [text.placeAt(offsetAt(anchors, share)), ...names.slice(0, MOST_NAMES), ...more].filter(Boolean).join('\n')
}

type Measured = Pick<MinimapProps, 'surface' | 'scroller' | 'layout' | 'text'>

/** Follow where parts of the text stand, and how high the map is. */
function useAnchors({ surface, scroller, layout, text }: Measured) {
  const [measured, setMeasured] = useState<{ readonly anchors: readonly Anchor[]; readonly height: number }>({
    anchors: [],
    height: 0
  })
  const isMeasured = measured.height > 0
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const measure = () => {
      clearTimeout(timer)
      const next = () => setMeasured({ anchors: anchorsOf(surface, scroller, text), height: scroller.clientHeight })
      timer = setTimeout(next, isMeasured ? REST : 0)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(scroller)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [surface, scroller, text, layout, isMeasured])
  return measured
}

/**
 * Keep the frame around what is in sight, without drawing anything else anew: it is scrolled to its place, since every
 * change of a style has the browser go through all that is painted on the text.
 */
function useSight(scroller: HTMLElement, height: number, layout: number) {
  const sight = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let frame = 0
    const place = () => {
      const { scrollTop, scrollHeight, clientHeight } = scroller
      const room = scrollHeight - clientHeight
      const { current } = sight
      if (current && room > 0)
        current.scrollTop = (1 - scrollTop / room) * (current.scrollHeight - current.clientHeight)
    }
    const onScroll = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(place)
    }
    const size = () => {
      const { clientHeight, scrollHeight } = scroller
      if (clientHeight === 0) return
      // In whole pixels, so that it changes only when that is seen.
      const share = Math.round((clientHeight * clientHeight) / scrollHeight) / clientHeight
      sight.current?.style.setProperty('--share', `${share}`)
      place()
    }
    const isSized = sight.current?.style.getPropertyValue('--share') !== ''
    const forget = isSized ? soon(size) : afterPaint(size)
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      forget()
      cancelAnimationFrame(frame)
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [scroller, height, layout])
  return sight
}

function soon(step: () => void): () => void {
  const timer = setTimeout(step, REST)
  return () => clearTimeout(timer)
}
