import { useState } from 'react'
import { shownKeys, shortcutGroups, shortcuts, type Shortcut } from '#renderer/shortcuts.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { foldText } from '#shared/text/fold.ts'
import styles from './help-dialog.module.css'

export type HelpDialogProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** Shows every key of every screen, and finds one by what it does. */
export function HelpDialog({ isOpen, onClose }: HelpDialogProps) {
  const [text, setText] = useState('')
  const wanted = foldText(text.trim())
  const found = shortcuts.filter(({ label, keys }) =>
    foldText(`${label} ${shownKeys(keys).join(' ')}`).includes(wanted)
  )
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keys and help" size="large">
      <TextField
        label="Find a key"
        isLabelHidden
        autoFocus
        placeholder="Find a key by what it does"
        value={text}
        onChange={setText}
      />
      <div className={styles.groups}>
        {columnsOf(found).map((groups, at) => (
          <div key={at === 0 ? 'first' : 'second'}>
            {groups.map(group => (
              <Group key={group} name={group} found={found} />
            ))}
          </div>
        ))}
        {found.length === 0 && <p>No key does that. Try another word, such as tag or note.</p>}
      </div>
      <p className={styles.more}>
        Dossier works without a network and sends nothing anywhere. Your notebook is a folder on this computer; copy it
        to keep a second one.
      </p>
    </Dialog>
  )
}

function Group({ name, found }: { readonly name: string; readonly found: readonly Shortcut[] }) {
  return (
    <section className={styles.group} aria-label={name}>
      <h3 className={styles.heading}>{name}</h3>
      <dl>
        {found
          .filter(({ group }) => group === name)
          .map(shortcut => (
            <div key={shortcut.name} className={styles.line}>
              <dt>{shortcut.label}</dt>
              <dd className={styles.keys}>
                {shownKeys(shortcut.keys).map(key => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dd>
            </div>
          ))}
      </dl>
    </section>
  )
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
