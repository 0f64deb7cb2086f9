import { setTimeout } from 'node:timers/promises'
import { refuse, type Refused } from '#shared/result.ts'
import { othersTurn } from '../in-slices.ts'
import { inTurn } from '../in-turn.ts'
import { NotebookProblem } from '../storage/problems.ts'

type Work<T> = () => T | Promise<T>

/** A text takes a few milliseconds; what is read at length waits no longer for one that lies on a slow disk. */
const PATIENCE_MS = 50

/**
 * The turns of work on a notebook, in the order in which it was asked for. What comes upon damage, which may show only
 * when it is read, is refused; anything else that goes wrong is no fault of the notebook, and is thrown.
 */
export function takingTurns() {
  const turn = inTurn()
  let changed: Promise<unknown> = Promise.resolve()
  let texts: Promise<unknown> = Promise.resolve()
  return {
    /** Read a text, for which somebody waits: what is read at length begins once it is on its way. */
    text<T>(work: () => Promise<T>): Promise<T> {
      const text = work()
      const sent = text.then(othersTurn, othersTurn)
      texts = Promise.race([Promise.all([texts, sent]), setTimeout(PATIENCE_MS, null, { ref: false })])
      return text
    },
    /** Read at length: nothing changes meanwhile. */
    read: <T>(work: Work<T>): Promise<T | Refused> => turn(() => texts.then(work)).catch(refusalOf),
    /** Change something, or close. */
    change<T>(work: Work<T>): Promise<T | Refused> {
      const made = turn(work).catch(refusalOf)
      changed = made.catch(() => {})
      return made
    },
    /** Look something up at once: what was to change before has changed, and what is read at length is not waited for. */
    lookUp: <T>(work: Work<T>): Promise<T | Refused> => changed.then(work).catch(refusalOf)
  }
}

function refusalOf(error: unknown): Refused {
  if (error instanceof NotebookProblem) return refuse(error.message)
  throw error
}
