import { isTyping } from '#renderer/keys.ts'

const LOOK_EVERY_MS = 250

/**
 * Resolves once nothing is open over the window and nothing is typed into, which would be lost were it drawn anew, or
 * once that is not asked for any more.
 */
export async function atRest(isAsked: () => boolean): Promise<void> {
  while (isAsked() && (document.querySelector('[role=dialog], [role=alertdialog]') || isTyping(document.activeElement)))
    await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))
}
