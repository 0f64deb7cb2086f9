import type { Settings } from '#shared/contract.ts'

export type Remembering = {
  /** What is set for this computer; undefined until it is known. */
  readonly settings: () => Settings | undefined
  readonly settle: (settings: Settings) => Promise<unknown>
  /** How long to wait for more of it, in milliseconds. */
  readonly pause: number
}

/** Remember small things for the next window, which need not outlast a failure to keep them. */
export function startRemembering({ settings, settle, pause }: Remembering) {
  // What this window wrote counts over what it hears, which may be of before.
  const mine = new Map<string, string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    const known = settings()
    if (!known || [...mine].every(([key, text]) => known.remembered[key] === text)) return
    const remembered = { ...known.remembered, ...Object.fromEntries(mine) }
    void settle({ ...known, remembered }).catch(() => {})
  }

  return {
    /** What was remembered last; null where nothing was. */
    read: (key: string): string | null => mine.get(key) ?? settings()?.remembered[key] ?? null,
    /** Remember a text of at most 2,000 characters, in a moment. */
    write: (key: string, text: string): void => {
      mine.set(key, text)
      timer ??= setTimeout(flush, pause)
    },
    /** Put it down now. */
    flush
  }
}
