import { useEffect } from 'react'
import { say } from '#renderer/act.ts'
import { matches } from '#renderer/keys.ts'
import { endReading } from '#renderer/reading.ts'
import { useShortcut } from '#renderer/shortcuts.ts'
import { t } from '#renderer/words.ts'
import { extendBySentence, selectUnit, stretchOf, swapEnds } from './kernel/selection.ts'
import { reveal } from './lines.ts'
import type { ReadingPlace } from './place.ts'
import { caretInSight } from './use-caret-keys.ts'
import type { ReadingActions } from './use-reading-actions.ts'

export type ReaderKeysProps = ReadingPlace & {
  readonly actions: ReadingActions
  readonly hasFocus: boolean
  readonly openLink: () => void
}

/** Bind the keys of the reader. */
export function useReaderKeys(props: ReaderKeysProps): void {
  const { actions, hasFocus, openLink } = props
  useSelectingKeys(props)
  useTaggingKeys(props)
  useShortcut('go-to-text', actions.goToText)
  useShortcut('clear-selection', actions.letGo)
  useShortcut('next-excerpt', () => actions.step(true))
  useShortcut('previous-excerpt', () => actions.step(false))
  useShortcut('next-with-tag', () => actions.stepWithTag(true))
  useShortcut('previous-with-tag', () => actions.stepWithTag(false))
  useShortcut('show-same-tag', actions.showSameTag)
  useShortcut('cycle-excerpts', actions.cycle)
  useShortcut('split-excerpt', () => void actions.split())
  useShortcut('merge-excerpt', () => void actions.merge())
  useShortcut('change-borders', () => void actions.beginBorders())
  useShortcut('start-earlier', () => void actions.shiftBorder('start', false))
  useShortcut('start-later', () => void actions.shiftBorder('start', true))
  useShortcut('end-earlier', () => void actions.shiftBorder('end', false))
  useShortcut('end-later', () => void actions.shiftBorder('end', true))
  useShortcut('copy-excerpt', () => void actions.copy())
  useShortcut('remove-excerpt', () => void actions.remove())
  useShortcut('open-link', openLink, hasFocus)
  useEffect(() => endReading, [])
}

function useTaggingKeys({ actions, hasFocus, marks }: ReaderKeysProps): void {
  useShortcut('apply-tag', event => {
    const digit = [1, 2, 3, 4, 5, 6, 7, 8, 9].find(key => event && matches(event, String(key)))
    const row = marks.rows.find(({ tag }) => tag.key === digit)
    if (row) void actions.tag(row.tag.id)
    else if (digit !== undefined) say(t('No tag has the key {digit}. Give it one in the codebook.', { digit }))
  })
  useShortcut('pick-tag', () => actions.openPicker())
  useShortcut('type-tag', event => actions.openPicker(event?.key), actions.subject !== null)
  useShortcut('tag-in-vivo', () => void actions.tagInVivo())
  // Enter presses buttons elsewhere, so here it counts only in the text.
  useShortcut(
    'tag-as-before',
    () => void (actions.confirmBorders() || actions.tagAsBefore()),
    hasFocus && actions.stretch !== null
  )
  useShortcut('mark', () => void actions.mark())
  useShortcut('write-note', () => void actions.writeNote())
  useShortcut('edit-speaker', () => void actions.editSpeaker())
  useShortcut('edit-voice', () => void actions.editVoice())
}

function useSelectingKeys({ text, surface, scroller, selection, select }: ReaderKeysProps): void {
  function change(next: (from: NonNullable<typeof selection>) => typeof selection): void {
    if (!surface || !scroller) return
    const selected = next(selection ?? caretInSight(surface, scroller))
    if (!selected) return say(t('The text ends here.'))
    surface.root.focus({ preventScroll: true })
    select(selected)
    reveal(surface, scroller, selected.focus)
    reveal(surface, scroller, selected.anchor)
  }

  useShortcut('select-sentence', () => change(from => selectUnit(text, from, 'sentence', true)))
  useShortcut('select-sentence-before', () => change(from => selectUnit(text, from, 'sentence', false)))
  useShortcut('select-paragraph', () => change(from => selectUnit(text, from, 'paragraph', true)))
  useShortcut('select-paragraph-before', () => change(from => selectUnit(text, from, 'paragraph', false)))
  useShortcut('other-end', () => (stretchOf(selection) ? change(swapEnds) : say(t('Select some text first.'))))
  useShortcut('extend-by-sentence', () => change(from => extendBySentence(text, from, true)))
  useShortcut('shrink-by-sentence', () => change(from => extendBySentence(text, from, false)))
}
