import type { SourceKind } from '#shared/model/source.ts'
import type { HtmlDocument } from './html-dom.ts'

/** What a page says of itself in JSON-LD; empty where it says nothing. */
export type Linked = {
  readonly title: string
  readonly authors: readonly string[]
  readonly publisher: string
  readonly published: string
  readonly url: string
  readonly language: string
  readonly kind: SourceKind | undefined
}

type Item = { readonly [key: string]: unknown }

const MOST_ITEMS = 500

/** Read the JSON-LD of a page: the article or report among all that it describes. */
export function linkedData(document: HtmlDocument): Linked {
  const items = itemsIn(document)
  const main = items.find(item => kindOf(item) !== undefined) ?? {}
  const named = new Map(items.flatMap(item => (typeof item['@id'] === 'string' ? [[item['@id'], item] as const] : [])))
  return {
    title: textOf(main['headline']) || textOf(main['name']),
    authors: list(main['author'] ?? main['creator']).flatMap(author => nameOf(author, named)),
    publisher: list(main['publisher'] ?? main['sourceOrganization']).flatMap(body => nameOf(body, named))[0] ?? '',
    published: textOf(main['datePublished']) || textOf(main['dateCreated']),
    url: textOf(main['url']) || textOf(main['mainEntityOfPage']) || textOf(idOf(main['mainEntityOfPage'])),
    language: textOf(main['inLanguage']),
    kind: kindOf(main)
  }
}

function itemsIn(document: HtmlDocument): readonly Item[] {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')]
  return scripts.flatMap(script => flat(parsed(script.textContent ?? ''))).slice(0, MOST_ITEMS)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\s*<!--|-->\s*$|^\s*\/\/<!\[CDATA\[|\/\/\]\]>\s*$/g, ''))
  } catch {
    return null
  }
}

function flat(value: unknown): readonly Item[] {
  return list(value).flatMap(entry => (isItem(entry) ? [entry, ...list(entry['@graph']).filter(isItem)] : []))
}

function kindOf(item: Item): SourceKind | undefined {
  const types = list(item['@type']).filter(type => typeof type === 'string')
  if (types.some(type => /NewsArticle|^Article$|BlogPosting|ReportageNewsArticle/.test(type))) return 'news article'
  if (types.some(type => /^Report$|ScholarlyArticle|TechArticle/.test(type))) return 'NGO report'
  return types.some(type => /Legislation|LegalCase|Court/.test(type)) ? 'court paper' : undefined
}

function nameOf(value: unknown, named: ReadonlyMap<string, Item>): readonly string[] {
  if (typeof value === 'string') return /^https?:/.test(value) || value.trim() === '' ? [] : [value.trim()]
  if (!isItem(value)) return []
  const name = textOf(value['name']) || textOf(named.get(textOf(value['@id']))?.['name'])
  return name ? [name] : []
}

function idOf(value: unknown): unknown {
  return isItem(value) ? value['@id'] : ''
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
