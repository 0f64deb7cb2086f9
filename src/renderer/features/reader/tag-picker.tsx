import { useRef, type FocusEvent } from 'react'
import { PickList, type PickOption } from '#renderer/ui/pick-list.tsx'
import { t } from '#renderer/words.ts'
import type { TagRow } from '#shared/queries/codebook.ts'
import styles from './tag-picker.module.css'
import type { Picked } from './tagging.ts'

export type TagPickerProps = {
  readonly rows: readonly TagRow[]
  /** What was typed before it opened. */
  readonly text: string
  /** The tags that the passage bears already; they are not offered again. */
  readonly taken: readonly string[]
  /** Called with what was picked; `isMore` when the picker is to stay open for another. */
  readonly onPick: (picked: Picked, isMore: boolean) => void
  readonly onCancel: () => void
}

// The tags picked lately, latest first: the most likely ones when nothing is typed yet.
let lately: readonly string[] = []

/** Finds a tag by typing part of its name; an unknown name makes a new tag. */
export function TagPicker({ rows, text, taken, onPick, onCancel }: TagPickerProps) {
  const root = useRef<HTMLDivElement>(null)

  function pick(tagId: string, isMore: boolean): void {
    lately = [tagId, ...lately.filter(id => id !== tagId)].slice(0, 3)
    onPick({ tagIds: [tagId] }, isMore)
  }

  function onBlur(event: FocusEvent): void {
    if (!root.current?.contains(event.relatedTarget) && document.hasFocus()) onCancel()
  }

  return (
    <div ref={root} className={styles.picker} {...{ role: 'dialog', 'aria-label': t('Tag this passage'), onBlur }}>
      <PickList
        label={t('Tag')}
        text={text}
        placeholder={t('Find or make a tag')}
        newDetail={t('new tag')}
        options={optionsOf(rows.filter(({ tag }) => !taken.includes(tag.id)))}
        onPick={pick}
        onNew={(name, isMore) => onPick({ tagIds: [], newTagNames: [name] }, isMore)}
        onCancel={onCancel}
      />
    </div>
  )
}

function optionsOf(rows: readonly TagRow[]): readonly PickOption[] {
  const likely = rows.toSorted((a, b) => likelihood(b) - likelihood(a))
  return likely.map(({ tag, path, colour }) => ({
    id: tag.id,
    name: tag.name,
    detail: path.split('/').slice(0, -1).join(' / '),
    colour,
    ...(tag.key !== null && { keys: String(tag.key) })
  }))
}

function likelihood({ tag }: TagRow): number {
  const at = lately.indexOf(tag.id)
  return at < 0 ? 0 : lately.length - at
}
