import { useState } from 'react'
import { remembered } from '#renderer/remembered.ts'
import { useShortcut } from '#renderer/shortcuts.ts'
import type { Source } from '#shared/model/source.ts'

const KEPT = 'original-view'

/** Whether the original of a web page can be shown, and is. */
export type OriginalView = ReturnType<typeof useOriginalView>

/** Whether the original of a web page is shown beside its text; what was chosen last holds for the next one too. */
export function useOriginalView({ format }: Source) {
  const canShow = format === 'html'
  const [isChosen, setChosen] = useState(() => remembered.read(KEPT) === 'beside')
  const isShown = canShow && isChosen

  function choose(isBeside: boolean): void {
    setChosen(isBeside)
    remembered.write(KEPT, isBeside ? 'beside' : 'away')
  }

  useShortcut('toggle-pages', () => choose(!isShown), canShow)
  return { canShow, isShown, choose }
}
