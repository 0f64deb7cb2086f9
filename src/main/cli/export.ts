import { resolve } from 'node:path'
import { namesInSteps, namesWarning } from '#shared/export/index.ts'
import { exportSchema, type ExportedPiece } from '#shared/export/export.ts'
import { exportFormats } from '#shared/export/formats.ts'
import { sealLine } from '#main/custody/ask-seal.ts'
import { placesOf } from '#main/desk/places.ts'
import { exportNotebook, type Sealer } from '#main/export-notebook.ts'
import { Misuse, type CliCommand } from './command.ts'
import { writeWhole } from './files.ts'
import { filterFrom, filterOptions } from './filter.ts'
import { sourceNamed } from './find.ts'
import { copyOption, must, salvageOption, withNotebook } from './notebook.ts'

/** Export excerpts with all that others need to check them. */
export const exportCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'Export excerpts with their tags, notes, places and sources, for others to check.',
  options: {
    format: { value: exportFormats.join('|'), help: 'What to write.' },
    ...filterOptions,
    annotated: { value: 'ID|TITLE', help: 'The whole text of this source with numbered marks (md and html).' },
    'no-codebook': { help: 'Leave the definitions of the tags out.' },
    'no-notes': { help: 'Leave the notes out.' },
    'no-seal': { help: 'Leave the seal out, which shows which computer it comes from.' },
    output: { value: 'FILE', short: 'o', help: 'Where to write it (else it is printed).' },
    ...salvageOption,
    ...copyOption
  },
  async run(call) {
    const { given, isJson, terminal } = call
    const format = given.oneOf('format', exportFormats)
    if (!format) throw new Misuse(`--format is missing: one of ${exportFormats.join(', ')}.`)
    return withNotebook(call, { write: false }, async session => {
      const annotated = given.text('annotated')
      const request = exportSchema.parse({
        format,
        filter: filterFrom(session.notebook, given),
        annotatedSourceId: annotated === undefined ? null : sourceNamed(session.notebook, annotated).id,
        withCodebook: !given.has('no-codebook'),
        withNotes: !given.has('no-notes'),
        withSeal: !given.has('no-seal')
      })
      const { config } = placesOf(terminal.env, process.platform)
      const sealer: Sealer = ({ path, disk }, revision) => sealLine(path, config, disk, revision)
      const warning = namesWarning(must(await session.read(notebook => namesInSteps(notebook, request))))
      if (warning) terminal.err(warning)
      const { fileName, mediaType, pieces, unsealed } = must(await exportNotebook(session, request, sealer))
      if (unsealed !== undefined) terminal.err(`The export bears no seal. ${unsealed}`)
      const output = given.text('output')
      if (output === undefined) {
        const texts: string[] = []
        for await (const text of textOf(pieces)) texts.push(text)
        const text = texts.join('')
        terminal.out(isJson ? JSON.stringify({ fileName, mediaType, text }) : text.replace(/\n$/, ''))
      } else {
        const file = resolve(terminal.folder, output)
        await writeWhole(file, textOf(pieces))
        terminal.out(isJson ? JSON.stringify({ file, mediaType }) : `Wrote ${file}`)
      }
      return 0
    })
  }
}

async function* textOf(pieces: AsyncIterable<ExportedPiece>): AsyncGenerator<string> {
  for await (const { text } of pieces) yield text
}
