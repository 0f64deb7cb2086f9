/** What a field remembers between the keys and the notebook, so that one direction eats no letters. */
export type Typing = {
  /** Take note of what the field shows after a key. */
  readonly typed: (text: string) => void
  /** Hand over at once what is not yet handed over. */
  readonly flush: () => void
  /** Hand over, and end the stretch of typing; the value is a text to show instead, null to leave the field as it is. */
  readonly left: () => string | null
  /** Take note of the text that the notebook holds now; the value is a text to show instead, or null. */
  readonly arrived: (text: string) => string | null
}

const PAUSE_MS = 400

/** Begin with the text a field shows. `write` gets what was typed, after a pause or when the field is left. */
export function startTyping(text: string, write: (text: string) => void): Typing {
  let shown = text
  let written = text
  let isTyping = false
  /** What was handed over and has not come back yet, oldest first. */
  let underway: readonly string[] = []
  /** What somebody else wrote while this field was typed in. */
  let outside: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(): void {
    clearTimeout(timer)
    if (shown === written) return
    written = shown
    underway = [...underway, shown]
    outside = null
    write(shown)
  }

  function take(text: string): string | null {
    outside = null
    if (text === shown) return null
    shown = text
    written = text
    return text
  }

  function cameBack(echo: number, text: string): string | null {
    underway = underway.slice(echo + 1)
    outside = null
    return isTyping || underway.length > 0 ? null : take(text)
  }

  return {
    typed: text => {
      shown = text
      isTyping = true
      clearTimeout(timer)
      timer = setTimeout(flush, PAUSE_MS)
    },
    flush,
    left: () => {
      flush()
      isTyping = false
      return outside === null ? null : take(outside)
    },
    arrived: text => {
      const echo = underway.indexOf(text)
      if (echo >= 0) return cameBack(echo, text)
      if (!isTyping) return take(text)
      outside = text
      return null
    }
  }
}
