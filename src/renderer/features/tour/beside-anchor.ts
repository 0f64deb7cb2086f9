/** A box in the window. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

type Size = { readonly width: number; readonly height: number }
type Place = { readonly left: number; readonly top: number }

const GAP = 12

/** Place a card beside what it speaks of, where there is room: after, below, before, above; else in the far corner. */
export function besideAnchor(anchor: Box, card: Size, view: Size): Place {
  const right = anchor.left + anchor.width
  const bottom = anchor.top + anchor.height
  const places: readonly Place[] = [
    { left: right + GAP, top: anchor.top },
    { left: anchor.left, top: bottom + GAP },
    { left: anchor.left - GAP - card.width, top: anchor.top },
    { left: anchor.left, top: anchor.top - GAP - card.height }
  ]
  const kept = places.map(place => within(place, card, view))
  const free = kept.find(place => !overlap({ ...place, ...card }, anchor))
  return free ?? { left: view.width - card.width - GAP, top: view.height - card.height - GAP }
}

function within({ left, top }: Place, card: Size, view: Size): Place {
  return {
    left: Math.max(GAP, Math.min(left, view.width - card.width - GAP)),
    top: Math.max(GAP, Math.min(top, view.height - card.height - GAP))
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height
}
