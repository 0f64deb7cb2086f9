import { useEffect, useState } from 'react'
import { undo } from '#renderer/act.ts'
import { useAnswer, useStatus } from '#renderer/answers.ts'
import { dossier } from '#renderer/bridge.ts'
import { keysOf } from '#renderer/shortcuts.ts'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { t, told } from '#renderer/words.ts'
import styles from './status-bar.module.css'

/** Says whether all is saved, how much there is, and what can be undone. */
export function StatusBar({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const { undo: undoes, saving } = useStatus()
  const overview = useAnswer({ kind: 'overview' })
  return (
    <footer className={styles.bar}>
      {isReadOnly ? <span className={styles.state}>{t('Read only')}</span> : <Saving />}
      {overview && (
        <span className={styles.counts}>
          {t('{count, plural, one {# source} other {# sources}}', { count: overview.sources })} ·{' '}
          {t('{count, plural, one {# excerpt} other {# excerpts}}', { count: overview.excerpts })}
        </span>
      )}
      {undoes && saving !== 'could not save' && (
        <button type="button" className={styles.undo} onClick={() => void undo()}>
          <span>{t('Undo: {step}', { step: told(undoes) })}</span> <Kbd>{keysOf('undo')}</Kbd>
        </button>
      )}
      <span className={styles.offline}>{t('Offline by design')}</span>
    </footer>
  )
}

function Saving() {
  const { saving, problem } = useStatus()
  const isSlow = useSlow(saving === 'saving')
  if (saving === 'could not save')
    return (
      <span className={styles.problem} role="alert">
        <b>{t('Could not save.')}</b> <span className={styles.reason}>{told(problem ?? '')}</span>
        <button type="button" className={styles.again} onClick={() => void dossier.save().catch(() => null)}>
          {t('Try again')}
        </button>
      </span>
    )
  return (
    <span className={styles.state} role="status" data-saving={isSlow || undefined}>
      <i className={styles.dot} aria-hidden="true" />
      {isSlow ? t('Saving…') : t('Saved')}
    </span>
  )
}

/** Whether something has been going on for long enough to say so; a quick saving would only flicker. */
function useSlow(isOn: boolean): boolean {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isOn) return
    const wait = setTimeout(() => setSlow(true), 250)
    return () => {
      clearTimeout(wait)
      setSlow(false)
    }
  }, [isOn])
  return isOn && isSlow
}
