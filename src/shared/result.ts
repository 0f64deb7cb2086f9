/** An outcome that crosses processes. A refusal is data, because a thrown error loses its meaning on the way. */
export type Result<T> = Done<T> | Refused

export type Done<T> = { readonly kind: 'done'; readonly value: T }

/** Nothing happened; `reason` tells the researcher why, and what to do. */
export type Refused = { readonly kind: 'refused'; readonly reason: string }

/** The change was made and shows in every window, but it is not yet on disk. */
export type Unsaved = { readonly kind: 'unsaved'; readonly reason: string }

/** How a command ends. */
export type Outcome<T> = Result<T> | Unsaved

export function done<T>(value: T): Done<T> {
  return { kind: 'done', value }
}

export function refuse(reason: string): Refused {
  return { kind: 'refused', reason }
}
