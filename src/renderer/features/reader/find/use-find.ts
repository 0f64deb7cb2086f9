import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { say } from '#renderer/act.ts'
import { useDesk } from '#renderer/answers.ts'
import { setReading } from '#renderer/reading.ts'
import { useShortcut } from '#renderer/shortcuts.ts'
import { jump } from '#renderer/trail.ts'
import { t } from '#renderer/words.ts'
import type { Stretch } from '../kernel/caret.ts'
import type { ReadText } from '../kernel/ground.ts'
import { stretchOf } from '../kernel/selection.ts'
import { bringIntoSight } from '../lines.ts'
import type { ReadingPlace } from '../place.ts'
import { firstFrom, type Wanted } from './hits.ts'
import { keepWanted, lastWanted } from './last-wanted.ts'
import { hitsToTag } from './hits-to-tag.ts'
import { hitPainter } from './paint-hits.ts'
import { useHits, type Found } from './use-hits.ts'

export type FindPlace = Pick<ReadingPlace, 'source' | 'surface' | 'scroller' | 'selection' | 'select'> & {
  readonly text: ReadText
  /** Goes up whenever other pages are drawn. */
  readonly drawn: number
}

/** Looking for words in the source that is read. */
export type Find = ReturnType<typeof useFind>

/** A selection that is longer is not what is looked for. */
const LONGEST = 200
/** How far around what is in sight hits are painted where only what is near is drawn, in CSS pixels. */
const NEAR = 3000

/** Look for words in the text: what was found, which of it one is at, and the keys that go through it. */
export function useFind(place: FindPlace) {
  const { text, surface, scroller, select, drawn } = place
  const [isOpen, setOpen] = useState(false)
  const [wanted, setWanted] = useState(lastWanted)
  /** Where one is: the hit there, or the first after it, is the current one. */
  const [from, setFrom] = useState(0)
  /** Goes up whenever the field is asked for; 0 where keys are meant for the text. */
  const [asked, setAsked] = useState(0)
  const hasMoved = useRef(false)
  // Next was pressed before there was anything to go to.
  const isAwaited = useRef(false)
  const found = useHits(text.text, isOpen ? wanted : null)
  const index = currentOf(found, from)
  const hit = found.hits[index] ?? null
  usePaintedHits(place, drawn, found, hit)

  const goToHit = useEffectEvent(() => {
    if (!hit || !surface || !scroller) return
    bringIntoSight(surface, scroller, hit.start, hasMoved.current ? undefined : jump)
    hasMoved.current = true
    if (isAwaited.current) choose(hit)
    isAwaited.current = false
  })
  useEffect(() => goToHit(), [hit?.start, hit?.end])

  /** In the text a hit is selected, as the next key is about it. */
  function choose({ start, end }: Stretch): void {
    if (surface?.root === document.activeElement) select({ anchor: start, focus: end, by: 'keyboard' })
  }

  function begin(): void {
    hasMoved.current = false
    setFrom(placeNow(place))
    setOpen(true)
  }

  function open(): void {
    const words = firstWords(place)
    if (words !== '') change({ words })
    if (!isOpen || words !== '') begin()
    setAsked(count => count + 1)
  }

  function change(part: Partial<Wanted>): void {
    const next = { ...wanted, ...part }
    keepWanted(next)
    setWanted(next)
  }

  /** Go to the next hit, or the one before; round at the ends. */
  function step(isForward: boolean): void {
    if (wanted.words.trim() === '') return open()
    isAwaited.current = !isOpen || index < 0
    if (!isOpen) return begin()
    const next = found.hits[(index + (isForward ? 1 : -1) + found.hits.length) % found.hits.length]
    if (!next) return
    setFrom(next.start)
    choose(next)
  }

  function close(): void {
    setOpen(false)
    setAsked(0)
    surface?.root.focus({ preventScroll: true })
    if (hit) select({ anchor: hit.start, focus: hit.end, by: 'keyboard' })
  }

  const tagAll = useTaggingAll(place, { words: wanted.words, found: isOpen ? found : null }, open)
  useShortcut('find-in-source', open)
  useShortcut('find-next', () => step(true))
  useShortcut('find-previous', () => step(false))
  return { isOpen, wanted, found, index, asked, change, step, close, tagAll }
}

type Sought = { readonly words: string; readonly found: Found | null }

/** Ask for a tag on all that was found, once that is known; null where nothing may be changed. */
function useTaggingAll({ source, text }: FindPlace, { words, found }: Sought, open: () => void): (() => void) | null {
  const canTag = (useDesk()?.open?.readOnly ?? null) === null
  // The words that were to be tagged before all of them was found.
  const awaited = useRef<string | null>(null)
  function tagAll(): void {
    if (!found) return open()
    awaited.current = found.isDone ? null : words
    if (!found.isDone) return say(t('Looking…'))
    if (found.hits.length === 0) return say(t('Found nowhere in this text'))
    setReading({ hitsToTag: hitsToTag(source, text, { words, hits: found.hits }) })
  }
  const tagAwaited = useEffectEvent(() => {
    if (awaited.current === null || (found && !found.isDone && awaited.current === words)) return
    if (found && canTag && awaited.current === words) tagAll()
    awaited.current = null
  })
  useEffect(() => tagAwaited(), [found, words])
  useShortcut('tag-found', tagAll, canTag)
  return canTag ? tagAll : null
}

/** While more is being found, only what stands after the place one is at can be known to be next. */
function currentOf({ hits, isDone }: Found, from: number): number {
  const index = firstFrom(hits, from)
  return isDone || (hits[index]?.start ?? -1) >= from ? index : -1
}

function placeNow({ surface, scroller, selection }: FindPlace): number {
  const stretch = stretchOf(selection)
  if (stretch) return stretch.start
  const view = scroller?.getBoundingClientRect()
  if (!surface || !view) return 0
  const sight = surface.between(view.top + 24, view.bottom)
  const isInSight = selection && sight.start <= selection.focus && selection.focus <= sight.end
  return isInSight ? selection.focus : sight.start
}

function firstWords({ text, selection }: FindPlace): string {
  const stretch: Stretch = stretchOf(selection) ?? { start: 0, end: 0 }
  return stretch.end - stretch.start > LONGEST ? '' : text.text.slice(stretch.start, stretch.end).trim()
}

function usePaintedHits(place: FindPlace, drawn: number, { hits }: Found, hit: Stretch | null): void {
  const { surface } = place
  const [painter] = useState(hitPainter)
  const paint = useEffectEvent(() => {
    if (!surface) return
    painter.paint(surface, drawn, surface.isPlaced ? nearOnes(place, hits) : hits)
    painter.paintCurrent(surface, hit)
  })
  useEffect(() => paint(), [surface, drawn, hits, hit])
  useEffect(() => painter.wipe, [painter])
}

function nearOnes({ surface, scroller }: FindPlace, hits: readonly Stretch[]): readonly Stretch[] {
  const view = scroller?.getBoundingClientRect()
  if (!surface || !view) return []
  const near = surface.between(view.top - NEAR, view.bottom + NEAR)
  return hits.filter(({ start, end }) => end > near.start && start < near.end)
}
