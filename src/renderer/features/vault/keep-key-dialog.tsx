import { useEffect, useState } from 'react'
import { say } from '#renderer/act.ts'
import { holdShortcut } from '#renderer/shortcuts.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { t } from '#renderer/words.ts'
import type { Secret } from '#shared/contract.ts'
import styles from './keep-key-dialog.module.css'
import { isLastGroup, keySheet, saveSheet } from './key-sheet.ts'
import { unkept } from './unkept.ts'
import { leaveVaultDialog } from './vault-dialog.ts'

export type KeepKeyDialogProps = {
  readonly recoveryKey: string
  readonly path: string
  readonly name: string
  /** What opens the notebook no longer, to be told next. */
  readonly lost: Secret['kind'] | null
}

/** Shows a recovery key this once, and goes only when it is kept. */
export function KeepKeyDialog({ recoveryKey, path, name, lost }: KeepKeyDialogProps) {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(
    () =>
      holdShortcut('lock-notebook', () => say(t('This key is shown only now. Keep it first, then lock the notebook.'))),
    []
  )

  function leave(): void {
    if (!isLastGroup(recoveryKey, typed)) return setProblem(wrongGroup(typed))
    unkept.confirm(path)
    leaveVaultDialog(lost)
  }

  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t('Keep the recovery key')}
      role="alertdialog"
      footer={
        <Button kind="main" onPress={leave}>
          {t('I have kept it')}
        </Button>
      }
    >
      <p className={styles.words}>
        {t('It opens “{name}” when the passphrase is forgotten.', { name })} <b>{t('It is shown this once.')}</b>{' '}
        {t('Keep it on paper or in a password manager, away from this computer: whoever has it can read the notebook.')}
      </p>
      <output className={styles.key} aria-label={t('Recovery key')}>
        {recoveryKey.split('-').map(group => (
          <span key={group}>{group}</span>
        ))}
      </output>
      <Ways recoveryKey={recoveryKey} name={name} />
      <TextField
        label={t('The last group of the key, to be sure that you have it')}
        autoFocus
        value={typed}
        onChange={text => {
          setTyped(text)
          setProblem(null)
        }}
        onSubmit={leave}
        problem={problem}
        maxLength={80}
      />
      <pre className={styles.sheet} aria-hidden="true">
        {keySheet(name, recoveryKey)}
      </pre>
    </Dialog>
  )
}

/** The ways in which a key can be kept. */
function Ways({ recoveryKey, name }: Pick<KeepKeyDialogProps, 'recoveryKey' | 'name'>) {
  async function copy(): Promise<void> {
    const isCopied = await navigator.clipboard.writeText(recoveryKey).then(
      () => true,
      () => false
    )
    say(isCopied ? t('Copied. Other programs can read what is copied.') : t('It could not be copied. Write it down.'))
  }

  return (
    <div className={styles.ways}>
      <Button onPress={() => void copy()}>{t('Copy')}</Button>
      <Button onPress={() => window.print()}>{t('Print…')}</Button>
      <Button onPress={() => saveSheet(name, recoveryKey)}>{t('Save as text…')}</Button>
    </div>
  )
}

function wrongGroup(typed: string): string {
  return typed.trim()
    ? t('This is not the last group of the key. Look again.')
    : t('Type the last group of the key first, from where you keep it.')
}
