import type { Citation } from '#shared/model/source.ts'
import { isoDate } from './dates.ts'
import { type HtmlDocument, wordsOf } from './html-dom.ts'
import { type Linked, linkedData } from './json-ld.ts'
import { safeHref } from './safe-href.ts'

type Meta = (...names: readonly string[]) => readonly string[]

/** Gather what a page says of itself: its meta tags, JSON-LD, times and links. */
export function metadataOf(document: HtmlDocument, source: string): Partial<Citation> {
  const meta = metaOf(document)
  const linked = linkedData(document)
  const url = urlOf(document, meta, linked, source)
  return present({
    title: first(linked.title, ...meta('citation_title', 'og:title', 'dc.title', 'dcterms.title', 'twitter:title')),
    authors: authorsOf(document, meta, linked),
    publisher: publisherOf(document, meta, linked, url),
    published: publishedOf(document, meta, linked),
    url,
    language: languageOf(document, meta, linked),
    kind: linked.kind ?? (meta('og:type').includes('article') ? 'news article' : undefined)
  })
}

function metaOf(document: HtmlDocument): Meta {
  const found = new Map<string, string[]>()
  for (const element of document.querySelectorAll('meta')) {
    const name = ['property', 'name', 'itemprop', 'http-equiv'].map(key => element.getAttribute(key)).find(Boolean)
    const content = element.getAttribute('content')?.trim()
    if (!name || !content) continue
    const key = name.toLowerCase()
    found.set(key, [...(found.get(key) ?? []), content])
  }
  return (...names) => names.flatMap(name => found.get(name) ?? [])
}

function authorsOf(document: HtmlDocument, meta: Meta, linked: Linked): readonly string[] | undefined {
  const cited = meta('citation_author')
  if (cited.length > 0) return cited
  if (linked.authors.length > 0) return linked.authors
  const named = meta('author', 'article:author', 'dc.creator', 'dcterms.creator', 'parsely-author', 'byl')
  const names = [...new Set(named.filter(name => !/^https?:/.test(name)).map(plainName))]
  if (names.length > 0) return names
  const byline = wordsOf(document.querySelector('[rel=author], [itemprop=author], .byline'))
  return byline && byline.length < 100 ? [plainName(byline)] : undefined
}

function publisherOf(document: HtmlDocument, meta: Meta, linked: Linked, url: string): string {
  const named = meta('citation_publisher', 'dc.publisher', 'dcterms.publisher', 'og:site_name', 'application-name')
  const found = first(linked.publisher, ...named)
  if (found) return found
  const site =
    wordsOf(document.querySelector('title'))
      .split(/\s+[|–—-]\s+/)
      .at(-1) ?? ''
  const host = URL.parse(url)?.hostname.replace(/^www\./, '') ?? ''
  return site && host && host.includes(site.toLowerCase().replace(/\W/g, '')) ? site : host
}

function publishedOf(document: HtmlDocument, meta: Meta, linked: Linked): string | undefined {
  const named = meta(
    'article:published_time',
    'og:article:published_time',
    'citation_publication_date',
    'citation_date',
    'datepublished',
    'dc.date.issued',
    'dcterms.issued',
    'dcterms.date',
    'dc.date',
    'date',
    'pubdate',
    'parsely-pub-date'
  )
  const times = [...document.querySelectorAll('time[itemprop=datePublished], time[pubdate], time')]
  const shown = times.slice(0, 1).flatMap(time => [time.getAttribute('datetime') ?? '', wordsOf(time)])
  return [linked.published, ...named, ...shown].map(isoDate).find(date => date !== '')
}

function urlOf(document: HtmlDocument, meta: Meta, linked: Linked, source: string): string {
  const canonical = document.querySelector('link[rel=canonical]')?.getAttribute('href')
  const saved = /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/.exec(source.slice(0, 2_000))?.[1]
  const named = [canonical, ...meta('og:url', 'citation_public_url', 'twitter:url'), linked.url, saved]
  return named.map(href => safeHref(href, '')).find(href => href !== null) ?? ''
}

function languageOf(document: HtmlDocument, meta: Meta, linked: Linked): string {
  const declared = document.documentElement.getAttribute('lang') ?? document.documentElement.getAttribute('xml:lang')
  const named = [
    declared ?? '',
    linked.language,
    ...meta('content-language', 'dc.language', 'citation_language', 'og:locale')
  ]
  return named.map(tag => tag.trim().replace('_', '-')).find(tag => /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) ?? ''
}

/** A byline without its "By". */
function plainName(byline: string): string {
  return byline.replace(/^(?:by|par|por|von|di)\s+/i, '').trim()
}

function first(...values: readonly (string | undefined)[]): string {
  return values.find(value => value !== undefined && value.trim() !== '')?.trim() ?? ''
}

/** Leave out what is not known. */
function present(citation: { readonly [K in keyof Citation]?: Citation[K] | undefined }): Partial<Citation> {
  const known = Object.entries(citation).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(known) as Partial<Citation>
}
