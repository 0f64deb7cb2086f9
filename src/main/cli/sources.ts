import { byAdded } from '#shared/model/order.ts'
import type { Source } from '#shared/model/source.ts'
import type { CliCommand } from './command.ts'
import { salvageOption, withNotebook } from './notebook.ts'
import { sourceRow } from './rows.ts'

/** List the sources of a notebook. */
export const sourcesCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'List the sources, in the order they were added.',
  options: salvageOption,
  run: call =>
    withNotebook(call, { write: false }, async ({ notebook }) => {
      const sources = [...notebook.sources.values()].toSorted((a, b) => byAdded(b, a))
      if (call.isJson) call.terminal.out(JSON.stringify(sources.map(sourceRow), null, 2))
      else for (const source of sources) call.terminal.out(lineOf(source))
      return 0
    })
}

function lineOf({ id, title, authors, publisher, published, format, words }: Source): string {
  const whence = [authors.join('; '), publisher, published].filter(Boolean).join(', ')
  return `${id}  ${title}${whence ? ` (${whence})` : ''}, ${format}, ${words} words`
}
