import { verifyNotebook } from '#main/storage/verify.ts'
import type { CliCommand } from './command.ts'
import { must, notebookPath } from './notebook.ts'

/** Check everything in a notebook. */
export const verifyCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'Check every original, text, excerpt and journal line.',
  options: {},
  async run({ operands, isJson, terminal }) {
    const { problems, notes, checked } = must(await verifyNotebook(notebookPath(operands[0] ?? '', terminal)))
    const ok = problems.length === 0
    for (const problem of problems) terminal.err(problem)
    const { sources, excerpts, lines, files } = checked
    const sum = `Checked ${sources} sources, ${excerpts} excerpts, ${lines} journal lines, ${files} files: ${verdict(problems.length)}`
    if (isJson) terminal.out(JSON.stringify({ ok, problems, notes, checked }))
    else for (const line of [...notes, sum]) terminal.out(line)
    return ok ? 0 : 1
  }
}

function verdict(problems: number): string {
  if (problems === 0) return 'all is well.'
  return problems === 1 ? 'one thing is wrong.' : `${problems} things are wrong.`
}
