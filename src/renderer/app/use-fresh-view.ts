import { useEffect } from 'react'
import { showAfresh } from '#renderer/view-state.ts'

let shownPath: string | null = null

/** Start at the beginning when another notebook is here: the ids in the address are of the one before. */
export function useFreshView(path: string | null): void {
  useEffect(() => {
    if (path === null) return
    if (shownPath !== null && shownPath !== path) showAfresh()
    shownPath = path
  }, [path])
}
