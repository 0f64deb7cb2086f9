import { pathOf, treeOf } from '#shared/codebook/tree.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import type { Notebook } from '#shared/model/notebook.ts'
import type { Source } from '#shared/model/source.ts'
import { tagRowsOf } from '#shared/queries/codebook.ts'
import type { Hit } from '#shared/search.ts'

/** A source as `--json` prints it. */
export function sourceRow(source: Source) {
  const { id, title, authors, publisher, published, url, language, kind, sha256, format, words } = source
  return { id, title, authors, publisher, published, url, language, kind, sha256, format, words }
}

/** An excerpt as `--json` prints it. */
export function excerptRow(notebook: Notebook, excerpt: Excerpt) {
  const { id, sourceId, anchor, note, speaker, voice, by, createdAt, updatedAt } = excerpt
  const sourceTitle = notebook.sources.get(sourceId)?.title ?? ''
  const { start, end, exact: text } = anchor
  const tags = tagPaths(notebook, excerpt.tagIds)
  return { id, sourceId, sourceTitle, start, end, text, tags, note, speaker, voice, by, createdAt, updatedAt }
}

/** A hit as `--json` prints it. */
export function hitRow({ in: where, sourceId, sourceTitle, excerptId, start, end, text, before, after }: Hit) {
  return { in: where, sourceId, sourceTitle, excerptId, start, end, text, before, after }
}

/** The tags of the codebook in its order, as `--json` prints them. */
export function tagRows(notebook: Notebook) {
  return tagRowsOf(notebook).map(({ tag, path, colour, excerpts }) => {
    const { id, definition, counts, doesNotCount } = tag
    return { id, path, definition, counts, doesNotCount, colour, excerpts }
  })
}

/** Tags by their full paths. */
export function tagPaths(notebook: Notebook, tagIds: readonly string[]): readonly string[] {
  return tagIds.map(id => pathOf(treeOf(notebook), id))
}

/** Words on one line, cut to a length. */
export function shortened(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line
}
