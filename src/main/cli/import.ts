import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { problemOfCitation } from '#shared/commands/citation.ts'
import { filed } from '#shared/model/notebook.ts'
import { sourceKinds, type Citation, type Source } from '#shared/model/source.ts'
import { limits, readFile } from '#main/import/read-file.ts'
import { sentences } from '#main/import/refusal.ts'
import type { Session } from '#main/session.ts'
import { Failure, Misuse, type Call, type CliCommand, type Given } from './command.ts'
import { readableBytes } from './files.ts'
import { byOption, withNotebook } from './notebook.ts'
import { sourceRow } from './rows.ts'

/** Read files and add them as sources. */
export const importCommand: CliCommand = {
  operands: 'NOTEBOOK FILE...',
  least: 2,
  most: Infinity,
  summary: 'Read files (.txt .md .html .htm .docx .pdf) and add them as sources.',
  options: {
    title: { value: 'TITLE', help: 'The title, for one file.' },
    author: { value: 'NAME', isRepeatable: true, help: 'An author.' },
    publisher: { value: 'NAME', help: 'The publisher.' },
    published: { value: 'DATE', help: 'When it was published: 2025, 2025-09 or 2025-09-23.' },
    url: { value: 'URL', help: 'Where it stands on the web.' },
    language: { value: 'CODE', help: 'Its language, such as en or fr.' },
    kind: { value: 'KIND', help: `One of: ${sourceKinds.join(', ')}.` },
    encoding: { value: 'NAME', help: 'Read it in this encoding instead of the one that is detected.' },
    ...byOption
  },
  details:
    'What is not said of a source is guessed from the file and can be corrected later. The same bytes are never added twice.\n' +
    'With --json, one line per file: {"file", "source"} or {"file", "reason"}; and "notice" where not all of it came along.',
  async run(call) {
    const [, ...files] = call.operands
    const said = citationFrom(call.given)
    if (said.title !== undefined && files.length > 1) throw new Misuse('--title is for one file at a time.')
    return withNotebook(call, { write: true }, session => importAll(session, files, said, call))
  }
}

type Ended =
  { readonly source: Source; readonly isNew: boolean; readonly notice: string | null } | { readonly reason: string }

async function importAll(session: Session, files: readonly string[], said: Partial<Citation>, call: Call) {
  const { terminal } = call
  const interrupted = terminal.interrupted()
  let isAllDone = true
  // The next file is read while this one is added, no more, so that many large files do not fill the memory.
  let next = reading(files[0], session, call, interrupted)
  for (const [i, file] of files.entries()) {
    terminal.progress(`Reading ${i + 1} of ${files.length}: ${file}`)
    const current = next
    next = reading(files[i + 1], session, call, interrupted)
    const ended = await added(session, file, await current, said)
    terminal.progress('')
    if ('reason' in ended) isAllDone = false
    report(file, ended, call)
  }
  return isAllDone ? 0 : 1
}

type Reading = { readonly bytes: Uint8Array; readonly read: Awaited<ReturnType<typeof readFile>> | null }

/** Read one file; what was read is null when the notebook has its bytes already. Never rejects, since nobody waits yet. */
async function reading(
  file: string | undefined,
  session: Session,
  call: Call,
  signal: AbortSignal
): Promise<Reading | Failure> {
  try {
    if (file === undefined || signal.aborted) throw new Failure(sentences.cancelled)
    const bytes = await readableBytes(resolve(call.terminal.folder, file), limits.bytes, sentences.tooLarge)
    if (alreadyHere(session, bytes)) return { bytes, read: null }
    const encoding = call.given.text('encoding')
    return { bytes, read: await readFile({ bytes, fileName: basename(file), encoding }, { signal }) }
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}

async function added(
  session: Session,
  file: string,
  reading: Reading | Failure,
  said: Partial<Citation>
): Promise<Ended> {
  if (reading instanceof Failure) return { reason: reading.message }
  const { bytes, read } = reading
  // Also where the file before it had the same bytes.
  const here = alreadyHere(session, bytes)
  if (here) return { source: here, isNew: false, notice: null }
  if (read?.kind !== 'done') return read ?? { reason: sentences.damaged }
  const { citation, notice, ...imported } = read.value
  const item = { original: bytes, fileName: basename(file), ...imported, citation: { ...citation, ...said } }
  const outcome = await session.addSource(item)
  if (outcome.kind !== 'done') return outcome
  const source = session.notebook.sources.get(outcome.value)
  return source ? { source, isNew: true, notice } : { reason: sentences.damaged }
}

function alreadyHere({ notebook }: Session, bytes: Uint8Array): Source | undefined {
  return filed(notebook, 'sourcesOfOriginal', createHash('sha256').update(bytes).digest('hex'))[0]
}

function report(file: string, ended: Ended, { isJson, terminal: { out, err } }: Call): void {
  if (isJson) out(JSON.stringify(rowOf(file, ended)))
  else if ('reason' in ended) err(`${file}: ${ended.reason}`)
  else if (ended.isNew) out(`${file}: added as “${ended.source.title}” (${ended.source.id})`)
  else out(`${file}: already here as “${ended.source.title}” (${ended.source.id})`)
  if ('source' in ended && ended.notice !== null) err(`${file}: ${ended.notice}`)
}

function rowOf(file: string, ended: Ended) {
  if ('reason' in ended) return { file, reason: ended.reason }
  return { file, source: sourceRow(ended.source), ...(ended.notice !== null && { notice: ended.notice }) }
}

function citationFrom(given: Given): Partial<Citation> {
  const texts = ['title', 'publisher', 'published', 'url', 'language'] as const
  const said = texts.flatMap(name => (given.has(name) ? [[name, given.text(name)]] : []))
  const kind = given.oneOf('kind', sourceKinds)
  const citation: Partial<Citation> = {
    ...Object.fromEntries(said),
    ...(given.has('author') && { authors: given.texts('author') }),
    ...(kind && { kind })
  }
  const problem = problemOfCitation({ published: citation.published ?? '', accessed: '' })
  if (problem) throw new Misuse(problem)
  return citation
}
