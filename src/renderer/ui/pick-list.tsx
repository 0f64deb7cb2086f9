import { useId, useState, type KeyboardEvent } from 'react'
import type { Colour } from '#shared/model/tag.ts'
import { Kbd } from './kbd.tsx'
import styles from './pick-list.module.css'
import { matchOptions, type Match } from './pick-match.ts'
import { Swatch } from './swatch.tsx'

export type PickOption = {
  readonly id: string
  readonly name: string
  /** Said after the name, such as the tag above it; found too, but less. */
  readonly detail?: string
  readonly colour?: Colour
  readonly count?: number
}

export type PickListProps = {
  /** What is picked, such as “Tag”. */
  readonly label: string
  readonly options: readonly PickOption[]
  readonly onPick: (id: string) => void
  /** Offers what was typed as something new, when no option is called so. */
  readonly onNew?: (text: string) => void
  readonly onCancel: () => void
  /** What is said of something new, such as “new tag”. */
  readonly newDetail?: string
  readonly placeholder?: string
  /** What the field holds at first. */
  readonly text?: string
}

/** Picks from a list by typing part of a name, accents and case ignored. Enter picks, Escape leaves. */
export function PickList(props: PickListProps) {
  const { label, options, onPick, onNew, onCancel, newDetail = 'new', placeholder, text: first = '' } = props
  const [text, setText] = useState(first)
  const [chosen, setChosen] = useState(0)
  const listId = useId()
  const { matches, isExact } = matchOptions(options, text)
  const name = text.trim()
  const isNewOffered = onNew !== undefined && name !== '' && !isExact
  const count = matches.length + (isNewOffered ? 1 : 0)
  const current = Math.min(chosen, Math.max(0, count - 1))

  function pick(index: number): void {
    const match = matches[index]
    if (match) onPick(match.option.id)
    else if (isNewOffered) onNew(name)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && count > 0) setChosen((current + step + count) % count)
    else if (event.key === 'Enter') pick(current)
    else if (event.key === 'Escape') onCancel()
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
          aria-label={label}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={listId}
          {...(count > 0 && { 'aria-activedescendant': `${listId}-${current}` })}
          // The list opens because a key asked for it, and whoever asked goes on typing.
          autoFocus
          dir="auto"
          maxLength={200}
          placeholder={placeholder ?? label}
          value={text}
          onChange={event => {
            setText(event.target.value)
            setChosen(0)
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd>Enter</Kbd>
      </div>
      <ul className={styles.list} id={listId} role="listbox" aria-label={label}>
        {matches.map((match, index) => (
          <Option
            key={match.option.id}
            id={`${listId}-${index}`}
            isCurrent={index === current}
            onPick={() => pick(index)}
          >
            {match.option.colour && <Swatch colour={match.option.colour} />}
            <Named match={match} />
            {match.option.count !== undefined && <small className={styles.count}>{match.option.count}</small>}
          </Option>
        ))}
        {isNewOffered && (
          <Option
            id={`${listId}-${matches.length}`}
            isCurrent={current === matches.length}
            onPick={() => pick(matches.length)}
          >
            <span className={styles.name}>
              “<b>{name}</b>” <small>{newDetail}</small>
            </span>
          </Option>
        )}
      </ul>
      {count === 0 && <p className={styles.none}>Nothing is called so.</p>}
    </div>
  )
}

type OptionProps = {
  readonly id: string
  readonly isCurrent: boolean
  readonly onPick: () => void
  readonly children: React.ReactNode
}

function Option({ id, isCurrent, onPick, children }: OptionProps) {
  return (
    // The keys are handled by the field, which keeps the focus.
    <li
      className={styles.option}
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
    </li>
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
