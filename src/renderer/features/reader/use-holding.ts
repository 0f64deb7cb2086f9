import { useEffect, useEffectEvent, useRef } from 'react'
import { isTyping } from '#renderer/keys.ts'
import type { Selection } from './kernel/selection.ts'
import type { Surface } from './surface.ts'

/**
 * Give the browser each selection, once no field is typed into and the text can be reached: what is typed goes where
 * the browser's selection is, and that may change late, as when the disk answers.
 */
export function useHolding(surface: Surface | null, selection: Selection | null): (next: Selection | null) => void {
  const isOwed = useRef(false)
  const catchUp = useEffectEvent(() => {
    if (surface && isOwed.current) hold(surface, selection)
    isOwed.current = false
  })

  useEffect(() => {
    if (!surface) return
    const { root } = surface
    const onFocus = () => catchUp()
    const onReach = () => {
      if (!isInReach(root)) isOwed.current = takeBack(root) || isOwed.current
      else if (!isTyping(document.activeElement)) catchUp()
    }
    const reach = new MutationObserver(onReach)
    const app = root.closest('body > *')
    if (app) reach.observe(app, { attributeFilter: ['inert'] })
    root.addEventListener('focus', onFocus)
    return () => {
      reach.disconnect()
      root.removeEventListener('focus', onFocus)
    }
  }, [surface])

  return next => {
    isOwed.current = isTyping(document.activeElement) || (surface !== null && !isInReach(surface.root))
    if (surface && !isOwed.current) hold(surface, next)
  }
}

/** Whether nothing is open over the window that keeps the text from being worked on. */
function isInReach(root: HTMLElement): boolean {
  return root.closest('[inert]') === null
}

/**
 * Take what is selected in the text back from the browser while the text is out of reach: with every change of the page
 * it would look through the whole text for a place where a caret may be. Tells whether there was anything.
 */
function takeBack(root: HTMLElement): boolean {
  const native = getSelection()
  const isWithin = [native?.anchorNode, native?.focusNode].every(node => node && root.contains(node))
  if (isWithin) native?.removeAllRanges()
  return isWithin
}

/** Give the browser the same selection, so that copying and screen readers have it too. */
function hold(surface: Surface, selection: Selection | null): void {
  const native = getSelection()
  if (!selection) return native?.removeAllRanges()
  const anchor = surface.pointAt(selection.anchor)
  const focus = surface.pointAt(selection.focus)
  // Of letters on a page that is not drawn there is nothing to select, nor is what was selected before.
  if (surface.isPlaced && [anchor, focus].some(({ node }) => !(node instanceof Text))) return native?.removeAllRanges()
  native?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset)
}
