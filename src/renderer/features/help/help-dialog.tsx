import { useState } from 'react'
import { keysNow, takeKeyChanges, useKeyChanges, writeChanges, type KeyChanges } from '#renderer/key-changes.ts'
import { remembered } from '#renderer/remembered.ts'
import { shownKeys } from '#renderer/shortcuts.ts'
import { shortcutGroups, shortcuts, type Shortcut } from '#renderer/shortcuts/table.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { t } from '#renderer/words.ts'
import { foldText } from '#shared/text/fold.ts'
import styles from './help-dialog.module.css'
import { KeyLine } from './key-line.tsx'

export type HelpDialogProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** Shows every key of every screen, finds one by what it does, and gives an action another. */
export function HelpDialog({ isOpen, onClose }: HelpDialogProps) {
  const [text, setText] = useState('')
  const given = useKeyChanges()
  const wanted = foldText(text.trim())
  const found = shortcuts.filter(shortcut =>
    foldText(`${t(shortcut.label)} ${shownKeys(keysNow(shortcut)).join(' ')}`).includes(wanted)
  )
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('Keys and help')} size="large">
      <div className={styles.top} data-print-keys>
        <TextField
          label={t('Find a key')}
          isLabelHidden
          autoFocus
          placeholder={t('Find a key by what it does')}
          value={text}
          onChange={setText}
        />
        {Object.keys(given).length > 0 && (
          <Button kind="quiet" onPress={() => change({})}>
            {t('Reset all keys')}
          </Button>
        )}
        <Button kind="quiet" onPress={() => print()}>
          {t('Print')}
        </Button>
      </div>
      <p className={styles.how}>{t('Press a key shown here to give its action another.')}</p>
      <div className={styles.groups}>
        {columnsOf(found).map((groups, at) => (
          <div key={at === 0 ? 'first' : 'second'}>
            {groups.map(group => (
              <Group key={group} name={group} found={found} given={given} />
            ))}
          </div>
        ))}
        {found.length === 0 && <p>{t('No key does that. Try another word, such as tag or note.')}</p>}
      </div>
      <p className={styles.more}>
        {t(
          'Dossier works without a network and sends nothing anywhere. Your notebook is a folder on this computer; copy it to keep a second one.'
        )}
      </p>
    </Dialog>
  )
}

type GroupProps = { readonly name: string; readonly found: readonly Shortcut[]; readonly given: KeyChanges }

function Group({ name, found, given }: GroupProps) {
  return (
    <section className={styles.group} aria-label={t(name)}>
      <h3 className={styles.heading}>{t(name)}</h3>
      <ul>
        {found
          .filter(({ group }) => group === name)
          .map(shortcut => (
            <KeyLine key={shortcut.name} shortcut={shortcut} given={given} onChange={change} />
          ))}
      </ul>
    </section>
  )
}

/** Let other keys hold, and keep them: group by group, since what is remembered has a limit. */
function change(next: KeyChanges): void {
  takeKeyChanges(next)
  for (const group of shortcutGroups) {
    const key = `keys ${group}`
    const text = writeChanges(shortcuts, next, group)
    if (text !== (remembered.read(key) ?? '')) remembered.write(key, text)
  }
}

/** Lay the groups out in two columns of about one height. */
function columnsOf(found: readonly Shortcut[]): readonly (readonly string[])[] {
  const columns: [string[], string[]] = [[], []]
  const heights = [0, 0]
  for (const group of shortcutGroups) {
    const lines = found.filter(shortcut => shortcut.group === group).length
    if (lines === 0) continue
    const at = (heights[0] ?? 0) <= (heights[1] ?? 0) ? 0 : 1
    columns[at].push(group)
    heights[at] = (heights[at] ?? 0) + lines + 2
  }
  return columns
}
