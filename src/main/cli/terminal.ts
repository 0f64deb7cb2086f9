/** What a command of the command line needs of the world around it; tests give their own. */
export type Terminal = {
  /** Where relative paths start. */
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  /** Results, for a person or the next program. */
  readonly out: (line: string) => void
  /** Messages. */
  readonly err: (line: string) => void
  /** A line that the next one replaces, on a terminal; nothing elsewhere. Empty to clear it. */
  readonly progress: (line: string) => void
  readonly input: () => AsyncIterable<string | Buffer>
  /** Says that whoever started it wants it to end; work begun is finished and saved. */
  readonly interrupted: () => AbortSignal
  /** Whether nobody reads the results any more. */
  readonly isDeaf: () => boolean
}

/** The terminal, pipes or files that this process was started with. */
export function processTerminal(): Terminal {
  let isDeaf = false
  const interruption = new AbortController()
  let isListening = false
  let interruptedAt = 0
  const isInteractive = process.stderr.isTTY

  // A reader such as `head` may leave early; what was asked is done all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => void (isDeaf = true))

  function interrupted(): AbortSignal {
    if (!isListening) for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, interrupt)
    isListening = true
    return interruption.signal
  }

  function interrupt(): void {
    // A terminal and a parent process may both pass one key press on.
    if (interruption.signal.aborted && performance.now() - interruptedAt > PATIENCE_MS) process.exit(1)
    if (!interruption.signal.aborted) interruptedAt = performance.now()
    interruption.abort()
  }

  return {
    folder: process.cwd(),
    env: process.env,
    out: line => void (isDeaf || process.stdout.write(`${line}\n`)),
    err: line => void process.stderr.write(`${isInteractive ? CLEAR : ''}${line}\n`),
    progress: line => void (isInteractive && process.stderr.write(`${CLEAR}${line.slice(0, widthOf(process.stderr))}`)),
    input: () => process.stdin,
    interrupted,
    isDeaf: () => isDeaf
  }
}

const PATIENCE_MS = 1000
const CLEAR = '\r\u001B[K'

function widthOf({ columns = 80 }: { readonly columns?: number }): number {
  return Math.max(1, columns - 1)
}
