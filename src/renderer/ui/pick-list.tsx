import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { numeral, t } from '#renderer/words.ts'
import { Kbd } from './kbd.tsx'
import styles from './pick-list.module.css'
import { matchOptions, type Match, type PickOption } from './pick-match.ts'
import { Swatch } from './swatch.tsx'

export type { PickOption } from './pick-match.ts'

export type PickListProps = {
  /** What is picked, such as “Tag”. */
  readonly label: string
  readonly options: readonly PickOption[]
  /** `isMore` when Ctrl or Cmd was held: the list is to stay open for another. */
  readonly onPick: (id: string, isMore: boolean) => void
  /** Offers what was typed as something new, when no option is called so. */
  readonly onNew?: (text: string, isMore: boolean) => void
  readonly onCancel: () => void
  /** Hears what is typed, where the options are found by it. */
  readonly onText?: (text: string) => void
  /** What is said of something new, such as “new tag”. */
  readonly newDetail?: string
  readonly placeholder?: string
  /** What the field holds at first. */
  readonly text?: string
  /** The option that is current at first; else the first one is. */
  readonly startAt?: string
}

/** Picks from a list by typing part of a name, accents and case ignored. Enter picks, Escape leaves. */
export function PickList(props: PickListProps) {
  const [text, setText] = useText(props)
  const listId = useId()
  const { matches, newName, current, count, move, pick } = usePick(props, text, setText)

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter') pick(current, event)
    else if (event.key === 'Escape') props.onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={styles.pick}>
      <div className={styles.line}>
        <input
          className={styles.input}
          role="combobox"
          aria-label={props.label}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={listId}
          {...(count > 0 && { 'aria-activedescendant': `${listId}-${current}` })}
          // The list opens because a key asked for it, and whoever asked goes on typing.
          autoFocus
          dir="auto"
          maxLength={200}
          placeholder={props.placeholder ?? props.label}
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Kbd>{t('Enter|key')}</Kbd>
      </div>
      <div className={styles.list} id={listId} role="listbox" aria-label={props.label}>
        {matches.map((match, index) => (
          <Option
            key={match.option.id}
            id={`${listId}-${index}`}
            isCurrent={index === current}
            onPick={event => pick(index, event)}
          >
            <Choice match={match} />
          </Option>
        ))}
        {newName !== null && (
          <Option
            id={`${listId}-${matches.length}`}
            isCurrent={current === count - 1}
            onPick={event => pick(count - 1, event)}
          >
            <NewName name={newName} detail={props.newDetail ?? t('new')} />
          </Option>
        )}
      </div>
      {count === 0 && <p className={styles.none}>{t('Nothing is called so.')}</p>}
    </div>
  )
}

function useText({ text: first = '', onText }: PickListProps): readonly [string, (text: string) => void] {
  const [text, setText] = useState(first)
  return [
    text,
    next => {
      setText(next)
      onText?.(next)
    }
  ]
}

function Choice({ match }: { readonly match: Match }) {
  const { colour, count, keys } = match.option
  return (
    <>
      {colour && <Swatch colour={colour} />}
      <Named match={match} />
      {count !== undefined && <small className={styles.count}>{numeral(count)}</small>}
      {keys && <Kbd>{keys}</Kbd>}
    </>
  )
}

function NewName({ name, detail }: { readonly name: string; readonly detail: string }) {
  return (
    <span className={styles.name}>
      “<b dir="auto">{name}</b>” <small>{detail}</small>
    </span>
  )
}

/** What is offered for a text, and which of it is current. */
function usePick({ options, onPick, onNew, startAt }: PickListProps, text: string, setText: (text: string) => void) {
  const [chosen, setChosen] = useState(() => ({ text, index: text ? 0 : placeOf(startAt, options) }))
  const { matches, isExact } = matchOptions(options, text)
  const name = text.trim()
  const newName = onNew && name && !isExact ? name : null
  const count = matches.length + (newName === null ? 0 : 1)
  // Another text starts at the top again.
  const current = chosen.text === text ? Math.min(chosen.index, Math.max(0, count - 1)) : 0

  function move(step: number): void {
    if (count > 0) setChosen({ text, index: (current + step + count) % count })
  }

  function pick(index: number, { ctrlKey, metaKey }: Held): void {
    const isMore = ctrlKey || metaKey
    const match = matches[index]
    if (match) onPick(match.option.id, isMore)
    else if (newName !== null) onNew?.(newName, isMore)
    if (isMore) setText('')
  }

  return { matches, newName, current, count, move, pick }
}

function placeOf(id: string | undefined, options: readonly PickOption[]): number {
  return Math.max(
    0,
    options.findIndex(option => option.id === id)
  )
}

type Held = { readonly ctrlKey: boolean; readonly metaKey: boolean }

type OptionProps = {
  readonly id: string
  readonly isCurrent: boolean
  readonly onPick: (event: Held) => void
  readonly children: ReactNode
}

function Option({ id, isCurrent, onPick, children }: OptionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- The field keeps the focus and handles the keys.
    <div
      className={styles.option}
      tabIndex={-1}
      id={id}
      role="option"
      aria-selected={isCurrent}
      ref={element => {
        if (isCurrent) element?.scrollIntoView({ block: 'nearest' })
      }}
      onMouseDown={event => event.preventDefault()}
      onClick={onPick}
    >
      {children}
    </div>
  )
}

function Named({ match: { option, start, end } }: { readonly match: Match }) {
  return (
    <span className={styles.name}>
      <bdi>
        {option.name.slice(0, start)}
        <b>{option.name.slice(start, end)}</b>
        {option.name.slice(end)}
      </bdi>{' '}
      {option.detail && <small>{option.detail}</small>}
    </span>
  )
}
