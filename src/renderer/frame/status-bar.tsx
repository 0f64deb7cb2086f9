import { useEffect, useState } from 'react'
import { undo } from '#renderer/act.ts'
import { useAnswer, useStatus } from '#renderer/answers.ts'
import { dossier } from '#renderer/bridge.ts'
import { keysOf } from '#renderer/shortcuts.ts'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { counted } from './counted.ts'
import styles from './status-bar.module.css'

/** Says whether all is saved, how much there is, and what can be undone. */
export function StatusBar({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const { undo: undoes, saving } = useStatus()
  const overview = useAnswer({ kind: 'overview' })
  return (
    <footer className={styles.bar}>
      {isReadOnly ? <span className={styles.state}>Read only</span> : <Saving />}
      {overview && (
        <span className={styles.counts}>
          {counted(overview.sources, 'source')} · {counted(overview.excerpts, 'excerpt')}
        </span>
      )}
      {undoes && saving !== 'could not save' && (
        <button type="button" className={styles.undo} onClick={() => void undo()}>
          <span>Undo: {undoes}</span> <Kbd>{keysOf('undo')}</Kbd>
        </button>
      )}
      <span className={styles.offline}>Offline by design</span>
    </footer>
  )
}

function Saving() {
  const { saving, problem } = useStatus()
  const isSlow = useSlow(saving === 'saving')
  if (saving === 'could not save')
    return (
      <span className={styles.problem} role="alert">
        <b>Could not save.</b> <span className={styles.reason}>{problem}</span>
        <button type="button" className={styles.again} onClick={() => void dossier.save().catch(() => null)}>
          Try again
        </button>
      </span>
    )
  return (
    <span className={styles.state} role="status" data-saving={isSlow || undefined}>
      <i className={styles.dot} aria-hidden="true" />
      {isSlow ? 'Saving…' : 'Saved'}
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
