import type { Command } from '#shared/commands/index.ts'
import type { Outcome } from '#shared/result.ts'
import { dossier } from './bridge.ts'
import { say } from './notices.ts'

export { say } from './notices.ts'

const NO_ANSWER = 'Dossier does not answer, so nothing was changed. Try again in a moment.'

/**
 * Run a command and tell the researcher when it is refused.
 *
 * The value is the id of a record just made, or null; `undefined` when nothing was changed.
 */
export async function act(command: Command): Promise<string | null | undefined> {
  return conclude(() => dossier.run(command))
}

/** Take back the last change and say which it was. */
export async function undo(): Promise<void> {
  const name = await conclude(() => dossier.undo())
  if (name !== undefined) say(name ? `Undone: ${name}.` : 'There is nothing to undo.')
}

/** Make the change again that was last taken back, and say which it was. */
export async function redo(): Promise<void> {
  const name = await conclude(() => dossier.redo())
  if (name !== undefined) say(name ? `Done again: ${name}.` : 'There is nothing to redo.')
}

/** Wait for an outcome, and tell the researcher when it is not the one hoped for. */
export async function conclude<T>(request: () => Promise<Outcome<T>>): Promise<T | null | undefined> {
  const outcome = await request().catch(() => null)
  if (!outcome) {
    say(NO_ANSWER)
    return undefined
  }
  if (outcome.kind === 'done') return outcome.value
  say(outcome.reason)
  // What is unsaved has changed all the same, and the status bar keeps saying that it is not on disk.
  return outcome.kind === 'unsaved' ? null : undefined
}
