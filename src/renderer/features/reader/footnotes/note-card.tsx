import { Button } from '#renderer/ui/button.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { keysOf } from '#renderer/shortcuts.ts'
import { t } from '#renderer/words.ts'
import { Floating } from '../floating.tsx'
import type { ReadText } from '../kernel/ground.ts'
import type { Surface } from '../surface.ts'
import styles from './note-card.module.css'
import { wordsOf, type AtNote } from './notes.ts'
import type { Footnotes } from './use-footnotes.ts'

export type NoteCardProps = {
  readonly surface: Surface
  readonly scroller: HTMLElement
  readonly layout: number
  readonly text: ReadText
  readonly footnotes: Footnotes
}

/** How much of the text around a call is shown beside its note. */
const AROUND = 120

/** Shows a footnote beside its call, or beside the footnote where it is called. */
export function NoteCard({ surface, scroller, layout, text, footnotes }: NoteCardProps) {
  const { shown, follow, keep, leave } = footnotes
  if (!shown) return null
  const isCall = shown.kind === 'call'
  return (
    <Floating {...{ surface, scroller, layout }} stretch={shown.stretch} isStill>
      <div className={styles.card} role="note" onPointerEnter={keep} onPointerLeave={leave}>
        <p className={styles.words} dir="auto" role="status">
          <b>{shown.note.mark}</b> {isCall ? wordsOf(text.text, shown.note) : around(text.text, shown)}
        </p>
        <Button kind="quiet" onPress={() => follow(shown)}>
          {isCall ? t('Go to the note') : t('Back to the text')} <Kbd>{keysOf('follow-note')}</Kbd>
        </Button>
      </div>
    </Floating>
  )
}

function around(text: string, { note }: AtNote): string {
  const call = note.calls[0]
  if (!call) return ''
  const start = Math.max(0, call.start - AROUND)
  const before = text.slice(start, call.start)
  return start > 0 ? `…${before.replace(/^\S*\s/, '')}` : before
}
