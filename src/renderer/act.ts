import type { Command } from '#shared/commands/index.ts'
import type { Outcome } from '#shared/result.ts'
import { dossier } from './bridge.ts'
import { say, type Typed } from './notices.ts'
import { t, told } from './words.ts'

export { hush, say } from './notices.ts'

/**
 * Run a command and tell the researcher when it is refused.
 *
 * The value is the id of a record just made, or null; `undefined` when nothing was changed.
 */
export async function act(command: Command): Promise<string | null | undefined> {
  return conclude(() => dossier.run(command), typedIn(command))
}

/** Take back the last change and say which it was. */
export async function undo(): Promise<void> {
  const outcome = await answered(() => dossier.undo())
  if (!outcome) return
  say(
    inWords(outcome, {
      made: step => t('Undone: {step}.', { step }),
      unsaved: t('Taken back.'),
      nothing: t('There is nothing to undo.')
    })
  )
}

/** Make the change again that was last taken back, and say which it was. */
export async function redo(): Promise<void> {
  const outcome = await answered(() => dossier.redo())
  if (!outcome) return
  say(
    inWords(outcome, {
      made: step => t('Done again: {step}.', { step }),
      unsaved: t('Done again.'),
      nothing: t('There is nothing to redo.')
    })
  )
}

/** Wait for an outcome, and tell the researcher when it is not the one hoped for; what was typed is kept where it was refused. */
export async function conclude<T>(request: () => Promise<Outcome<T>>, typed?: Typed): Promise<T | null | undefined> {
  const outcome = await answered(request)
  if (!outcome) return undefined
  if (outcome.kind === 'done') return outcome.value
  say(told(outcome.reason), outcome.kind === 'refused' ? { typed } : {})
  // What is unsaved has changed all the same, and the status bar keeps saying that it is not on disk.
  return outcome.kind === 'unsaved' ? null : undefined
}

function typedIn(command: Command): Typed | undefined {
  if (command.kind !== 'write-note' || command.note === '') return undefined
  return { of: JSON.stringify(command.on), text: command.note }
}

async function answered<T>(request: () => Promise<Outcome<T>>): Promise<Outcome<T> | null> {
  const outcome = await request().catch(() => null)
  // It may have been done, and only the reply been lost.
  if (!outcome) say(t('Dossier did not answer. Look whether it was done before you try again.'))
  return outcome
}

type Words = {
  readonly made: (step: string) => string
  readonly unsaved: string
  readonly nothing: string
}

function inWords(outcome: Outcome<string | null>, { made, unsaved, nothing }: Words): string {
  if (outcome.kind === 'refused') return told(outcome.reason)
  // The reason begins with that it is not saved yet.
  if (outcome.kind === 'unsaved') return `${unsaved} ${told(outcome.reason)}`
  return outcome.value === null ? nothing : made(told(outcome.value))
}
