import { useCallback, useEffect, useRef, useState } from 'react'
import { say } from '#renderer/act.ts'
import { keysOf } from '#renderer/shortcuts.ts'
import { show } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import { lastWhere } from '#shared/text/bisect.ts'
import { nextWithTag } from './kernel/among.ts'
import type { ReadingPlace } from './place.ts'
import type { Pointed } from './use-selection.ts'

/** Excerpts that lie over one another, and the place where that is. */
export type Pile = { readonly offset: number; readonly excerptIds: readonly string[] }

/** Go from excerpt to excerpt: the next in the text, the one under the pointer, the next of those that overlap. */
export function useWalk(place: ReadingPlace, onPoint: (excerptId: string) => void) {
  const { marks, current } = place
  const [pile, setPile] = useState<Pile | null>(null)
  // Of an excerpt with several tags, the one that was followed to it.
  const followed = useRef<string | null>(null)

  function turnTo(excerpts: readonly PaintedExcerpt[], offset: number): void {
    const excerpt = excerpts[(excerpts.findIndex(({ id }) => id === current?.id) + 1) % excerpts.length]
    setPile(excerpts.length > 1 ? { offset, excerptIds: excerpts.map(({ id }) => id) } : null)
    if (!excerpt) return
    onPoint(excerpt.id)
    show({ excerptId: excerpt.id })
  }

  /** The tag of the current excerpt that is followed; says so where there is none. */
  function tagToFollow(): string | null {
    const tagId = current?.tagIds.find(id => id === followed.current) ?? current?.tagIds[0]
    if (tagId === undefined) say(current ? t('This excerpt has no tag.') : t('Choose an excerpt first.'))
    return tagId ?? null
  }

  return {
    pile,

    /** Turn to the excerpt under the pointer; pressed again, to the next one there. */
    point: ({ offset }: Pointed): void => {
      const excerpts = offset === null ? [] : marks.index.covering(offset)
      if (excerpts.length > 0 && offset !== null) return turnTo(excerpts, offset)
      setPile(null)
      show({ excerptId: null })
    },

    /** Turn to the next of the excerpts that overlap at the caret, or with the current one. */
    cycle: (): void => {
      const { excerpts, offset } = overlapping(place)
      if (excerpts.length === 0) return say(t('No excerpt is here.'))
      if (excerpts.length === 1 && current) return say(t('No other excerpt is here.'))
      turnTo(excerpts, offset)
    },

    /** Turn to the next excerpt of the text, or the one before; where none is current, to the nearest. */
    step: (isForward: boolean): void => {
      const { excerpts } = marks
      if (excerpts.length === 0) return say(noExcerptYet())
      const at = current && excerpts.includes(current) ? excerpts.indexOf(current) : nearest(place, isForward)
      const next = excerpts[at + (isForward ? 1 : -1)]
      setPile(null)
      if (next) show({ excerptId: next.id })
      else say(isForward ? t('This is the last excerpt.') : t('This is the first excerpt.'))
    },

    /** Turn to the next excerpt with the same tag, or the one before. */
    stepWithTag: (isForward: boolean): void => {
      const tagId = tagToFollow()
      if (!current || tagId === null) return
      followed.current = tagId
      const next = nextWithTag(marks.excerpts, current, tagId, isForward)
      const name = marks.rows.find(({ tag }) => tag.id === tagId)?.tag.name ?? ''
      setPile(null)
      if (next) show({ excerptId: next.id })
      else say(noFurther(isForward, name))
    },

    /** Show the excerpts of all sources that bear the same tag. */
    showSameTag: (): void => {
      const tagId = tagToFollow()
      if (tagId !== null) show({ screen: 'excerpts', filter: { tagIds: [tagId] } })
    },

    /** List excerpts that no bar of the margin is left for, to choose one. */
    pileUp: useSteady((excerpts: readonly PaintedExcerpt[]) => turnTo(excerpts, excerpts[0]?.start ?? 0)),

    closePile: (): boolean => {
      setPile(null)
      return pile !== null
    }
  }
}

/** One function for all renders that does what the latest would, so that the margin is not drawn anew with each. */
function useSteady<T>(act: (subject: T) => void): (subject: T) => void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  return useCallback((subject: T) => latest.current(subject), [])
}

/** The excerpts at the caret; where the current one is not among them, those that overlap with it. */
function overlapping({ marks, current, selection }: ReadingPlace) {
  const there = selection ? marks.index.covering(selection.focus) : []
  if (!current || there.includes(current)) return { excerpts: there, offset: selection?.focus ?? 0 }
  return { excerpts: marks.index.overlapping(current.start, current.end), offset: current.start }
}

/** The number of the excerpt just before or after the caret, or before what is in sight. */
function nearest({ marks, surface, scroller, selection }: ReadingPlace, isForward: boolean): number {
  const top = scroller?.getBoundingClientRect().top ?? 0
  const offset = selection?.focus ?? surface?.between(top, top).start ?? 0
  const before = lastWhere(marks.excerpts, ({ start }) => start < offset)
  return isForward ? before : before + 1
}

function noFurther(isForward: boolean, name: string): string {
  return isForward
    ? t('This is the last excerpt with “{name}” in this source.', { name })
    : t('This is the first excerpt with “{name}” in this source.', { name })
}

function noExcerptYet(): string {
  return t('There is no excerpt yet. Select a passage and press {keys}.', { keys: keysOf('pick-tag') })
}
