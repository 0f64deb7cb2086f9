import { taggingsOf } from '#shared/model/excerpt.ts'
import { citationLine } from './citation.ts'
import type { Entry, Group, Report } from './report.ts'
import { sealWords, type ExportSeal } from './seal.ts'
import { howToCheck } from './wording.ts'

/** Goes up when a reader of an older shape would misread a newer one. */
export const JSON_VERSION = 1

/** Write a report as JSON, a part at a time; `docs/export.md` describes it. */
export function* toJson(report: Report): Generator<string> {
  const { about, shown, groups } = report
  const first = {
    format: 'dossier-export',
    version: JSON_VERSION,
    notebook: { ...about, note: noted(report, report.note) },
    shown,
    howToCheck
  }
  yield `{${Object.entries(first).map(fieldText).join(',')}`
  yield* listText('sources', groups, group => sourceJson(report, group))
  yield* listText('tags', report.codebook, branch => tagJson(report, branch))
  yield* listText('excerpts', entriesOf(groups), entry => excerptJson(report, entry))
  yield `,${fieldText(['seal', report.seal && sealJson(report.seal)])}\n}\n`
}

/** As `JSON.stringify` writes it with an indent of two. */
function fieldText([name, value]: readonly [string, unknown]): string {
  return `\n  "${name}": ${indented(value, '  ')}`
}

function* listText<T>(name: string, items: Iterable<T>, jsonOf: (item: T) => unknown): Generator<string> {
  yield `,\n  "${name}": [`
  let before = ''
  for (const item of items) {
    yield `${before}\n    ${indented(jsonOf(item), '    ')}`
    before = ','
  }
  yield before === '' ? ']' : '\n  ]'
}

function* entriesOf(groups: readonly Group[]): Generator<Entry> {
  for (const { entries } of groups) yield* entries
}

/** No string in JSON holds a line end, so each that stands there is one between its lines. */
function indented(value: unknown, by: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${by}`)
}

function sourceJson(report: Report, { source, note }: Group) {
  return { ...source, note: noted(report, note), citation: citationLine(source) }
}

function tagJson(report: Report, { tag, path, colour }: Report['codebook'][number]) {
  const { id, name, parentId, order } = tag
  const place = { id, path, name, parentId, order, shownColour: colour }
  return report.withDefinitions ? { ...place, ...tag, note: noted(report, tag.note) } : place
}

function excerptJson(report: Report, { number, excerpt, note, tags }: Entry) {
  const { taggedLater: _, ...said } = excerpt
  const paths = tags.map(({ path }) => path)
  return { number, ...said, taggings: taggingsOf(excerpt), note: noted(report, note), tags: paths }
}

function sealJson(seal: ExportSeal) {
  const [howToCheck, limits] = sealWords(seal)
  if (seal.kind === 'unsealed') return { line: null, howToCheck }
  return { line: seal.line, changes: seal.changes, howToCheck, limits }
}

/** What is undefined is left out of the file. */
function noted({ withNotes }: Report, note: string): string | undefined {
  return withNotes ? note : undefined
}
