import { memo, useCallback, useEffect, useEffectEvent, useId, useLayoutEffect, useState } from 'react'
import { show } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import type { ReadText } from '../kernel/ground.ts'
import type { Surface } from '../surface.ts'
import type { Marks } from '../use-marks.ts'
import { passagesAfter, type Passage } from './passages-after.ts'

export type PassagesProps = {
  readonly surface: Surface
  readonly scroller: HTMLElement
  readonly text: ReadText
  readonly marks: Marks
  readonly current: PaintedExcerpt | null
  /** Goes up whenever the text is laid out anew. */
  readonly layout: number
}

type Line = { readonly id: string; readonly name: string; readonly isCurrent: boolean }
type Told = { readonly key: string; readonly element: HTMLElement; readonly lines: readonly Line[] }

/** How long the text must rest, so that neither scrolling nor tagging waits for what is only heard. */
const REST = 250
/** How far beyond what is in sight passages are told, in CSS pixels: a screen reader reads ahead of what it shows. */
const AHEAD = 3000

/**
 * Tells which passages bear excerpts, for whoever hears the text: painting is no part of the accessibility tree. The
 * lists stand beside the text and are owned by its blocks, so that they are heard where the passages stand, and the
 * text itself stays as it is.
 */
export function Passages(props: PassagesProps) {
  const { surface } = props
  const told = useTold(props)
  // With the lists: no block may own one that is not there.
  useLayoutEffect(() => {
    for (const { element, key } of told) element.setAttribute('aria-owns', key)
    return () => {
      for (const { element } of told) element.removeAttribute('aria-owns')
    }
  }, [told])
  const pick = useCallback(
    (excerptId: string) => {
      show({ excerptId })
      surface.root.focus({ preventScroll: true })
    },
    [surface]
  )
  return <Lists told={told} onPick={pick} />
}

type ListsProps = { readonly told: readonly Told[]; readonly onPick: (excerptId: string) => void }

const Lists = memo(function Lists({ told, onPick }: ListsProps) {
  return (
    <div className="visually-hidden" data-passages>
      {told.map(({ key, lines }) => (
        <ul key={key} id={key} aria-label={t('Excerpts here')}>
          {lines.map(({ id, name, isCurrent }) => (
            <li key={id}>
              <button type="button" tabIndex={-1} aria-current={isCurrent || undefined} onClick={() => onPick(id)}>
                {name}
              </button>
            </li>
          ))}
        </ul>
      ))}
    </div>
  )
})

/** Follow which passages there are near what is in sight, once the text rests. */
function useTold({ surface, scroller, text, marks, current, layout }: PassagesProps): readonly Told[] {
  const id = useId()
  const [told, setTold] = useState<readonly Told[]>([])
  const tell = useEffectEvent(() => setTold(toldNear({ surface, scroller, text, marks, current, id })))
  useEffect(() => {
    let rest = window.setTimeout(tell, REST)
    const onScroll = () => {
      clearTimeout(rest)
      rest = window.setTimeout(tell, REST)
    }
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(rest)
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [surface, scroller, text, marks, current, layout])
  return told
}

type Near = Omit<PassagesProps, 'layout'> & { readonly id: string }

function toldNear({ surface, scroller, text, marks, current, id }: Near): readonly Told[] {
  const { top, bottom } = scroller.getBoundingClientRect()
  const near = surface.between(top - AHEAD, bottom + AHEAD)
  const passages = passagesAfter(marks.index.overlapping(near.start, near.end), text.blocks, near)
  const lines = new Map<HTMLElement, Line[]>()
  for (const [index, here] of passages) {
    const element = surface.elementAt(text.blocks[index]?.start ?? 0)?.closest<HTMLElement>('[data-block], [data-page]')
    if (!element) continue
    const before = lines.get(element) ?? []
    // A page holds many paragraphs, of which one excerpt may take several.
    const more = here.filter(({ excerpt }) => before.every(line => line.id !== excerpt.id))
    lines.set(element, [...before, ...more.map(passage => lineOf(passage, marks, current))])
  }
  return [...lines].map(([element, all], number) => ({ key: `${id}${number}`, element, lines: all }))
}

function lineOf(
  { excerpt, goesOn }: Passage<PaintedExcerpt>,
  { nameOf, tagsOf }: Marks,
  current: PaintedExcerpt | null
): Line {
  const name = goesOn ? t('{tags}, going on from above', { tags: tagsOf(excerpt) }) : nameOf(excerpt)
  return { id: excerpt.id, name, isCurrent: excerpt.id === current?.id }
}
