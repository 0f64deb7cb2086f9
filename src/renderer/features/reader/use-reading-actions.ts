import { useEffect, useRef } from 'react'
import { say } from '#renderer/act.ts'
import { removeExcerpt, setReading } from '#renderer/reading.ts'
import { setFocusMode } from '#renderer/focus-mode.ts'
import { currentView, show } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import { copyWithCitation } from './copy-citation.ts'
import type { Stretch } from './kernel/caret.ts'
import { stretchOf } from './kernel/selection.ts'
import { isReplyAwaited } from './late-turn.ts'
import type { ReadingPlace } from './place.ts'
import { applyTags, mark, tagAsBefore, tagInVivo, toggleTag, writeInto, type Picked, type Subject } from './tagging.ts'
import { sayNextVoice } from './voicing.ts'
import { useBorders } from './use-borders.ts'
import { caretInSight } from './use-caret-keys.ts'
import { useParting } from './use-parting.ts'
import { useSide } from './use-side.ts'
import { useWalk } from './use-walk.ts'

/** Everything that can be done in the reader, by key or by mouse. */
export type ReadingActions = ReturnType<typeof useReadingActions>

/** Gather what can be done where the researcher is. */
export function useReadingActions(place: ReadingPlace) {
  const { source, text, marks, current, surface, scroller, selection, select } = place
  const stretch = stretchOf(selection)
  const subject = subjectOf(place)
  const { doWith, workedOn, isMarked, setMarked } = useDeeds(subject, place)
  const borders = useBorders(place, workedOn)
  const walk = useWalk(place, setMarked)
  const parting = useParting(place, workedOn, setMarked)

  function focusText(): void {
    surface?.root.focus({ preventScroll: true })
  }

  function putCaret(): void {
    // The browser has one selection for all texts: the one that is gone to has its own again.
    if (surface && scroller) select(selection ?? caretInSight(surface, scroller))
  }

  return {
    ...borders,
    ...walk,
    ...parting,
    subject,
    stretch,
    isMarked,
    tag: (tagId: string) => doWith(target => toggleTag(target, tagId)),
    tagAsBefore: () => doWith(tagAsBefore),
    mark: () => doWith(mark),
    writeNote: () => doWith(target => writeInto(target, 'note')),
    editSpeaker: () => doWith(target => writeInto(target, 'speaker')),
    editVoice: () => doWith(sayNextVoice),
    tagInVivo: () => doWith(target => tagInVivo(target, text.text, marks.rows)),
    /** Open the tag picker, with what was typed already. */
    openPicker: (typed = '') => {
      if (!subject) return say(t('Select some text first.'))
      setReading({ picking: { excerptId: subject.kind === 'excerpt' ? subject.excerpt.id : null, text: typed } })
    },
    pick: async (target: Subject | null, picked: Picked, isMore: boolean) => {
      // The next key may come before the disk has answered, and is meant for the text.
      if (!isMore) {
        setReading({ picking: null })
        focusText()
      }
      const excerptId = await doWith(() => applyTags(target, picked))
      if (isMore) setReading({ picking: excerptId ? { excerptId } : null })
    },
    closePicker: () => {
      setReading({ picking: null })
      focusText()
    },
    remove: async () => removeWorkedOn(await workedOn()),
    copy: () => copyWithCitation(source, text, stretch ?? current),
    putCaret,
    goToText: () => {
      focusText()
      if (current && !selection) select({ anchor: current.start, focus: current.start, by: 'keyboard' })
      else putCaret()
    },
    /** Let go of what was begun last: new borders, the pile, the selection, the excerpt. */
    letGo: () => {
      if (!borders.endBorders() && !walk.closePile()) letGoOf(stretch, select)
    }
  }
}

async function removeWorkedOn(excerpt: PaintedExcerpt | null): Promise<void> {
  if (!excerpt) return say(t('Choose an excerpt first.'))
  await removeExcerpt(excerpt.id)
}

function letGoOf(stretch: Stretch | null, select: ReadingPlace['select']): void {
  if (stretch) select({ anchor: stretch.start, focus: stretch.start, by: 'keyboard' })
  else if (currentView().excerptId !== null) show({ excerptId: null })
  // Nothing is left to let go of but the text standing alone.
  else setFocusMode(false)
}

/** Do things to a subject, and go on reading where a selection ended. */
function useDeeds(subject: Subject | null, { marks, selection, select, noteMade }: ReadingPlace) {
  // The excerpt that is being made, for which the next key is meant already, and the one that was made last.
  const making = useRef<Promise<PaintedExcerpt | null> | null>(null)
  const lastMade = useRef<PaintedExcerpt | null>(null)
  const latest = useRef(selection)
  useEffect(() => {
    latest.current = selection
  })
  // The excerpt that became current where the researcher is looking already; true while it is being made.
  const marked = useRef<string | boolean>(false)
  // It may be turned to before the excerpts of the text are heard of anew.
  const { excerptId } = useSide()
  useEffect(() => {
    // Whoever has turned to another may come back from far away.
    if (marked.current !== true && marked.current !== excerptId) marked.current = false
  }, [excerptId])

  async function doWith(deed: (subject: Subject | null) => Promise<string | null>): Promise<string | null> {
    if (subject?.kind !== 'selection') {
      const excerpt = await workedOn()
      marked.current = false
      return deed(excerpt && { kind: 'excerpt', excerpt })
    }
    const { stretch } = subject
    marked.current = true
    const doing = deed(subject)
    const nowMaking = doing.then(id => (id === null ? null : { id, ...stretch, tagIds: [] }))
    making.current = nowMaking
    const excerpt = await nowMaking.finally(() => {
      if (making.current === nowMaking) making.current = null
    })
    marked.current = excerpt?.id ?? false
    if (!excerpt) return null
    lastMade.current = excerpt
    noteMade(excerpt)
    // A fast hand has selected what comes next before the disk has answered, or the same again.
    if (latest.current === selection) select({ anchor: stretch.end, focus: stretch.end, by: 'keyboard' })
    return excerpt.id
  }

  /** The excerpt that keys are about: the one that is being made, once it is there, unless another was turned to. */
  async function workedOn(): Promise<PaintedExcerpt | null> {
    if (making.current && isReplyAwaited()) return making.current
    // What is drawn may be behind what was turned to.
    const { excerptId: id } = currentView()
    if (id === null) return null
    return marks.byId.get(id) ?? (lastMade.current?.id === id ? lastMade.current : null)
  }

  return {
    doWith,
    workedOn,
    isMarked: (excerptId: string) => marked.current === true || marked.current === excerptId,
    setMarked: (excerptId: string) => {
      marked.current = excerptId
    }
  }
}

function subjectOf({ source, selection, current, made }: ReadingPlace): Subject | null {
  const stretch = stretchOf(selection)
  if (stretch) return { kind: 'selection', sourceId: source.id, stretch }
  const excerpt = current ?? made
  return excerpt && { kind: 'excerpt', excerpt }
}
