import { currentView, show } from '#renderer/view-state.ts'

type Sent = { readonly sourceId: string | null; excerptId: string | null }

// The commands that have no reply yet, each with where the hand was when it was sent.
const waiting = new Set<Sent>()
let latest: Sent | null = null

/**
 * Remember where the hand is as a command is sent. The returned function is called with the reply, and turns to the
 * excerpt that was made, if any, unless the hand has turned elsewhere meanwhile; it tells whether it did.
 */
export function turnOnReply(): (excerptId: string | null | undefined) => boolean {
  const { sourceId, excerptId } = currentView()
  const sent: Sent = { sourceId, excerptId }
  waiting.add(sent)
  latest = sent
  return made => {
    waiting.delete(sent)
    if (!made || !isThere(sent)) return false
    // A fast hand sent the next command before this reply: for that one nothing was turned by hand.
    for (const other of waiting) if (isThere(other)) other.excerptId = made
    show({ excerptId: made })
    return true
  }
}

/** Whether the hand is still where it sent the latest command from, which has no reply yet. */
export function isReplyAwaited(): boolean {
  return latest !== null && waiting.has(latest) && isThere(latest)
}

function isThere({ sourceId, excerptId }: Sent): boolean {
  const now = currentView()
  return now.sourceId === sourceId && now.excerptId === excerptId
}
