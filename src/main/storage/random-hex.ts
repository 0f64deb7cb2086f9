import { randomFillSync } from 'node:crypto'

/** The system takes as long for a few bytes as for some thousand. */
const supply = Buffer.alloc(4096)
let used = supply.length

/** So many random bytes in hexadecimal, none of which is given twice. */
export function randomHex(bytes: number): string {
  if (bytes > supply.length) throw new RangeError(`bytes: ${bytes}`)
  if (used + bytes > supply.length) {
    randomFillSync(supply)
    used = 0
  }
  used += bytes
  return supply.toString('hex', used - bytes, used)
}
