import { voices } from '#shared/model/excerpt.ts'
import { commandSchema } from '#shared/commands/index.ts'
import { Failure, Misuse, type CliCommand } from './command.ts'
import { sourceNamed, tagNamed } from './find.ts'
import { byOption, must, withNotebook } from './notebook.ts'
import { placesOfQuote } from './quote.ts'
import { excerptRow, shortened, tagPaths } from './rows.ts'

/** Mark a passage by its words. */
export const markCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'Mark a passage of a source, found by its words, and tag it.',
  options: {
    source: { value: 'ID|TITLE', help: 'The source, by its id, title or file.' },
    quote: { value: 'TEXT', help: 'The words of the passage.' },
    nth: { value: 'N', help: 'Which of them, where the words stand several times.' },
    tag: { value: 'NAME', isRepeatable: true, help: 'A tag, by name or path (Parent/Child).' },
    note: { value: 'MARKDOWN', help: 'A note on it.' },
    speaker: { value: 'NAME', help: 'Who says it.' },
    voice: { value: voices.join('|'), help: 'How the source gives it.' },
    ...byOption
  },
  greedy: 'tag',
  async run(call) {
    const { given, isJson, terminal } = call
    const quote = given.text('quote')?.trim()
    const name = given.text('source')
    if (!name) throw new Misuse('--source is missing: name the source.')
    if (!quote) throw new Misuse('--quote is missing: give the words of the passage.')
    if (!given.has('tag')) throw new Misuse('--tag is missing: name a tag.')
    const nth = given.number('nth', 1, 1_000_000)
    const details = { note: given.text('note'), speaker: given.text('speaker'), voice: given.oneOf('voice', voices) }

    return withNotebook(call, { write: true }, async session => {
      const source = sourceNamed(session.notebook, name)
      const tagIds = given.texts('tag').map(tag => tagNamed(session.notebook, tag))
      const { text } = must(await session.text(source.id))
      const place = placeFor(placesOfQuote(text, quote), nth, source.title)
      const command = { kind: 'mark-excerpt', sourceId: source.id, ...place, tagIds, ...details } as const
      const id = must(await session.run(commandSchema.parse(command)))
      const excerpt = session.notebook.excerpts.get(id ?? '')
      if (!excerpt) throw new Failure('The passage was marked, but is gone again.')
      const tags = tagPaths(session.notebook, excerpt.tagIds).join(', ')
      const words = `Marked “${shortened(excerpt.anchor.exact, 60)}” in “${source.title}” with ${tags} (${excerpt.id})`
      terminal.out(isJson ? JSON.stringify(excerptRow(session.notebook, excerpt)) : words)
      return 0
    })
  }
}

type Place = { readonly start: number; readonly end: number }

function placeFor(places: readonly Place[], nth: number | undefined, title: string): Place {
  const place = places[(nth ?? 1) - 1]
  if (places.length === 0)
    throw new Failure(`These words do not stand in “${title}”. Copy them from the text: dossier show prints it.`)
  if (nth === undefined && places.length > 1)
    throw new Failure(
      `These words stand ${places.length} times in “${title}”. Say which with --nth 1 to ${places.length}.`
    )
  if (!place) throw new Failure(`These words stand only ${times(places.length)} in “${title}”.`)
  return place
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
