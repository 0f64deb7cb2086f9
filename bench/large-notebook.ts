import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createNotebook } from '#main/open-notebook.ts'
import type { JournalEntry } from '#main/saving.ts'
import { bringUpToDate } from '#main/storage/bring-up-to-date.ts'
import { realDisk } from '#main/storage/disk.ts'
import { Journal } from '#main/storage/journal.ts'
import { readNotebook } from '#main/storage/read-notebook.ts'
import type { AnyRecord, TableName } from '#shared/model/notebook.ts'
import { mustBeDone } from './notebooks.ts'

export type Size = { readonly sources: number; readonly excerpts: number; readonly lines: number }

const TAGS = 100
const GROUP = 1000
/** The sentence stands this far from where it stood last. */
const EACH = 100
const at = '2026-01-01T00:00:00.000Z'
const sentence = 'Leaving the court takes a year, and cases that are open stay open, says the État. '
const citation = {
  ...{ authors: ['A. Diallo'], publisher: 'Studio Kalangou', published: '2025-09-22', accessed: '', language: 'en' },
  kind: 'news article' as const
}

/** Put a notebook of some size on disk, its last lines only in the journal, as the work of a long day would be. */
export async function largeNotebook(path: string, { sources, excerpts, lines }: Size): Promise<void> {
  await mustBeDone(createNotebook(path, { title: 'Large' }))
  const { position, journal: read } = await readNotebook(realDisk, path)
  const ports = { disk: realDisk, folder: path, notebookId: read.notebookId ?? '', unsure: null, next: 2 }
  const journal = new Journal({ ...ports, saved: position })
  const records = [
    ...tagsOf(),
    ...sourcesOf(path, sources, Math.ceil((excerpts + lines) / sources)),
    ...excerptsOf(excerpts, sources)
  ]
  let { revision } = position
  const entry = (...made: readonly Made[]): JournalEntry => ({
    ...{ revision: (revision += 1), at, command: 'mark-excerpt', label: 'tag excerpt', joins: false, by: 'Ana' },
    change: made.map(([table, after]) => ({ table, id: after.id, before: null, after }))
  })
  for (let from = 0; from < records.length; from += GROUP)
    await journal.save([entry(...records.slice(from, from + GROUP))])
  await bringUpToDate(realDisk, path, await journal.endSegment())
  const more = excerptsOf(lines, sources, excerpts)
  await journal.save(more.map(one => entry(one)))
  await journal.endSegment()
}

type Made = readonly [TableName, AnyRecord]

function tagsOf(): readonly Made[] {
  return Array.from({ length: TAGS }, (_, i) => {
    const texts = { definition: 'What it means.', counts: '', doesNotCount: '', example: '', note: '' }
    const parentId = i < 10 ? null : `tag-${i % 10}`
    return ['tags', { id: `tag-${i}`, name: `Tag ${i}`, parentId, order: i, colour: null, key: null, ...texts }]
  })
}

/** Their files are small, since opening does not read them. */
function sourcesOf(path: string, count: number, passages: number): readonly Made[] {
  return Array.from({ length: count }, (_, i) => {
    const original = `${sentence.padEnd(EACH).repeat(passages)}${i}`
    const block = { kind: 'paragraph', start: 0, end: original.length }
    const text = JSON.stringify({ text: original, blocks: [block], marks: [] })
    const [sha256, textHash] = [hashOf(original), hashOf(text)]
    writeFileSync(join(path, 'originals', sha256), original)
    writeFileSync(join(path, 'texts', `${textHash}.json`), text)
    const file = { sha256, textHash, format: 'txt' as const, fileName: `${i}.txt`, bytes: 1000, encoding: 'utf-8' }
    const cited = { ...citation, title: `Three states leave, part ${i}`, url: `https://example.org/${i}` }
    return ['sources', { id: idOf('s', i), ...file, ...cited, words: 1000, note: '', addedAt: at, by: 'Ana' }]
  })
}

function excerptsOf(count: number, sources: number, first = 0): readonly Made[] {
  return Array.from({ length: count }, (_, i) => {
    const number = first + i
    const start = EACH * Math.floor(number / sources)
    const around = { prefix: 'cases that are open stay open. ', suffix: ' The court has not answered.' }
    const anchor = { start, end: start + sentence.length, exact: sentence, ...around }
    const details = { note: number % 5 ? '' : 'Check **this**.', speaker: number % 3 ? '' : 'A minister', voice: null }
    const tagIds = [`tag-${number % TAGS}`, `tag-${(number * 7 + 1) % TAGS}`]
    // In the order in which an excerpt that is marked has them.
    const where = { anchor, place: { page: null, paragraph: 1 + start } }
    const of = { id: idOf('e', number), sourceId: idOf('s', number % sources), by: 'Ana' }
    return ['excerpts', { ...where, ...of, tagIds, ...details, createdAt: at, updatedAt: at }]
  })
}

function idOf(kind: string, number: number): string {
  return hashOf(`${kind}${number}`).slice(0, 16)
}

function hashOf(words: string): string {
  return createHash('sha256').update(words).digest('hex')
}
