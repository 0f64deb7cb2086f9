import { writeCodebook } from '#shared/codebook/csv.ts'
import { tagRowsOf } from '#shared/queries/codebook.ts'
import type { CliCommand } from './command.ts'
import { salvageOption, withNotebook } from './notebook.ts'
import { shortened, tagRows } from './rows.ts'

/** List the tags of a notebook. */
export const tagsCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'List the tags of the codebook, with how many excerpts bear each.',
  options: { csv: { help: 'Print the codebook as CSV, for another notebook to start with.' }, ...salvageOption },
  run: call =>
    withNotebook(call, { write: false }, async ({ notebook }) => {
      const { out } = call.terminal
      const rows = tagRowsOf(notebook)
      if (call.given.has('csv')) out(writeCodebook(rows).replace(/\n$/, ''))
      else if (call.isJson) out(JSON.stringify(tagRows(notebook), null, 2))
      else
        for (const { tag, depth, excerpts } of rows)
          out(
            `${'  '.repeat(depth)}${tag.name} (${excerpts})${tag.definition ? `: ${shortened(tag.definition, 90)}` : ''}`
          )
      return 0
    })
}
