import { useCallback, useSyncExternalStore } from 'react'

/** Whether the window is as a media query asks, followed as it changes. */
export function useMedia(query: string): boolean {
  const follow = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query]
  )
  return useSyncExternalStore(follow, () => matchMedia(query).matches)
}
