import { act, say } from '#renderer/act.ts'
import { t } from '#renderer/words.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import { mergeable, splittable } from './kernel/among.ts'
import { turnOnReply } from './late-turn.ts'
import type { ReadingPlace } from './place.ts'

/** Make two excerpts of one, and one of two. */
export function useParting(
  { text, marks, current, selection, select }: ReadingPlace,
  workedOn: () => Promise<PaintedExcerpt | null>,
  onPoint: (id: string) => void
) {
  return {
    /** Split the excerpt at the caret; the second part is current then. */
    split: async (): Promise<void> => {
      const at = selection?.focus ?? null
      const excerpt = at === null ? null : splittable(marks.index.covering(at), current, at)
      if (at === null || !excerpt) return say(t('Put the caret into an excerpt first, where it is to be split.'))
      const turn = turnOnReply()
      const id = await act({ kind: 'split-excerpt', excerptId: excerpt.id, at })
      if (turn(id) && id) {
        onPoint(id)
        select({ anchor: at, focus: at, by: 'keyboard' })
      }
      if (!id) return
      say(t('Excerpt split.'), { undo: true })
    },

    /** Merge the excerpt that is worked on with the next one that overlaps or touches it. */
    merge: async (): Promise<void> => {
      const excerpt = await workedOn()
      if (!excerpt) return say(t('Choose an excerpt first.'))
      const other = mergeable(marks.excerpts, excerpt, text.text)
      if (!other) return say(t('No other excerpt overlaps or touches this one.'))
      const turn = turnOnReply()
      const id = await act({ kind: 'merge-excerpts', excerptIds: [excerpt.id, other.id] })
      if (turn(id) && id) onPoint(id)
      if (id === undefined) return
      say(t('Merged with {words}.', { words: marks.wordsOf(other) }), { undo: true })
    }
  }
}
