import { startTransition, useEffect, useState } from 'react'

/** Do something once the frame that comes next is painted; the function returned takes it back. */
export function afterPaint(step: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(step)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/** Follow a value for what may come a frame later than all else that shows it; `before` is what is shown at first. */
export function useAfterPaint<T>(value: T, before: T = value): T {
  const [late, setLate] = useState(() => before)
  const isLate = late !== value
  useEffect(() => (isLate ? afterPaint(() => startTransition(() => setLate(() => value))) : undefined), [isLate, value])
  return late
}
