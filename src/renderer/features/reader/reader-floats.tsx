import { setReading, useReading } from '#renderer/reading.ts'
import { keysOf } from '#renderer/shortcuts.ts'
import { useWorkedOn } from '#renderer/side.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { show } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'
import type { PaintedExcerpt } from '#shared/queries/painted.ts'
import { Floating } from './floating.tsx'
import type { Stretch } from './kernel/caret.ts'
import { stretchOf, type Selection } from './kernel/selection.ts'
import { PileList } from './pile-list.tsx'
import styles from './reader-floats.module.css'
import { SelectionToolbar } from './selection-toolbar.tsx'
import type { Surface } from './surface.ts'
import { TagPicker } from './tag-picker.tsx'
import type { Subject } from './tagging.ts'
import type { Marks } from './use-marks.ts'
import type { ReadingActions } from './use-reading-actions.ts'
import type { Pile } from './use-walk.ts'

export type ReaderFloatsProps = {
  readonly surface: Surface
  readonly scroller: HTMLElement
  readonly layout: number
  readonly marks: Marks
  readonly current: PaintedExcerpt | null
  readonly selection: Selection | null
  readonly actions: ReadingActions
  readonly isReadOnly: boolean
}

/** Shows what floats beside a passage, one thing at a time: the tag picker, the borders' hint, the toolbar, a pile. */
export function ReaderFloats(props: ReaderFloatsProps) {
  return useWorkedOn() ? <OneFloat {...props} /> : null
}

function OneFloat(props: ReaderFloatsProps) {
  const { actions, selection, isReadOnly } = props
  const { picking } = useReading()
  const subject = picking && subjectOf(picking.excerptId, props)
  const stretch = stretchOf(selection)
  if (picking && subject) return <Picker key={picking.excerptId} {...props} subject={subject} text={picking.text} />
  if (actions.bordersOf !== null) return <BordersHint actions={actions} />
  if (stretch) return selection?.by === 'mouse' && !isReadOnly && <Tools {...props} stretch={stretch} />
  return actions.pile && <Heap {...props} pile={actions.pile} />
}

function Tools({ stretch, ...props }: ReaderFloatsProps & { readonly stretch: Stretch }) {
  const { surface, scroller, layout, marks, actions } = props
  return (
    <Floating {...{ surface, scroller, layout, stretch }}>
      <SelectionToolbar
        rows={marks.rows}
        onTag={tagId => void actions.tag(tagId)}
        onPick={() => setReading({ picking: { excerptId: null } })}
        onNote={() => void actions.writeNote()}
      />
    </Floating>
  )
}

function Heap({ pile, ...props }: ReaderFloatsProps & { readonly pile: Pile }) {
  const { surface, scroller, layout, marks, current } = props
  return (
    <Floating
      {...{ surface, scroller, layout }}
      stretch={{ start: pile.offset, end: Math.max(pile.offset + 1, current?.end ?? 0) }}
    >
      <PileList
        items={pile.excerptIds.flatMap(id => pileItem(id, marks))}
        currentId={current?.id ?? null}
        onPick={excerptId => show({ excerptId })}
      />
    </Floating>
  )
}

function Picker({
  subject,
  text,
  ...props
}: ReaderFloatsProps & { readonly subject: Subject; readonly text: string | undefined }) {
  const { surface, scroller, layout, marks, actions } = props
  const stretch = subject.kind === 'selection' ? subject.stretch : subject.excerpt
  return (
    <Floating {...{ surface, scroller, layout, stretch }}>
      <TagPicker
        rows={marks.rows}
        text={text ?? ''}
        taken={subject.kind === 'excerpt' ? subject.excerpt.tagIds : []}
        onPick={(picked, isMore) => void actions.pick(subject, picked, isMore)}
        onCancel={actions.closePicker}
      />
    </Floating>
  )
}

function BordersHint({ actions }: { readonly actions: ReadingActions }) {
  return (
    <div className={styles.hint} role="status">
      <span>{t('Select the passage as it should be.')}</span>
      <Button kind="main" onPress={() => void actions.confirmBorders()}>
        {t('Change borders')} <Kbd>{t('Enter')}</Kbd>
      </Button>
      <Button kind="quiet" onPress={() => void actions.endBorders()}>
        {t('Cancel')} <Kbd>{keysOf('clear-selection')}</Kbd>
      </Button>
    </div>
  )
}

function subjectOf(excerptId: string | null, { marks, actions }: ReaderFloatsProps): Subject | null {
  if (excerptId === null) return actions.subject
  const excerpt = marks.byId.get(excerptId)
  if (excerpt) return { kind: 'excerpt', excerpt }
  // One that was just made is not among those of the text yet.
  const { subject } = actions
  return subject?.kind === 'excerpt' && subject.excerpt.id === excerptId ? subject : null
}

function pileItem(id: string, { byId, paintOf, tagsOf, wordsOf }: Marks) {
  const excerpt = byId.get(id)
  if (!excerpt) return []
  const paint = paintOf(excerpt)
  return [{ id, colour: paint === 'none' ? null : paint, tags: tagsOf(excerpt), words: wordsOf(excerpt) }]
}
