import { useEffect, useRef, type KeyboardEvent } from 'react'
import { keysNow } from '#renderer/key-changes.ts'
import { typesNothing, type Pressed } from '#renderer/keys.ts'
import { keysOf } from '#renderer/shortcuts.ts'
import { shortcuts } from '#renderer/shortcuts/table.ts'
import { Button, IconButton } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { numeral, t } from '#renderer/words.ts'
import styles from './find-bar.module.css'
import './found.css'
import { MOST_LETTERS } from './hits.ts'
import { MOST_HITS } from './use-hits.ts'
import type { Find } from './use-find.ts'

export type FindBarProps = { readonly find: Find }

/** Looks for words in the text above it: how many there are, from one to the next, back into the text. */
export function FindBar({ find }: FindBarProps) {
  const { wanted, change, step, close, tagAll } = find
  return (
    <search className={styles.bar} aria-label={t('Find in this text')}>
      <WordsField find={find} />
      <span className={styles.count} role="status">
        {inWords(find)}
      </span>
      <IconButton label={t('Place found before')} keys={keysOf('find-previous')} onPress={() => step(false)}>
        <span className={styles.up}>
          <Icon name="down" />
        </span>
      </IconButton>
      <IconButton label={t('Next place found')} keys={keysOf('find-next')} onPress={() => step(true)}>
        <Icon name="down" />
      </IconButton>
      <IconButton
        label={t('Capitals and accents as typed')}
        isOn={wanted.isExact}
        onPress={() => change({ isExact: !wanted.isExact })}
      >
        <span aria-hidden="true">Éa</span>
      </IconButton>
      <IconButton
        label={t('Whole words only')}
        isOn={wanted.isWhole}
        onPress={() => change({ isWhole: !wanted.isWhole })}
      >
        <span className={styles.whole} aria-hidden="true">
          ab
        </span>
      </IconButton>
      {tagAll && (
        <Button kind="quiet" onPress={tagAll} label={t('Tag all places found ({keys})', { keys: keysOf('tag-found') })}>
          {t('Tag all…')}
        </Button>
      )}
      <span className={styles.close}>
        <IconButton label={t('Leave find')} keys={keysOf('clear-selection')} onPress={close}>
          <Icon name="close" />
        </IconButton>
      </span>
    </search>
  )
}

function WordsField({ find: { wanted, asked, change, step, close, tagAll } }: Pick<FindBarProps, 'find'>) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (asked === 0) return
    field.current?.focus()
    field.current?.select()
  }, [asked])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (isTagFound(event)) tagAll?.()
    else if (event.key === 'Enter') step(!event.shiftKey)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <input
      ref={field}
      className={styles.words}
      type="text"
      dir="auto"
      maxLength={MOST_LETTERS}
      aria-label={t('Words to find in this text')}
      placeholder={t('Find in this text')}
      value={wanted.words}
      onChange={event => change({ words: event.target.value })}
      onKeyDown={onKeyDown}
    />
  )
}

/** The key can be another than usual; one that types something types it. */
function isTagFound(pressed: Pressed): boolean {
  const shortcut = shortcuts.find(({ name }) => name === 'tag-found')
  return shortcut !== undefined && typesNothing(pressed, keysNow(shortcut))
}

function inWords({ wanted, found: { hits, isDone }, index }: Find): string {
  if (wanted.words.trim() === '') return ''
  if (hits.length === 0) return isDone ? t('Found nowhere in this text') : t('Looking…')
  const count = numeral(hits.length)
  const place = numeral(index + 1)
  if (hits.length >= MOST_HITS) return t('{place} of more than {count}', { place, count })
  return index < 0 ? t('Looking…') : t('{place} of {count}', { place, count })
}
