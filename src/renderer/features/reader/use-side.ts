import { useWorkedOn } from '#renderer/side.ts'
import { useView, type View } from '#renderer/view-state.ts'

/** What this reader shows of its source: the view speaks of the one that is worked on, and keeps the other aside. */
export type Side = Pick<View, 'excerptId' | 'at'> & { readonly isWorkedOn: boolean }

/** Follow which excerpt and passage this reader shows, be it worked on or beside. */
export function useSide(): Side {
  const isWorkedOn = useWorkedOn()
  const { excerptId, at, beside } = useView()
  if (isWorkedOn) return { isWorkedOn, excerptId, at }
  return { isWorkedOn, excerptId: beside?.kind === 'source' ? beside.excerptId : null, at: null }
}
