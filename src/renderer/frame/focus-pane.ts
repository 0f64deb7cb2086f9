const FOCUSABLE =
  '[data-row-focus][tabindex="0"], [tabindex="0"]:not([role=separator]), input, button:not([tabindex="-1"]), a[href]'

/** Move the focus to the next pane, or to the one before. */
export function focusPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(pane => pane.offsetParent !== null)
  const current = panes.findIndex(pane => pane.contains(document.activeElement))
  const next = panes[current < 0 ? (step > 0 ? 0 : panes.length - 1) : (current + step + panes.length) % panes.length]
  if (!next) return
  const first = next.querySelector<HTMLElement>('[data-pane-focus]') ?? next.querySelector<HTMLElement>(FOCUSABLE)
  const target = first ?? next
  target.focus()
}
