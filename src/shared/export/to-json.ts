import { taggingsOf } from '#shared/model/excerpt.ts'
import { citationLine } from './citation.ts'
import type { Group, Report } from './report.ts'
import { howToCheck } from './wording.ts'

/** Goes up when a reader of an older shape would misread a newer one. */
export const JSON_VERSION = 1

/** Write a report as JSON; `docs/export.md` describes it. */
export function toJson(report: Report): string {
  const { about, shown, groups } = report
  const value = {
    format: 'dossier-export',
    version: JSON_VERSION,
    notebook: { ...about, note: noted(report, report.note) },
    shown,
    howToCheck,
    sources: groups.map(group => sourceJson(report, group)),
    tags: report.codebook.map(branch => tagJson(report, branch)),
    excerpts: groups.flatMap(({ entries }) => entries.map(entry => excerptJson(report, entry)))
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

function sourceJson(report: Report, { source, note }: Group) {
  return { ...source, note: noted(report, note), citation: citationLine(source) }
}

function tagJson(report: Report, { tag, path, colour }: Report['codebook'][number]) {
  const { id, name, parentId, order } = tag
  const place = { id, path, name, parentId, order, shownColour: colour }
  return report.withDefinitions ? { ...place, ...tag, note: noted(report, tag.note) } : place
}

function excerptJson(report: Report, { number, excerpt, note, tags }: Group['entries'][number]) {
  const { taggedLater: _, ...said } = excerpt
  const paths = tags.map(({ path }) => path)
  return { number, ...said, taggings: taggingsOf(excerpt), note: noted(report, note), tags: paths }
}

/** What is undefined is left out of the file. */
function noted({ withNotes }: Report, note: string): string | undefined {
  return withNotes ? note : undefined
}
