import { type Result, refuse } from '#shared/result.ts'
import { type Imported, type ToRead, answerSchema } from './imported.ts'
import { type Exit, type ImporterProcess, nodeImporter } from './importer-process.ts'
import { sentences } from './refusal.ts'
import { takeTurn } from './turns.ts'

/** `today` is the day of the import in the form `2025-09-23`; without it the clock is asked. */
export type FileToRead = Omit<ToRead, 'today'> & { readonly today?: string }
export type ReadOptions = {
  /** Ends the reading, or the waiting for it. */
  readonly signal?: AbortSignal | undefined
  readonly spawn?: (() => ImporterProcess) | undefined
  /** For tests; the real ones stand in `limits`. */
  readonly limits?: Limits | undefined
}

/** What a reading may take before it is ended. */
export type Limits = {
  readonly bytes: number
  readonly milliseconds: (bytes: number) => number
  readonly memory: number
  readonly pollMilliseconds: number
}

const MB = 1 << 20

/** The limits of every reading: 20 s and 1 s for each MB, at most 90 s; 900 MB of memory, looked at often. */
export const limits: Limits = {
  bytes: 100 * MB,
  milliseconds: bytes => Math.min(90_000, 20_000 + Math.ceil(bytes / MB) * 1_000),
  memory: 900_000_000,
  // A parser can fill 100 MB in this time: looked at less often, it would be far over before it is ended.
  pollMilliseconds: 25
}

/** Read a file in a process of its own, at most two at a time; a refusal says in one sentence what to do. */
export async function readFile(file: FileToRead, options: ReadOptions = {}): Promise<Result<Imported>> {
  const { signal, spawn = nodeImporter, limits: given = limits } = options
  if (file.bytes.length === 0) return refuse(sentences.empty)
  if (file.bytes.length > given.bytes) return refuse(sentences.tooLarge)
  const endTurn = await takeTurn(signal)
  if (!endTurn) return refuse(sentences.cancelled)
  try {
    const today = file.today ?? new Date().toISOString().slice(0, 10)
    return await watched({ ...file, today }, start(spawn), given, signal)
  } finally {
    endTurn()
  }
}

/** Null when the system lets no process start. */
function start(spawn: () => ImporterProcess): ImporterProcess | null {
  try {
    return spawn()
  } catch {
    return null
  }
}

/** Wait for the answer, and end the process at the first thing that goes too far. */
async function watched(file: ToRead, importer: ImporterProcess | null, given: Limits, signal?: AbortSignal) {
  if (!importer) return refuse(sentences.notStarted)
  const { promise, resolve } = Promise.withResolvers<Result<Imported>>()
  const cancel = () => resolve(refuse(sentences.cancelled))
  const timer = setTimeout(() => resolve(refuse(sentences.tooSlow)), given.milliseconds(file.bytes.length))
  const stopWatching = watchMemory(importer, given, () => resolve(refuse(sentences.tooMuchMemory)))
  signal?.addEventListener('abort', cancel)
  importer.onMessage(message => resolve(checked(message)))
  importer.onExit(exit => resolve(refuse(reasonOf(exit))))
  try {
    importer.send(file)
    return await promise
  } finally {
    clearTimeout(timer)
    stopWatching()
    signal?.removeEventListener('abort', cancel)
    importer.kill()
  }
}

/** Look at the memory again and again, but never before the last look is answered: some systems take their time. */
function watchMemory(importer: ImporterProcess, given: Limits, tell: () => void): () => void {
  let isLooking = false
  const poll = setInterval(() => {
    if (isLooking) return
    isLooking = true
    void importer.memory().then(bytes => {
      isLooking = false
      if (bytes > given.memory) tell()
    })
  }, given.pollMilliseconds)
  return () => clearInterval(poll)
}

/** The importer has read what strangers wrote, so its answer is not trusted either. */
function checked(message: unknown): Result<Imported> {
  const answer = answerSchema.safeParse(message)
  return answer.success ? answer.data : refuse(sentences.crashed)
}

function reasonOf({ isOutOfMemory, hasStarted }: Exit): string {
  if (!hasStarted) return sentences.notStarted
  return isOutOfMemory ? sentences.tooMuchMemory : sentences.crashed
}
