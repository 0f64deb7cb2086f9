import { remembered } from '#renderer/remembered.ts'
import { rememberUnkept } from './unkept-keys.ts'

/** The notebooks whose recovery key nobody said was kept, remembered for this computer. */
export const unkept = rememberUnkept(remembered)

let first: Set<string> | undefined

/** Those of them when this page was first drawn: whatever key is made later is on the screen of somebody. */
export function unkeptAtFirst(): Set<string> {
  first ??= new Set(unkept.paths())
  return first
}
