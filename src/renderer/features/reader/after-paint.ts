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
