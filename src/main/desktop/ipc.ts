import type { IpcMainInvokeEvent, WebContents } from 'electron'
import { requestNames, type Handlers, type RequestName } from '#shared/contract.ts'
import { refuse } from '#shared/result.ts'
import { ORIGIN } from './harden.ts'

/** Answer what a window asks: its own main frame, while it shows Dossier, and nobody else. */
export function answerWindow(contents: WebContents, handlers: Handlers): void {
  for (const name of requestNames) contents.ipc.handle(name, (event, input: unknown) => answer(event, name, input))

  async function answer(event: IpcMainInvokeEvent, name: RequestName, input: unknown): Promise<unknown> {
    if (!isOwn(event, contents)) return refuse('Only the window of Dossier may ask this.')
    try {
      return await handlers[name](input, contents)
    } catch (error) {
      console.error(`The request ${name} failed.`, error)
      // Electron would hand the message to the page, with whatever it says of the inside.
      throw new Error('Dossier failed to answer.')
    }
  }
}

/** Whether a window shows Dossier, and can answer. */
export function isThere(contents: WebContents): boolean {
  return !contents.isDestroyed() && !contents.isCrashed() && contents.mainFrame.origin === ORIGIN
}

function isOwn({ senderFrame }: IpcMainInvokeEvent, contents: WebContents): boolean {
  return senderFrame !== null && senderFrame === contents.mainFrame && senderFrame.origin === ORIGIN
}
