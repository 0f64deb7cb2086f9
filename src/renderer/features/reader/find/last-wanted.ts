import type { Wanted } from './hits.ts'

const nothing: Wanted = { words: '', isExact: false, isWhole: false }
let last = nothing

/** What was looked for last, which is looked for in the next source too, with one key. */
export function lastWanted(): Wanted {
  return last
}

/** Keep what is looked for. */
export function keepWanted(wanted: Wanted): void {
  last = wanted
}

/** Forget the words that were looked for: they are of the notebook. */
export function forgetWanted(): void {
  last = nothing
}
