import { createNotebook, openNotebook } from '#main/open-notebook.ts'
import type { Session } from '#main/session.ts'
import { commandSchema } from '#shared/commands/index.ts'

const SOURCES_EACH = 100
const sentence = 'Leaving the court takes a year, and cases that are open stay open. '

/** Open a new notebook with so many excerpts on disk, a hundred in each source, made by the commands themselves. */
export async function notebookWith(path: string, excerpts: number): Promise<Session> {
  await mustBeDone(createNotebook(path, { title: `${excerpts} excerpts` }))
  const session = await mustBeDone(openNotebook(path, { by: () => 'bench', announce: () => {}, write: true }))
  const tagId = await mustBeDone(session.run(commandSchema.parse({ kind: 'add-tag', name: 'Coups' })))
  for (let made = 0; made < excerpts; made += SOURCES_EACH) {
    const sourceId = await addSource(session, made)
    const marks = Array.from({ length: Math.min(SOURCES_EACH, excerpts - made) }, (_, i) =>
      mustBeDone(session.run(commandSchema.parse({ kind: 'mark-excerpt', sourceId, ...placeOf(i), tagIds: [tagId] })))
    )
    await Promise.all(marks)
  }
  return session
}

/** A place in a source of these notebooks; each `i` from 0 to 799 gives another. */
export function placeOf(i: number): { readonly start: number; readonly end: number } {
  const start = (i % SOURCES_EACH) * sentence.length + Math.floor(i / SOURCES_EACH)
  return { start, end: start + 40 + Math.floor(i / SOURCES_EACH) }
}

async function addSource(session: Session, number: number): Promise<string> {
  const text = `Source ${number}. ${sentence.repeat(SOURCES_EACH + 1)}`
  const citation = {
    ...{ title: `Source ${number}`, authors: [], publisher: '', published: '', accessed: '', url: '', language: 'en' },
    kind: 'other' as const
  }
  return mustBeDone(
    session.addSource({
      original: new TextEncoder().encode(text),
      text: { text, blocks: [{ kind: 'paragraph', start: 0, end: text.length }], marks: [] },
      ...{ format: 'txt', fileName: `${number}.txt`, encoding: 'utf-8', words: 1000, citation }
    })
  )
}

/** The value of an outcome, which must be done. */
export async function mustBeDone<T>(
  outcome: Promise<{ readonly kind: 'done'; readonly value: T } | { readonly kind: string; readonly reason: string }>
): Promise<T> {
  const ended = await outcome
  if ('reason' in ended) throw new Error(ended.reason)
  return ended.value
}
