import { createNotebook, openNotebook } from '#main/open-notebook.ts'
import type { Session } from '#main/session.ts'
import { commandSchema } from '#shared/commands/index.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import { mustBeDone } from './notebooks.ts'

/** So many excerpts bear the long text, each of which overlaps others. */
export const EXCERPTS = 5000
const PARAGRAPHS = 1440
/** Among which they are divided. */
export const TAGS = 8
const words = 'council witness village court mandate transfer detained statement border appeal of the and in'.split(' ')

/** A passage, and the tag that its excerpt bears by its number. */
export type Passage = { readonly start: number; readonly end: number; readonly tag: number }

/** Sources of the notebook by their ids: one of a line, and the long text without excerpts and with them. */
export type Marked = { readonly short: string; readonly bare: string; readonly marked: string }

/** Make a notebook of a text of 1 MB, once without excerpts and once with as many as a reader could make in months. */
export async function longTextNotebook(path: string): Promise<Marked> {
  await mustBeDone(createNotebook(path, { title: 'Long text' }))
  const session = await mustBeDone(openNotebook(path, { by: () => 'bench', announce: () => {}, write: true }))
  const bare = await addSource(session, 'Bare', longText('Bare'))
  const text = longText('Marked')
  const marked = await addSource(session, 'Marked', text)
  const tags: string[] = []
  for (let tag = 0; tag < TAGS; tag++)
    tags.push((await mustBeDone(session.run(commandSchema.parse({ kind: 'add-tag', name: `Tag ${tag}` })))) ?? '')
  await Promise.all(
    passagesOf(text).map(({ start, end, tag }) =>
      mustBeDone(
        session.run(
          commandSchema.parse({ kind: 'mark-excerpt', sourceId: marked, start, end, tagIds: [tags[tag] ?? ''] })
        )
      )
    )
  )
  // The last one is shown when the notebook is opened, and no other was fetched then.
  const short = await addSource(session, 'Short', textOf(['One line.']))
  await session.close()
  return { short, bare, marked }
}

/** A text of 1 MB in paragraphs, the first of which names it. */
export function longText(name: string): SourceText {
  return textOf(Array.from({ length: PARAGRAPHS }, (_, i) => (i === 0 ? `${name}. ` : '') + paragraph(i)))
}

/** Where the excerpts of a long text stand: each begins a little after the one before, and most overlap several. */
export function passagesOf({ text }: SourceText): readonly Passage[] {
  const step = Math.floor((text.length - 1000) / EXCERPTS)
  return Array.from({ length: EXCERPTS }, (_, i) => {
    const start = i * step + (i % 7)
    return { start, end: start + 60 + ((i * 137) % 640), tag: i % TAGS }
  })
}

function textOf(paragraphs: readonly string[]): SourceText {
  let at = 0
  const blocks = paragraphs.map(paragraph => {
    const start = at
    at += paragraph.length + 1
    return { kind: 'paragraph' as const, start, end: at - 1 }
  })
  return { text: paragraphs.join('\n'), blocks, marks: [] }
}

/** Seven sentences, none of which is the same in the next paragraphs. */
function paragraph(number: number): string {
  const word = (place: number) => words[(number * 31 + place * place * 17 + place) % words.length]
  return Array.from(
    { length: 7 },
    (_, sentence) => `The ${Array.from({ length: 14 }, (_, place) => word(sentence * 14 + place)).join(' ')}.`
  ).join(' ')
}

function addSource(session: Session, title: string, text: SourceText): Promise<string> {
  const citation = { title, authors: [], publisher: '', published: '', accessed: '', url: '', language: 'en' }
  return mustBeDone(
    session.addSource({
      original: new TextEncoder().encode(text.text),
      text,
      ...{ format: 'txt', fileName: `${title}.txt`, encoding: 'utf-8', words: 1000 },
      citation: { ...citation, kind: 'other' }
    })
  )
}
