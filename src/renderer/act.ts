import type { Command } from '#shared/commands/index.ts'
import type { Outcome } from '#shared/result.ts'
import { dossier, shownNotebook } from './bridge.ts'
import { say, unsay, type Typed } from './notices.ts'
import { t, told } from './words.ts'

export { hush, say } from './notices.ts'

/**
 * Run a command and tell the researcher when it is refused.
 *
 * The value is the id of a record just made, or null; `undefined` when nothing was changed in the notebook that is shown.
 */
export async function act(command: Command): Promise<string | null | undefined> {
  const of = shownNotebook.get()
  const value = await conclude(() => dossier.run(command), typedIn(command))
  // A reply that comes once another notebook is shown is nothing to go on with there, least of all to offer Undo for.
  return of === null || shownNotebook.get() === of ? value : undefined
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

/** Wait for an outcome, and tell the researcher when it is not the one hoped for; what was typed is kept where it may not be written. */
export async function conclude<T>(request: () => Promise<Outcome<T>>, typed?: Typed): Promise<T | null | undefined> {
  const outcome = await answered(request, typed)
  if (!outcome) return undefined
  if (outcome.kind === 'done') return outcome.value
  say(told(outcome.reason), outcome.kind === 'refused' ? { typed } : {})
  // What is unsaved has changed all the same, and the status bar keeps saying that it is not on disk.
  return outcome.kind === 'unsaved' ? null : undefined
}

/** Copy what was typed and could not be written; its line goes only once that is done. */
export async function copyTyped(id: number, { text }: Typed): Promise<void> {
  const isCopied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false
  )
  if (isCopied) unsay(id)
  say(isCopied ? t('Copied.') : t('It could not be copied: the browser does not allow it.'))
}

/** What is typed into fields that write by themselves; a dialog stays open with its own. */
function typedIn(command: Command): Typed | undefined {
  const [place, text] = wordsIn(command)
  return text ? { of: JSON.stringify([shownNotebook.get(), command.kind, place]), text } : undefined
}

function wordsIn(command: Command): readonly [place: unknown, text?: string | undefined] {
  if (command.kind === 'write-note') return [command.on, command.note]
  if (command.kind === 'attribute-excerpt') return [command.excerptId, command.speaker]
  if (command.kind !== 'define-tag') return [null]
  const { tagId, definition, counts, doesNotCount, example } = command
  const parts = Object.entries({ definition, counts, doesNotCount, example }).filter(([, text]) => text)
  return [[tagId, ...parts.map(([part]) => part)], parts.map(([, text]) => text).join('\n\n')]
}

async function answered<T>(request: () => Promise<Outcome<T>>, typed?: Typed): Promise<Outcome<T> | null> {
  const outcome = await request().catch(() => null)
  // It may have been done, and only the reply been lost.
  if (!outcome) say(t('Dossier did not answer. Look whether it was done before you try again.'), { typed })
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
