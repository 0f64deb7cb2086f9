import { remembered } from '#renderer/remembered.ts'
import { counted, readUses, writeUses, type Uses } from './entries.ts'

const KEY = 'palette'

/** How often each entry was chosen so far. */
export function usesSoFar(): Uses {
  return readUses(remembered.read(KEY))
}

/** Count one more use of an entry. */
export function countUse(id: string): void {
  remembered.write(KEY, writeUses(counted(usesSoFar(), id)))
}
