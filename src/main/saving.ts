import type { Change } from '#shared/change/change.ts'
import type { Status } from '#shared/contract.ts'

/** What the journal keeps of one change. */
export type JournalEntry = {
  readonly revision: number
  readonly at: string
  /** The kind of command, or `undo` or `redo`. */
  readonly command: string
  /** The name of the step in the Edit menu; null for what is no step of its own. */
  readonly label: string | null
  /** Whether it goes on with the step before, as typing does. */
  readonly joins: boolean
  /** Who did it. */
  readonly by: string
  readonly change: Change
  /** The version of the tables' shape after it, where it brings them up to that. */
  readonly schema?: number
}

/**
 * Put entries on disk in their order, and resolve only when they are there.
 *
 * After a failure the same entries are offered again, so the journal must know a revision that it already holds.
 */
export type Save = (entries: readonly JournalEntry[]) => Promise<void>

export type SavingPorts = {
  readonly save: Save
  readonly onProgress: () => void
  /** Say in plain words what keeps it from being saved. */
  readonly explain: (error: unknown) => string
  /** The pauses before trying again by itself; the last one repeats. */
  readonly pauses?: readonly number[]
}

const PAUSES = [250, 1000, 3000, 10_000, 30_000]

/**
 * Save entries in their order, one save at a time. What could not be saved is kept, saved before anything newer, and
 * tried again by itself.
 */
export function saveInOrder({ save, onProgress, explain, pauses = PAUSES }: SavingPorts) {
  const waiting: JournalEntry[] = []
  let problem: string | null = null
  let last: Promise<void> = Promise.resolve()
  let failures = 0
  let timer: NodeJS.Timeout | undefined

  /** Resolves when all entries so far are on disk, rejects when they could not be put there. */
  function settle(): Promise<void> {
    return (last = last.then(saveWaiting, saveWaiting))
  }

  async function saveWaiting(): Promise<void> {
    // Whatever came in during the save before goes down in one, so most turns find nothing left to do.
    if (waiting.length === 0) return
    const group = [...waiting]
    try {
      await save(group)
      waiting.splice(0, group.length)
      problem = null
      failures = 0
    } catch (error) {
      problem = explain(error)
      tryAgainLater()
      throw error
    } finally {
      onProgress()
    }
  }

  function tryAgainLater(): void {
    clearTimeout(timer)
    const pause = pauses[Math.min(failures, pauses.length - 1)]
    failures += 1
    timer = setTimeout(() => void settle().catch(() => {}), pause)
    // A program that is about to end says what is unsaved and ends; the timer must not hold it.
    timer.unref()
  }

  return {
    add(entry: JournalEntry): Promise<void> {
      waiting.push(entry)
      return settle()
    },
    settle,
    state(): Status['saving'] {
      if (problem !== null) return 'could not save'
      return waiting.length > 0 ? 'saving' : 'saved'
    },
    /** Why it cannot be saved; null while it can. */
    problem: (): string | null => problem,
    stop: (): void => clearTimeout(timer)
  }
}
