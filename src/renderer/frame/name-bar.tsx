import { useState } from 'react'
import { conclude } from '#renderer/act.ts'
import { useAnswer } from '#renderer/answers.ts'
import { dossier } from '#renderer/bridge.ts'
import { remembered } from '#renderer/remembered.ts'
import { Button } from '#renderer/ui/button.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { t } from '#renderer/words.ts'
import type { Settings } from '#shared/contract.ts'
import styles from './name-bar.module.css'

const ASKED = 'asked for the name'

/** Asks in a new notebook for the name that excerpts record; it may be left out, and given later in the settings. */
export function NameBar({ settings }: { readonly settings: Settings }) {
  const [wasAsked, setAsked] = useState(() => remembered.read(ASKED) !== null)
  const [name, setName] = useState('')
  const excerpts = useAnswer({ kind: 'overview' })?.excerpts
  // Asked where nothing is marked yet, so that nobody at work is held up; the line stays when the first excerpt comes.
  const [isNew, setNew] = useState<boolean | null>(null)
  if (isNew === null && excerpts !== undefined) setNew(excerpts === 0)
  if (wasAsked || settings.name || !isNew) return null

  function leave(): void {
    remembered.write(ASKED, 'yes')
    setAsked(true)
  }

  async function keep(): Promise<void> {
    if (!name.trim()) return leave()
    if ((await conclude(() => dossier.settle({ ...settings, name: name.trim() }))) !== undefined) leave()
  }

  return (
    <section className={styles.bar} aria-label={t('Your name')}>
      <p className={styles.text}>
        <b>{t('Who is at work here?')}</b>{' '}
        {t('Your name is kept with each excerpt and appears in exports. It stays on this computer otherwise.')}
      </p>
      <TextField
        label={t('Your name')}
        isLabelHidden
        placeholder={t('Name or initials')}
        maxLength={120}
        value={name}
        onChange={setName}
        onSubmit={() => void keep()}
      />
      <Button kind="main" onPress={() => void keep()}>
        {t('Keep')}
      </Button>
      <Button kind="quiet" onPress={leave}>
        {t('Not now')}
      </Button>
    </section>
  )
}
