import type { SourceText } from '#shared/model/source-text.ts'
import type { Citation } from '#shared/model/source.ts'
import { isoDate } from '../dates.ts'
import { type Piece, type Run, assemble } from '../pieces.ts'
import { Refusal, sentences } from '../refusal.ts'
import { type Reading, blocksIn } from './body.ts'
import { noteStyle, readNotes } from './notes.ts'
import { readNumbering } from './numbering.ts'
import { readStyles } from './styles.ts'
import { type XmlElement, elementAt, elementsOf, parseXml, xmlText } from './xml.ts'
import { type Zip, openZip } from './zip.ts'

const ROOT_LINKS = '_rels/.rels'

/** Read a Word file: its text with numbers and notes, and what its properties say. */
export async function readDocx(bytes: Uint8Array): Promise<{ text: SourceText; declared: Partial<Citation> }> {
  const zip = await openZip(bytes)
  const main = await mainPart(zip)
  const links = await linksOf(zip, main)
  const part = (kind: string) => xmlPart(zip, targetOf(links, kind, main) ?? '')
  const document = await xmlPart(zip, main)
  const body = elementAt(document, 'body')
  if (!body) throw new Refusal(sentences.wordDamaged)
  const [styleRoot, numberingRoot, settings] = [await part('styles'), await part('numbering'), await part('settings')]
  const styles = readStyles(styleRoot)
  const places = [...elementsOf(body, 'sectPr'), settings]
  const notes = readNotes(
    { footnote: await part('footnotes'), endnote: await part('endnotes') },
    { footnote: noteStyle('footnote', places), endnote: noteStyle('endnote', places) }
  )
  const addresses = new Map(links.flatMap(({ id, target, isExternal }) => (isExternal ? [[id, target] as const] : [])))
  const inside = { styles, notes, links: addresses, fields: [], boxes: [] }
  const reading: Reading = { inside, numbering: readNumbering(numberingRoot, styles.numIdOf), carried: [] }
  const pieces = [...blocksIn(body, reading), ...endOf(reading), ...notesIn(reading)]
  return { text: assemble([{ label: null, pieces }]), declared: await properties(zip) }
}

/** What a last deleted paragraph mark left over. */
function endOf(reading: Reading): readonly Piece[] {
  const runs = reading.carried
  reading.carried = []
  return [{ kind: 'paragraph', runs }]
}

/** Notes in notes are not counted on: Word has none. */
function notesIn(reading: Reading): readonly Piece[] {
  return reading.inside.notes.referred().map(({ mark, body }) => {
    const lines = blocksIn(body, reading).filter(({ runs }) => runs.some(run => run.text.trim() !== ''))
    const runs = lines.flatMap((piece, index): readonly Run[] => [
      ...(index > 0 ? [{ text: '\n' }] : []),
      ...piece.runs
    ])
    return { kind: 'footnote', runs: [{ text: mark ? `${mark} ` : '' }, ...withoutStart(runs)] }
  })
}

/** Word sets a space or tab between the number of a note and its words. */
function withoutStart([first, ...rest]: readonly Run[]): readonly Run[] {
  if (!first) return []
  const text = first.text.trimStart()
  return text === '' ? withoutStart(rest) : [{ ...first, text }, ...rest]
}

type Link = { readonly id: string; readonly kind: string; readonly target: string; readonly isExternal: boolean }

async function mainPart(zip: Zip): Promise<string> {
  const links = await linksIn(zip, ROOT_LINKS)
  return targetOf(links, 'officeDocument', '') ?? 'word/document.xml'
}

function linksOf(zip: Zip, part: string): Promise<readonly Link[]> {
  return linksIn(zip, part.replace(/([^/]*)$/, '_rels/$1.rels'))
}

async function linksIn(zip: Zip, part: string): Promise<readonly Link[]> {
  return elementsOf(await xmlPart(zip, part), 'Relationship').map(({ attributes }) => ({
    id: attributes.get('Id') ?? '',
    kind: attributes.get('Type')?.split('/').at(-1) ?? '',
    target: attributes.get('Target') ?? '',
    isExternal: attributes.get('TargetMode') === 'External'
  }))
}

/** The name of a part beside another, as its link gives it. */
function targetOf(links: readonly Link[], kind: string, from: string): string | null {
  const link = links.find(one => one.kind === kind && !one.isExternal)
  return link ? (URL.parse(link.target, `part:///${from}`)?.pathname.slice(1) ?? null) : null
}

async function xmlPart(zip: Zip, name: string): Promise<XmlElement | undefined> {
  const bytes = await zip.part(name)
  return bytes && bytes.length > 0 ? parseXml(bytes) : undefined
}

async function properties(zip: Zip): Promise<Partial<Citation>> {
  const links = await linksIn(zip, ROOT_LINKS)
  const core = await xmlPart(zip, targetOf(links, 'core-properties', '') ?? 'docProps/core.xml')
  const say = (name: string) => xmlText(elementAt(core, name)).trim()
  return {
    title: say('title'),
    authors: say('creator')
      .split(/\s*;\s*/)
      .filter(Boolean),
    publisher: say('publisher'),
    published: isoDate(say('created')),
    language: /^[a-z]{2,3}(?:-\w{2,8})*$/i.test(say('language')) ? say('language') : ''
  }
}
