import { forgetWanted } from './find/last-wanted.ts'
import { paintAll } from './painting-choice.ts'

/** Forget what the reader keeps of a notebook, when it is closed: words looked for, tags not painted. */
export function forgetNotebook(): void {
  forgetWanted()
  paintAll()
}
