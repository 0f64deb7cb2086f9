import { useState } from 'react'
import { shownKeys, shortcutGroups, shortcuts } from '#renderer/shortcuts.ts'
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
        {shortcutGroups
          .filter(group => found.some(shortcut => shortcut.group === group))
          .map(group => (
            <section key={group} className={styles.group} aria-label={group}>
              <h3 className={styles.heading}>{group}</h3>
              <dl>
                {found
                  .filter(shortcut => shortcut.group === group)
                  .map(({ name, label, keys }) => (
                    <div key={name} className={styles.line}>
                      <dt>{label}</dt>
                      <dd className={styles.keys}>
                        {shownKeys(keys).map(key => (
                          <Kbd key={key}>{key}</Kbd>
                        ))}
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
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
