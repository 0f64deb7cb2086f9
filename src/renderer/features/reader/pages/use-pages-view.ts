import { useCallback, useEffect, useState } from 'react'
import { say } from '#renderer/act.ts'
import { remembered } from '#renderer/remembered.ts'
import { useShortcut } from '#renderer/shortcuts.ts'
import { t, told } from '#renderer/words.ts'
import type { Source } from '#shared/model/source.ts'
import { readyPages } from './open-pdf.ts'
import { dropSpareWorker } from './pdf-worker.ts'

const KEPT = 'pdf-view'

/** Whether a PDF is read as pages or as text; what was chosen last holds for the next PDF too. */
export function usePagesView({ format }: Source) {
  const canShow = format === 'pdf'
  const [isChosen, setChosen] = useState(() => remembered.read(KEPT) === 'pages')
  /** Goes up whenever pages are drawn or leave. */
  const [drawn, setDrawn] = useState(0)

  const choose = useCallback((isPages: boolean) => {
    setChosen(isPages)
    remembered.write(KEPT, isPages ? 'pages' : 'text')
  }, [])
  const onFailure = useCallback((reason: string) => {
    // Not remembered: the next PDF may well be shown.
    setChosen(false)
    say(told(reason))
  }, [])
  useEffect(() => (canShow && !isChosen ? readyPages() : undefined), [canShow, isChosen])
  useEffect(() => (canShow ? dropSpareWorker : undefined), [canShow])
  const onDrawn = useCallback(() => setDrawn(count => count + 1), [])

  useShortcut('toggle-pages', () => {
    if (canShow) choose(!isChosen)
    else say(t('Only PDFs and web pages can be shown as they were.'))
  })
  return { canShow, isShown: canShow && isChosen, drawn, choose, onFailure, onDrawn }
}
