import { expect, type Page } from '@playwright/test'

/** Nothing is cut off or out of reach, and nothing but pages and tables has to be scrolled from side to side. */
export async function expectReflow(page: Page, screen: string): Promise<void> {
  // What is laid out anew takes a moment; of all screens each says what is wrong with it.
  await expect
    .poll(() => page.evaluate(cutOff), { timeout: 1_500 })
    .toEqual([])
    .catch(() => {})
  expect.soft(await page.evaluate(cutOff), screen).toEqual([])
}

/** Runs in the page: what cannot be reached, and what scrolls sideways. */
function cutOff(): readonly string[] {
  const wanted =
    'button, input, select, textarea, a[href], [role=option], [role=menuitem], [role=row], [role=radio], h1, h2, h3, p, label'
  // Pages are as wide as they are; the map stands for other things; what is only heard has no size.
  const apart =
    '[data-pages], [data-map], [data-passages], .visually-hidden, [aria-hidden=true], iframe, [hidden], [style*=clip]'
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest(apart)
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()} ${element.ariaLabel ?? element.textContent.slice(0, 40)} (${element.className})`
  const scrolls = (value: string) => value === 'auto' || value === 'scroll'

  /** The extent of an element along the lines of text, or across them. */
  function extentOf(element: Element, isAcross: boolean): readonly [number, number] {
    if (element === document.body) return [0, isAcross ? innerHeight : innerWidth]
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return isAcross ? [top, bottom] : [left, right]
  }

  /** Whether the middle of an element lies outside of what cuts it off, on the way up to what scrolls. */
  function isCut(element: Element, isAcross: boolean): boolean {
    const [start, end] = extentOf(element, isAcross)
    const middle = (start + end) / 2
    // Controls of their own drawing lie under what shows them.
    let around = end - start <= 1 ? null : element.parentElement
    for (; around; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around)
      const overflow = isAcross ? overflowY : overflowX
      if (scrolls(overflow)) return false
      const [from, to] = extentOf(around, isAcross)
      if (overflow !== 'visible' && (middle < from || middle > to)) return true
    }
    return false
  }

  const sideways = [...document.querySelectorAll('*')].filter(
    element =>
      isShown(element) &&
      !element.closest('textarea, table, pre, .cm-editor') &&
      scrolls(getComputedStyle(element).overflowX) &&
      element.scrollWidth > element.clientWidth + 1
  )
  const cut = [...document.querySelectorAll(wanted)].filter(
    element => isShown(element) && [true, false].some(isAcross => isCut(element, isAcross))
  )
  return [...sideways.map(one => `scrolls sideways: ${nameOf(one)}`), ...cut.map(one => `cut off: ${nameOf(one)}`)]
}
