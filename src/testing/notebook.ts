import { apply, type Change } from '#shared/change/change.ts'
import { startDraft } from '#shared/change/draft.ts'
import type { Context } from '#shared/commands/command.ts'
import { commandDefinition, commandSchema, type Command } from '#shared/commands/index.ts'
import { ABOUT_ID, type About } from '#shared/model/about.ts'
import { emptyNotebook, type OpenNotebook } from '#shared/model/notebook.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import type { Citation } from '#shared/model/source.ts'
import type { Outcome } from '#shared/result.ts'

/** Make the text of a source from plain paragraphs. */
export function textOfParagraphs(...paragraphs: readonly string[]): SourceText {
  const blocks: { kind: 'paragraph'; start: number; end: number }[] = []
  let start = 0
  for (const paragraph of paragraphs) {
    blocks.push({ kind: 'paragraph', start, end: start + paragraph.length })
    start += paragraph.length + 2
  }
  return { text: paragraphs.join('\n\n'), blocks, marks: [] }
}

export const noCitation: Citation = {
  title: '',
  authors: [],
  publisher: '',
  published: '',
  accessed: '',
  url: '',
  language: '',
  kind: 'other'
}

/** Work in a notebook in memory, as a session does, with ids and times that count up. */
export function openMemory() {
  const notebook: OpenNotebook = emptyNotebook()
  const texts = new Map<string, SourceText>()
  let count = 0
  let minutes = 0
  const context: Context = {
    newId: () => `id${(count += 1)}`,
    now: () => new Date(Date.UTC(2026, 0, 1) + (minutes += 1) * 60_000).toISOString(),
    by: 'Awa',
    textOf: source => texts.get(source.textHash) ?? null
  }
  const start: About = { id: ABOUT_ID, notebookId: 'n1', title: 'Sahel', note: '', createdAt: context.now() }
  apply(notebook, [{ table: 'about', id: ABOUT_ID, before: null, after: start }])

  /** Run a command, and apply what it changes. */
  function run(command: Command): { readonly outcome: Outcome<string | null>; readonly change: Change } {
    const checked = commandSchema.parse(command)
    const draft = startDraft(notebook)
    const outcome = commandDefinition(checked).run(draft, checked, context)
    const change = outcome.kind === 'refused' ? [] : draft.change()
    apply(notebook, change)
    return { outcome, change }
  }

  /** Run a command that must be done; the value is the id of what it made. */
  function must(command: Command): string {
    const { outcome } = run(command)
    if (outcome.kind !== 'done') throw new Error(outcome.reason)
    return outcome.value ?? ''
  }

  /** Run a command that must be refused and change nothing; the value is the reason. */
  function refusal(command: Command): string {
    const { outcome } = run(command)
    if (outcome.kind !== 'refused') throw new Error(`${command.kind} was not refused`)
    return outcome.reason
  }

  /** Add a source with these paragraphs. */
  function source(title: string, ...paragraphs: readonly string[]): string {
    const text = textOfParagraphs(...paragraphs)
    const textHash = hashLike(`text of ${title}`)
    texts.set(textHash, text)
    return must({
      kind: 'add-source',
      sha256: hashLike(title),
      textHash,
      format: 'txt',
      fileName: `${title}.txt`,
      bytes: text.text.length,
      encoding: 'utf-8',
      words: text.text.split(/\s+/).length,
      citation: { ...noCitation, title }
    })
  }

  /** Mark the first place where a passage stands. */
  function mark(sourceId: string, passage: string, ...tagIds: string[]): string {
    const start = sourceText(sourceId).indexOf(passage)
    if (start < 0) throw new Error(`“${passage}” does not stand in the text`)
    return must({ kind: 'mark-excerpt', sourceId, start, end: start + passage.length, tagIds })
  }

  function sourceText(sourceId: string): string {
    const source = notebook.sources.get(sourceId)
    return (source && texts.get(source.textHash)?.text) ?? ''
  }

  /** Add a tag at the top or below another. */
  function tag(name: string, parentId: string | null = null): string {
    return must({ kind: 'add-tag', name, parentId })
  }

  return { notebook, texts, context, run, must, refusal, source, mark, sourceText, tag }
}

export type Memory = ReturnType<typeof openMemory>

/** Something of the form of a SHA-256, other for other words. */
function hashLike(words: string): string {
  const digits = Array.from(words, letter => (letter.codePointAt(0) ?? 0).toString(16)).join('')
  return digits.padStart(64, '0').slice(-64)
}
