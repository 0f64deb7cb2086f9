import { selectExcerpts } from '#shared/queries/select-excerpts.ts'
import type { CliCommand } from './command.ts'
import { filterFrom, filterOptions } from './filter.ts'
import { salvageOption, withNotebook } from './notebook.ts'
import { excerptRow, shortened } from './rows.ts'

/** List the excerpts of a notebook. */
export const excerptsCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'List the excerpts, by source and place.',
  options: { ...filterOptions, ...salvageOption },
  run: call =>
    withNotebook(call, { write: false }, async ({ notebook }) => {
      const rows = selectExcerpts(notebook, filterFrom(notebook, call.given)).map(one => excerptRow(notebook, one))
      if (call.isJson) call.terminal.out(JSON.stringify(rows, null, 2))
      else
        for (const { id, sourceTitle, text, tags } of rows)
          call.terminal.out(`${id}  ${sourceTitle}  [${tags.join(', ')}]\n  ${shortened(text, 300)}`)
      return 0
    })
}
