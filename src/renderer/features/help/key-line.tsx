import { useState, type KeyboardEvent } from 'react'
import { clashesOf, keysNow, problemOfKey, withKey, withUsualKey, type KeyChanges } from '#renderer/key-changes.ts'
import { keyOf, shown } from '#renderer/keys.ts'
import { shownKeys } from '#renderer/shortcuts.ts'
import { isChangeable, shortcuts, type Shortcut } from '#renderer/shortcuts/table.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { dateLanguage, t } from '#renderer/words.ts'
import styles from './key-line.module.css'

export type KeyLineProps = {
  readonly shortcut: Shortcut
  readonly given: KeyChanges
  readonly onChange: (given: KeyChanges) => void
}

/** What is being given: nothing yet, or a key that another action has, to be pressed again. */
type Asking = { readonly key: string | null; readonly words: string }

/** Shows the keys of an action; pressed, it takes the next key for it. */
export function KeyLine({ shortcut, given, onChange }: KeyLineProps) {
  const { name } = shortcut
  const label = t(shortcut.label)
  const [asking, setAsking] = useState<Asking | null>(null)
  const keys = shownKeys(keysNow(shortcut))
  const usual = shownKeys(shortcut.keys)

  function take(event: KeyboardEvent): void {
    if (!asking) return
    event.preventDefault()
    event.stopPropagation()
    const key = keyOf(event.nativeEvent)
    if (key === null) return
    if (key === 'Escape') return setAsking(null)
    const problem = problemOfKey(key) ?? keptBy(shortcut, given, key)
    if (problem) return setAsking({ key: null, words: problem })
    const [clash] = clashesOf(shortcuts, given, name, key)
    if (clash && asking.key !== key)
      return setAsking({
        key,
        words: t('{key} is for “{action}”. Press it again to take it.', { key: shown(key), action: t(clash.label) })
      })
    setAsking(null)
    onChange(withKey(shortcuts, given, name, key))
  }

  return (
    <li className={styles.line}>
      <span className={styles.label}>{label}</span>
      {asking && (
        <span className={styles.asking} role="status">
          {asking.words}
        </span>
      )}
      {given[name] !== undefined && !asking && (
        <IconButton
          label={t('Usual key for “{action}”: {keys}', { action: label, keys: usual.join(', ') })}
          onPress={() => onChange(withUsualKey(shortcuts, given, name))}
        >
          <Icon name="close" size={12} />
        </IconButton>
      )}
      {isChangeable(name) ? (
        <button
          type="button"
          className={styles.keys}
          aria-label={t('{action}: {keys}. Change it', { action: label, keys: eitherOf(keys) || t('no key') })}
          aria-pressed={asking !== null}
          onClick={() => setAsking(asking ? null : { key: null, words: t('Press the new key') })}
          onBlur={() => setAsking(null)}
          onKeyDown={take}
        >
          <Keys keys={keys} />
        </button>
      ) : (
        <span className={styles.keys}>
          <Keys keys={keys} />
        </span>
      )}
    </li>
  )
}

function Keys({ keys }: { readonly keys: readonly string[] }) {
  return keys.length > 0 ? (
    keys.map(key => <Kbd key={key}>{key}</Kbd>)
  ) : (
    <span className={styles.none}>{t('no key')}</span>
  )
}

function eitherOf(keys: readonly string[]): string {
  return new Intl.ListFormat(dateLanguage(), { type: 'disjunction' }).format(keys)
}

/** Say which action keeps a key for good; null where none does. */
function keptBy({ name }: Shortcut, given: KeyChanges, key: string): string | null {
  const keeper = clashesOf(shortcuts, given, name, key).find(other => !isChangeable(other.name))
  return keeper ? t('{key} is for “{action}”, which keeps it.', { key: shown(key), action: t(keeper.label) }) : null
}
