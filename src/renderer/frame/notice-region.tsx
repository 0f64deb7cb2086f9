import { useEffect, useState } from 'react'
import { copyTyped, undo } from '#renderer/act.ts'
import { useStatus } from '#renderer/answers.ts'
import { unsay, useNotices, type Notice } from '#renderer/notices.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { t } from '#renderer/words.ts'
import styles from './notice-region.module.css'

/** Shows what was said at the bottom of the window, and reads it out when there is a pause. */
export function NoticeRegion() {
  const notices = useNotices()
  return (
    // Only what is new is read out, and not all that still stands there.
    <div className={styles.region} role="status" aria-live="polite" aria-atomic="false" aria-relevant="additions text">
      {notices.map(notice => (
        <Line key={notice.id} notice={notice} />
      ))}
    </div>
  )
}

function Line({ notice: { id, message, undoes, typed } }: { readonly notice: Notice }) {
  const { revision, redo } = useStatus()
  const [isHeld, setHeld] = useState(false)
  // Once something else was done, Undo would take back that.
  const isUndoable = undoes !== null && revision <= undoes
  // What was taken back does not hold any more; what something else was done after stays so.
  const isUndone = undoes !== null && revision === undoes + 1 && redo !== null
  useEffect(() => {
    if (isUndone) unsay(id)
  }, [id, isUndone])
  useEffect(() => {
    if (isHeld || typed !== null) return
    // Long enough to read, longer where there is something to do about it.
    const wait = setTimeout(() => unsay(id), (isUndoable ? 8000 : 3500) + message.length * 50)
    return () => clearTimeout(wait)
  }, [id, isHeld, isUndoable, message, typed])

  return (
    <div
      className={styles.notice}
      role="presentation"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span dir="auto">{message}</span>
      {isUndoable && (
        <button
          type="button"
          className={styles.undo}
          onClick={() => {
            unsay(id)
            void undo()
          }}
        >
          {t('Undo')}
        </button>
      )}
      {typed !== null && (
        <button type="button" className={styles.undo} onClick={() => void copyTyped(id, typed)}>
          {t('Copy what was typed')}
        </button>
      )}
      <button type="button" className={styles.close} aria-label={t('Dismiss')} onClick={() => unsay(id)}>
        <Icon name="close" size={12} />
      </button>
    </div>
  )
}
