/** A box in the window. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

const GAP = 8

/** Place something floating beside a passage, in sight and never over it: below, else above, else where most room is. */
export function placeBeside(
  passage: Box,
  size: { readonly width: number; readonly height: number },
  view: Box
): { readonly left: number; readonly top: number } {
  const left = clamp(passage.left, view.left + GAP, view.right - size.width - GAP)
  const below = passage.bottom + GAP
  if (below + size.height <= view.bottom) return { left, top: below }
  const above = passage.top - GAP - size.height
  if (above >= view.top) return { left, top: above }
  // The passage fills the window, and its end is what matters least.
  return { left, top: view.bottom - size.height - GAP }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
