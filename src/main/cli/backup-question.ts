import { linesOf } from './lines.ts'
import type { Terminal } from './terminal.ts'

/** Ask whoever sits at the terminal; where nobody does, the answer is no. */
export async function agrees(question: string, { input, err, interrupted }: Terminal): Promise<boolean> {
  const source = input()
  if (!('isTTY' in source) || source.isTTY !== true) return false
  err(`${question} [y/N]`)
  for await (const line of linesOf(source, interrupted())) return /^y(es)?$/i.test(line.trim())
  return false
}
