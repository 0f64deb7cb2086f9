import { useSyncExternalStore } from 'react'
import { dossier, shownNotebook } from './bridge.ts'
import { keepValue } from './kept-value.ts'

/** A line at the bottom of the window that goes away by itself. */
export type Notice = {
  readonly id: number
  readonly message: string
  /** The revision that its Undo takes back; null when it offers none. */
  readonly undoes: number | null
  /** What was typed and could not be written, to be copied; null where that is nothing. */
  readonly typed: Typed | null
}

/** A text, and whose it was to be, so that what is typed on replaces what was typed before. */
export type Typed = { readonly of: string; readonly text: string }

export type SayOptions = { readonly undo?: boolean; readonly typed?: Typed | undefined }

const notices = keepValue<readonly Notice[]>([])
const MOST = 3
let lastId = 0

let shown = shownNotebook.get()
shownNotebook.follow(() => {
  // What was said of one notebook does not hold for the next, and its Undo would take back something there.
  if (shown !== null) notices.set(notices.get().filter(({ typed }) => typed !== null))
  shown = shownNotebook.get()
})

/** Tell the researcher something in a line at the bottom, with an Undo button when asked, or with what was typed. */
export function say(message: string, options: SayOptions = {}): void {
  lastId += 1
  const notice = { id: lastId, message, undoes: null, typed: options.typed ?? null }
  // What was typed stands nowhere else.
  const others = notices
    .get()
    .filter(other => (other.typed ? other.typed.of !== notice.typed?.of : other.message !== message))
  const passing = [...others, notice].filter(({ typed }) => typed === null).slice(-MOST)
  notices.set([...others, notice].filter(each => each.typed !== null || passing.includes(each)))
  if (options.undo) void offerUndo(notice.id)
}

/** Take a notice away. */
export function unsay(id: number): void {
  notices.set(notices.get().filter(notice => notice.id !== id))
}

/** Take a line away that holds no longer. */
export function hush(message: string): void {
  notices.set(notices.get().filter(notice => notice.message !== message))
}

/** Show the notices there are. */
export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(notices.follow, notices.get)
}

async function offerUndo(id: number): Promise<void> {
  const reply = await dossier.status().catch(() => null)
  if (reply?.kind !== 'done') return
  const undoes = reply.value.revision
  notices.set(notices.get().map(notice => (notice.id === id ? { ...notice, undoes } : notice)))
}
