import type { Api, Status } from '#shared/contract.ts'
import { keepValue } from './kept-value.ts'

const nothingOpen: Status = { revision: 0, saving: 'saved', problem: null, undo: null, redo: null }

/** Keep where the notebook stands: notices tell, and a reply counts only where none came since it was asked for. */
export function keepStatus(api: Pick<Api, 'status'> & { readonly on: Pick<Api['on'], 'changed'> }) {
  const { get, set, follow } = keepValue<Status>(nothingOpen)
  let heard = 0

  function hear(latest: Status): void {
    heard += 1
    set(latest)
  }

  api.on.changed(hear)

  return {
    get,
    follow,
    /** Forget the notebook before, also what is still on its way of it. */
    forget: () => hear(nothingOpen),
    /** Ask where it stands; rejects when there is no answer. */
    async ask(): Promise<void> {
      const asked = heard
      const reply = await api.status()
      if (reply.kind === 'done' && asked === heard) set(reply.value)
    }
  }
}
