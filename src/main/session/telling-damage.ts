import { refuse, type Refused } from '#shared/result.ts'
import { NotebookProblem } from '../storage/problems.ts'

type Turn = <T>(work: () => T | Promise<T>) => Promise<T>

/** Refuse work that comes upon damage, which may show only when it is read; anything else is no fault of the notebook. */
export function tellingDamage(turn: Turn): <T>(work: () => T | Promise<T>) => Promise<T | Refused> {
  return work => turn(work).catch(refusalOf)
}

function refusalOf(error: unknown): Refused {
  if (error instanceof NotebookProblem) return refuse(error.message)
  throw error
}
