import type { Source } from '#shared/model/source.ts'

/** What a source is called: its title, or the name of its file. */
export function titleOf({ title, fileName }: Pick<Source, 'title' | 'fileName'>): string {
  return title.trim() || fileName || 'Untitled source'
}

/** Cite a source on one line: authors, “title”, publisher, published, address, accessed; what is not known is left out. */
export function citationLine(source: Source): string {
  const { authors, publisher, published, url, accessed } = source
  const parts = [
    authors.join(', '),
    `“${titleOf(source)}”`,
    publisher,
    published,
    url,
    accessed && `accessed ${accessed}`
  ]
  return parts
    .map(part => part.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join(', ')
}
