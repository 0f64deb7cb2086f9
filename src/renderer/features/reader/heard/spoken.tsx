import { useEffect, useRef } from 'react'
import { useWorkedOn } from '#renderer/side.ts'
import type { ReadText } from '../kernel/ground.ts'
import type { Marks } from '../use-marks.ts'
import { heardOf, type Moment } from './what-is-heard.ts'

export type SpokenProps = Moment & { readonly text: ReadText; readonly marks: Marks }

/** Says aloud what keys select, go over and turn to in the text, which shows it to the eyes alone. */
export function Spoken({ selection, current, text, marks }: SpokenProps) {
  const region = useRef<HTMLDivElement>(null)
  const before = useRef<Moment>({ selection: null, current: null })
  const isWorkedOn = useWorkedOn()
  useEffect(() => {
    const words = heardOf(before.current, { selection, current }, { text, marks })
    before.current = { selection, current }
    if (words === null || !region.current || !isWorkedOn) return
    // The same words twice are said twice only where they differ.
    const isSame = region.current.textContent === words
    region.current.textContent = isSame ? `${words}\u00a0` : words
  }, [selection, current, text, marks, isWorkedOn])
  return <div ref={region} className="visually-hidden" role="status" aria-atomic="true" data-spoken />
}
