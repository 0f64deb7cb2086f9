import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useAnswer } from '#renderer/answers.ts'
import { keysOf } from '#renderer/shortcuts.ts'
import { isChangeable, shortcuts } from '#renderer/shortcuts/table.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { Phrase } from '#renderer/ui/phrase.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import { useView } from '#renderer/view-state.ts'
import { numeral, t } from '#renderer/words.ts'
import { actionsOn, sectionsOf, type Entry, type Section } from './entries.ts'
import { follow } from './follow.ts'
import styles from './palette.module.css'
import { useAsked } from './use-asked.ts'
import { countUse, usesSoFar } from './uses.ts'

export type PaletteListProps = {
  /** The actions that something was there to be done by when the palette was opened. */
  readonly ready: ReadonlySet<string>
  readonly onClose: () => void
}

// The other keys belong to carets and lists, and do nothing by themselves.
const doable = shortcuts.filter(({ name }) => isChangeable(name) && name !== 'open-palette')

const heads: Readonly<Record<Section['kind'], () => string>> = {
  action: () => t('Do'),
  tag: () => t('Tags'),
  source: () => t('Sources'),
  excerpt: () => t('Excerpts'),
  find: () => t('Find')
}

/** Lists what fits what is typed; Enter follows the current one. */
export function PaletteList({ ready, onClose }: PaletteListProps) {
  const listId = useId()
  const { typed, setTyped, sections, places } = useSections(ready)
  const all = sections.flatMap(({ matches }) => matches)
  const [chosen, setChosen] = useState({ typed, index: 0 })
  // Other words start at the top again.
  const current = chosen.typed === typed ? Math.min(chosen.index, Math.max(0, all.length - 1)) : 0

  function pick(entry: Entry | undefined, isOther: boolean): void {
    if (!entry) return
    if (entry.kind !== 'find') countUse(entry.id)
    onClose()
    follow(entry, { places, isOther })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && all.length > 0) setChosen({ typed, index: (current + step + all.length) % all.length })
    else if (event.key === 'Enter') pick(all[current]?.option, event.ctrlKey || event.metaKey || event.altKey)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      <div className={styles.line}>
        <Icon name="search" />
        <input
          className={styles.input}
          role="combobox"
          aria-label={t('Find or do anything')}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={listId}
          {...(all.length > 0 && { 'aria-activedescendant': `${listId}-${current}` })}
          // Whoever asked for it goes on typing.
          autoFocus
          dir="auto"
          maxLength={200}
          spellCheck={false}
          placeholder={t('An action, a tag, a source, words of an excerpt')}
          value={typed}
          onChange={event => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Kbd>{t('Esc|key')}</Kbd>
      </div>
      <Found {...{ sections, all, current, listId }} onPick={({ option }, isOther) => pick(option, isOther)} />
    </>
  )
}

type FoundMatch = Section['matches'][number]
type FoundProps = {
  readonly sections: readonly Section[]
  readonly all: readonly FoundMatch[]
  readonly current: number
  readonly listId: string
  readonly onPick: (match: FoundMatch, isOther: boolean) => void
}

function Found({ sections, all, current, listId, onPick }: FoundProps) {
  return (
    <div className={styles.list} id={listId} role="listbox" aria-label={t('What was found')}>
      {sections.map(({ kind, matches }) => (
        <div key={kind} className={styles.section} role="group" aria-label={heads[kind]()}>
          <p className={styles.head} aria-hidden="true">
            {heads[kind]()}
          </p>
          {matches.map(match => (
            <Line
              key={match.option.id}
              id={`${listId}-${all.indexOf(match)}`}
              match={match}
              isCurrent={match === all[current]}
              onPick={isOther => onPick(match, isOther)}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

function useSections(ready: ReadonlySet<string>) {
  const [typed, setTyped] = useState('')
  const { screen } = useView()
  const rows = useAnswer({ kind: 'codebook' })?.rows
  const asked = useAsked(typed)
  const [uses] = useState(usesSoFar)
  const entries = useMemo(
    (): readonly Entry[] => [
      ...actionsOn(doable, { screen, ready }).map(({ name, label, group }): Entry => ({
        kind: 'action',
        id: name,
        name: t(label),
        ...(group !== 'Everywhere' && { detail: t(group) }),
        keys: keysOf(name)
      })),
      ...(rows ?? []).map(({ tag, path, colour, withChildren }): Entry => ({
        kind: 'tag',
        id: tag.id,
        name: tag.name,
        detail: path.split('/').slice(0, -1).join(' / '),
        colour,
        count: withChildren
      }))
    ],
    [screen, ready, rows]
  )
  const sections = sectionsOf({ entries, asked: asked.entries }, typed, uses)
  return { typed, setTyped, sections, places: asked.places }
}

type LineProps = {
  readonly id: string
  readonly match: FoundMatch
  readonly isCurrent: boolean
  readonly onPick: (isOther: boolean) => void
}

function Line({ id, match: { option, start, end }, isCurrent, onPick }: LineProps) {
  const { kind, name, detail, colour, count, keys } = option
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- The field keeps the focus and handles the keys.
    <div
      className={styles.option}
      tabIndex={-1}
      id={id}
      role="option"
      aria-selected={isCurrent}
      data-kind={kind}
      ref={element => {
        if (isCurrent) element?.scrollIntoView({ block: 'nearest' })
      }}
      onMouseDown={event => event.preventDefault()}
      onClick={event => onPick(event.ctrlKey || event.metaKey || event.altKey)}
    >
      {colour && <Swatch colour={colour} />}
      <span className={styles.name}>
        {kind === 'find' ? (
          <Phrase words={t('Find “{words}” in texts, excerpts and notes')} parts={{ words: <bdi>{name}</bdi> }} />
        ) : (
          <bdi>
            {name.slice(0, start)}
            <b>{name.slice(start, end)}</b>
            {name.slice(end)}
          </bdi>
        )}{' '}
        {detail && <small dir="auto">{detail}</small>}
      </span>
      {count !== undefined && <small className={styles.count}>{numeral(count)}</small>}
      {keys && <Kbd>{keys}</Kbd>}
    </div>
  )
}
