/** Split what comes in, in whatever pieces, into lines; ends early when the signal says so. */
export async function* linesOf(input: AsyncIterable<string | Uint8Array>, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const iterator = input[Symbol.asyncIterator]()
  let rest = ''
  for (;;) {
    const next = await unlessAborted(iterator.next(), signal)
    if (next === null) return
    if (next.done) break
    rest += typeof next.value === 'string' ? next.value : decoder.decode(next.value, { stream: true })
    const lines = rest.split(/\r?\n/)
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.decode()
  if (rest) yield rest
}

/** Nobody may ever send the next piece, so a signal has to be heard while it is waited for. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return null
  const { promise: aborted, resolve } = Promise.withResolvers<null>()
  const listener = () => resolve(null)
  signal.addEventListener('abort', listener)
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', listener)
  }
}
