import { useEffect } from 'react'

/** How long dialogs and screens have to put the focus where they mean it to be. */
const REST = 60

/**
 * Keep the focus in the window: where what had it is gone, the pane it stood in takes it, or else the screen. A screen
 * reader would otherwise begin at the top again, and Tab too.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let around: readonly Element[] = []
    let wait = 0
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element) around = ancestorsOf(target)
    }
    const look = () => {
      const [last] = around
      if (document.activeElement === document.body && last && !last.isConnected) standIn(around)?.focus()
    }
    const observer = new MutationObserver(() => {
      if (document.activeElement !== document.body) return
      clearTimeout(wait)
      wait = window.setTimeout(look, REST)
    })
    document.addEventListener('focusin', onFocus)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      clearTimeout(wait)
      document.removeEventListener('focusin', onFocus)
      observer.disconnect()
    }
  }, [])
}

function ancestorsOf(element: Element): readonly Element[] {
  const above: Element[] = []
  for (let one: Element | null = element; one; one = one.parentElement) above.push(one)
  return above
}

/** What takes the focus instead: it need not be reached by Tab. */
function standIn(around: readonly Element[]): HTMLElement | null {
  const pane = around.find(one => one.isConnected && one.matches('[data-pane][aria-label], [role=dialog], main'))
  const element = pane ?? document.querySelector('main')
  if (!(element instanceof HTMLElement)) return null
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1
  return element
}
