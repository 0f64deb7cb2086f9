import { useEffect } from 'react'
import { focusOn } from '#renderer/ui/focus-on.ts'

/** A window that is hidden has no frames; by then whatever was closed in it has put the focus where it means it to be. */
const HIDDEN = 500

/**
 * Keep the focus in the window: where what had it is gone, the pane it stood in takes it, or else the screen. A screen
 * reader would otherwise begin at the top again, and Tab too.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let around: readonly Element[] = []
    let end = () => {}
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element) around = ancestorsOf(target)
    }
    const look = () => {
      const [last] = around
      if (document.activeElement !== document.body || !last || last.isConnected) return
      const element = standIn(around)
      if (element) focusOn(element)
    }
    const observer = new MutationObserver(() => {
      if (document.activeElement !== document.body) return
      end()
      end = afterFrames(look)
    })
    document.addEventListener('focusin', onFocus)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      end()
      document.removeEventListener('focusin', onFocus)
      observer.disconnect()
    }
  }, [])
}

/** Wait until dialogs and screens have put the focus where they mean it to be, which they do in the next frame. */
function afterFrames(then: () => void): () => void {
  let frame = 0
  let wait = 0
  const end = () => {
    cancelAnimationFrame(frame)
    clearTimeout(wait)
  }
  const finish = () => {
    end()
    then()
  }
  frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(finish)
  })
  // Frames that are only slow are waited for.
  wait = window.setTimeout(() => document.hidden && finish(), HIDDEN)
  return end
}

function ancestorsOf(element: Element): readonly Element[] {
  const above: Element[] = []
  for (let one: Element | null = element; one; one = one.parentElement) above.push(one)
  return above
}

/** What takes the focus instead. */
function standIn(around: readonly Element[]): HTMLElement | null {
  const pane = around.find(
    one => one.isConnected && one.matches('[data-pane][aria-label], [role=dialog], [role=alertdialog], main')
  )
  const element = pane ?? document.querySelector('main')
  return element instanceof HTMLElement ? element : null
}
