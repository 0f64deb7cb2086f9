import type { Terminal } from './terminal.ts'

const BETWEEN_MS = 100

/** What long work is given: a way to say how far it is, and the word to stop. */
export type Progress = {
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

/** Say on a terminal how far long work is, and stop it with Ctrl C. */
export function progressOn(terminal: Terminal, what: string): Progress {
  let last = -Infinity
  return {
    signal: terminal.interrupted(),
    onProgress(done, total) {
      if (performance.now() - last < BETWEEN_MS) return
      last = performance.now()
      const part = total > 0 ? Math.min(100, Math.floor((100 * done) / total)) : 0
      terminal.progress(`${what}: ${part} %`)
    }
  }
}
