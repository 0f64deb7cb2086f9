import type { CliCommand } from './command.ts'
import { sourceNamed } from './find.ts'
import { must, salvageOption, withNotebook } from './notebook.ts'
import { sourceRow } from './rows.ts'

/** Print the text of a source. */
export const showCommand: CliCommand = {
  operands: 'NOTEBOOK SOURCE',
  least: 2,
  most: 2,
  summary: 'Print the text of a source, named by its id, title or file.',
  options: salvageOption,
  details: 'With --json, the source with its text, blocks and marks; offsets count UTF-16 units.',
  run: call =>
    withNotebook(call, { write: false }, async session => {
      const source = sourceNamed(session.notebook, call.operands[1] ?? '')
      const sourceText = must(await session.text(source.id))
      call.terminal.out(call.isJson ? JSON.stringify({ ...sourceRow(source), ...sourceText }) : sourceText.text)
      return 0
    })
}
