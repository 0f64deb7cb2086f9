import type { PageSize } from './use-open-pdf.ts'

/** How large pages are shown: as wide as there is room, whole, or by a factor of their own size. */
export type Zoom = 'width' | 'page' | number

/** Room beside and above a page, in CSS pixels. */
const BESIDE = 40
const ABOVE = 32
const LEAST = 0.25
const MOST = 5
/** A point is the 72nd part of an inch, a CSS pixel the 96th. */
const PIXELS_PER_POINT = 96 / 72
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5]

/** CSS pixels for a point, for a page of some size in a room of some size. */
export function scaleOf(zoom: Zoom, page: PageSize, room: PageSize): number {
  if (typeof zoom === 'number') return zoom * PIXELS_PER_POINT
  const across = (room.width - BESIDE) / page.width
  const scale = zoom === 'width' ? across : Math.min(across, (room.height - ABOVE) / page.height)
  return Math.min(MOST, Math.max(LEAST, scale / PIXELS_PER_POINT)) * PIXELS_PER_POINT
}

/** The next larger or smaller step from a scale. */
export function stepFrom(scale: number, isLarger: boolean): number {
  const factor = scale / PIXELS_PER_POINT
  if (isLarger) return STEPS.find(step => step > factor + 0.01) ?? MOST
  return STEPS.findLast(step => step < factor - 0.01) ?? LEAST
}

/** Write a scale as people read it: `125 %`. */
export function percentOf(scale: number): string {
  return `${Math.round((scale / PIXELS_PER_POINT) * 100)} %`
}

/** Read a zoom that was kept; what makes no sense shows the width. */
export function zoomOf(kept: string | null): Zoom {
  if (kept === 'page') return kept
  const factor = Number(kept)
  return factor >= LEAST && factor <= MOST ? factor : 'width'
}
