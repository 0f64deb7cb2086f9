import { createHash } from 'node:crypto'
import type { EntryLine } from '#main/storage/read-journal.ts'

const START = '{"crc":"00000000",'.length
const SALT = /^,"salt":"[0-9a-f]{64}"\}$/
const ERASED = /^,"erased":\{[^{}]*\}\}$/

/**
 * Whether a line is, byte for byte, the head that the chain is made of and the body that the head commits to. JSON
 * lets a name stand twice, and then the last counts: without this, a forged head or body could follow the true one.
 */
export function holdsNothingElse(line: EntryLine): boolean {
  const head = JSON.stringify(line.head)
  const rest = line.bytes.toString('utf8', START)
  if (createHash('sha256').update(head).digest('hex') !== line.hash) return false
  if (!rest.startsWith(`"head":${head}`)) return false
  const after = rest.slice('"head":'.length + head.length)
  if (line.kind === 'erased') return ERASED.test(after)
  const body = `,"body":${JSON.stringify(line.body)}`
  return after.startsWith(body) && SALT.test(after.slice(body.length))
}
