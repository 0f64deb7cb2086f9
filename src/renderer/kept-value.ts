/** A value that can be read, replaced and followed. */
export type Kept<Value> = {
  readonly get: () => Value
  readonly set: (value: Value) => void
  /** Hear of every new value until the returned function is called. */
  readonly follow: (listener: () => void) => () => void
}

/** Keep one value for whoever wants to follow it. */
export function keepValue<Value>(first: Value): Kept<Value> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: next => {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    follow: listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    }
  }
}
