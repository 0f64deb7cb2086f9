import type { Erasable } from '#shared/erasure.ts'

/** What was typed to confirm an erasure, and what was to be erased then. */
export type Typed = { readonly what: Erasable | null; readonly text: string }

/** What counts as typed for an erasure: nothing that was typed for another one. */
export function textFor(typed: Typed, what: Erasable | null): string {
  return JSON.stringify(typed.what) === JSON.stringify(what) ? typed.text : ''
}
