// The first of these that a pane has gets the focus: what it is for before what stands around it.
const wanted = [
  '[data-pane-focus]',
  '[data-reader]',
  '[data-row-focus][tabindex="0"]',
  '[role=grid]',
  'input, button:not([tabindex="-1"]), a[href], [tabindex="0"]:not([role=separator])'
]

/** Move the focus to the next pane, or to the one before. */
export function focusPane(step: 1 | -1): void {
  const panes = inOrder([...document.querySelectorAll<HTMLElement>('[data-pane]')]).filter(pane =>
    pane.checkVisibility({ visibilityProperty: true })
  )
  const current = panes.findIndex(pane => pane.contains(document.activeElement))
  const from = current < 0 && step < 0 ? 0 : current
  const pane = panes[(from + step + panes.length) % panes.length]
  if (!pane) return
  const inside = wanted.flatMap(selector => pane.querySelector<HTMLElement>(selector) ?? [])
  const target = inside[0] ?? pane
  target.focus()
}

/** As they stand to the eye: two that have changed places stand the other way round in the document. */
function inOrder(panes: readonly HTMLElement[]): readonly HTMLElement[] {
  const crossed = panes.filter(pane => pane.parentElement?.matches('[data-crossed]'))
  return panes.map(pane => (crossed.includes(pane) ? (crossed.at(-1 - crossed.indexOf(pane)) ?? pane) : pane))
}
