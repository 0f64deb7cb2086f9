import type { SourceText } from '#shared/model/source-text.ts'
import type { Citation } from '#shared/model/source.ts'
import { articleOf } from './html-article.ts'
import { parseHtml } from './html-dom.ts'
import { metadataOf } from './html-metadata.ts'
import { piecesOf } from './html-pieces.ts'
import { assemble } from './pieces.ts'

/** A text, and what its file says of where it comes from. */
export type Read = { readonly text: SourceText; readonly declared: Partial<Citation> }

/** Read a page: its article without the navigation, and its metadata. */
export function readHtml(source: string): Read {
  const declared = metadataOf(parseHtml(source), source)
  const { content, title, byline } = articleOf(source)
  const text = assemble([{ label: null, pieces: piecesOf(content, declared.url ?? '') }])
  const named = { title, ...(byline && byline.length < 100 ? { authors: [byline.replace(/^by\s+/i, '')] } : {}) }
  return { text, declared: { ...named, ...declared } }
}
