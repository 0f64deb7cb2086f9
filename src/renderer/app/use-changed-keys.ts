import { useEffect } from 'react'
import { readChanges, takeKeyChanges, useKeyChanges } from '#renderer/key-changes.ts'
import { shortcutGroups, shortcuts } from '#renderer/shortcuts/table.ts'

/** Let the keys hold that were changed and remembered; whoever calls this is drawn anew with them. */
export function useChangedKeys(remembered: Readonly<Record<string, string>> | undefined): void {
  useKeyChanges()
  useEffect(() => {
    if (remembered)
      takeKeyChanges(
        readChanges(
          shortcuts,
          shortcutGroups.map(group => remembered[`keys ${group}`])
        )
      )
  }, [remembered])
}
