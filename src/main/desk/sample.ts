import { readFile as readBytes } from 'node:fs/promises'
import { z } from 'zod'
import { commandSchema } from '#shared/commands/index.ts'
import { voices } from '#shared/model/excerpt.ts'
import { done, refuse, type Outcome, type Result } from '#shared/result.ts'
import { readFile } from '#main/import/read-file.ts'
import { resourcePath } from '#main/resources.ts'
import type { Session } from '#main/session.ts'

const marksSchema = z.array(
  z.strictObject({
    file: z.string(),
    quote: z.string(),
    /** Full paths in the starter codebook. */
    tags: z.array(z.string()),
    note: z.string().default(''),
    speaker: z.string().default(''),
    voice: z.enum(voices).nullable().default(null)
  })
)
type SampleMark = z.output<typeof marksSchema>[number]

/** Put the sample sources into a notebook that has the starter codebook, with a few excerpts and notes to learn from. */
export async function fillWithSample(session: Session): Promise<Result<null>> {
  const marks = marksSchema.parse(JSON.parse(await readBytes(resourcePath('sample', 'marks.json'), 'utf8')))
  for (const fileName of new Set(marks.map(({ file }) => file))) {
    const added = await addSample(session, fileName)
    if (added.kind !== 'done') return refuse(added.reason)
  }
  for (const mark of marks) {
    const marked = await markSample(session, mark)
    if (marked.kind !== 'done') return refuse(marked.reason)
  }
  return done(null)
}

async function addSample(session: Session, fileName: string): Promise<Outcome<string>> {
  const bytes = new Uint8Array(await readBytes(resourcePath('sample', fileName)))
  const read = await readFile({ bytes, fileName })
  if (read.kind === 'refused') return read
  const { text, format, encoding, words, citation } = read.value
  return session.addSource({ original: bytes, fileName, text, format, encoding, words, citation })
}

async function markSample(session: Session, { file, quote, tags, ...rest }: SampleMark): Promise<Outcome<unknown>> {
  const source = [...session.notebook.sources.values()].find(({ fileName }) => fileName === file)
  if (!source) return refuse(`The sample “${file}” is missing.`)
  const text = await session.text(source.id)
  if (text.kind === 'refused') return text
  const start = text.value.text.indexOf(quote)
  if (start < 0) return refuse(`The sample “${file}” does not say “${quote}”.`)
  const tagIds = await tagIdsOf(session, tags)
  const command = { kind: 'mark-excerpt', sourceId: source.id, start, end: start + quote.length, tagIds, ...rest }
  return session.run(commandSchema.parse(command))
}

async function tagIdsOf(session: Session, paths: readonly string[]): Promise<readonly string[]> {
  const codebook = await session.ask({ kind: 'codebook' })
  const rows = codebook.kind === 'done' ? codebook.value.value.rows : []
  return rows.filter(({ path }) => paths.includes(path)).map(({ tag }) => tag.id)
}
