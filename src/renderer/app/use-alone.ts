import { useEffect } from 'react'
import { hush, say } from '#renderer/act.ts'
import { setFocusMode, useFocusMode } from '#renderer/focus-mode.ts'
import { useReading } from '#renderer/reading.ts'
import { keysOf, runShortcut, useShortcut } from '#renderer/shortcuts.ts'
import { useView } from '#renderer/view-state.ts'
import { t } from '#renderer/words.ts'

/** Whether the text stands alone: as long as that is wanted and it is read. */
export function useAlone(): boolean {
  const { screen } = useView()
  // What is written into stands in a pane.
  const { typeInto } = useReading()
  return useFocusMode() && screen === 'read' && typeInto === null
}

/** Bind the key that lets the text stand alone, and end that where something else is gone to. */
export function useAloneKey(): void {
  const isAlone = useAlone()
  const { screen } = useView()
  useShortcut(
    'focus-mode',
    () => {
      setFocusMode(!isAlone)
      if (isAlone) return
      say(howToLeave())
      // What had the focus may be hidden now.
      runShortcut('go-to-text')
    },
    screen === 'read'
  )
  useEffect(() => {
    if (isAlone) return
    setFocusMode(false)
    hush(howToLeave())
  }, [isAlone])
  useEffect(() => () => void setFocusMode(false), [])
}

function howToLeave(): string {
  return t('Only the text is shown. {keys} or Escape brings the rest back.', { keys: keysOf('focus-mode') })
}
