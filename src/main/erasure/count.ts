import { join } from 'node:path'
import type { Step } from '#shared/change/change.ts'
import type { Erasable, WhatGoes } from '#shared/erasure.ts'
import type { Disk } from '#main/storage/disk.ts'
import { backupBytes, backupNames, unpack } from '#main/backups/backup-files.ts'
import type { EntryLine } from '#main/storage/read-journal.ts'
import type { Records } from '#main/storage/snapshot.ts'
import type { Source } from '#shared/model/source.ts'
import { elsewhere } from './elsewhere.ts'
import { isOfSubject } from './rewrite-backups.ts'
import { damagedFiles, strangers, type SourceFiles } from './remove-files.ts'
import { bodyHolds, type Subject } from './subject.ts'

type Planned = {
  readonly erasable: Erasable
  readonly subject: Subject
  readonly entries: readonly EntryLine[]
  readonly gone: ReadonlySet<number>
  readonly steps: readonly Step[]
  readonly records: Records
  readonly files: SourceFiles
}

/** Count what an erasure takes, and what it cannot. */
export async function whatGoes(disk: Disk, folder: string, planned: Planned): Promise<WhatGoes> {
  const { erasable, subject, entries, gone, steps, records, files } = planned
  const there = await Promise.all(files.remove.map(file => disk.find(join(folder, file))))
  const excerpts = steps.filter(({ table }) => table === 'excerpts')
  return {
    name: nameOf(erasable, subject, entries),
    changes: gone.size,
    alongside: entries.filter(entry => gone.has(entry.head.revision) && holdsMore(subject, entry)).length,
    sources: steps.filter(({ table }) => table === 'sources').length,
    excerpts: excerpts.length,
    notes: steps.filter(({ before, after }) => hasNote(before) && !hasNote(after)).length,
    files: there.filter(found => found !== null).length,
    sharedFiles: files.shared.length,
    ...(await countBackups(disk, folder, subject)),
    setAside: await damagedFiles(disk, folder, files.remove),
    strangers: await strangers(disk, folder),
    elsewhere: elsewhere(erasable, subject, entries, records)
  }
}

function hasNote(record: Step['before']): boolean {
  return record !== null && record.note !== undefined && record.note !== ''
}

/** Whether a line says something besides. */
function holdsMore(subject: Subject, entry: EntryLine): boolean {
  if (entry.kind !== 'entry' || subject.kind === 'person') return false
  return entry.body.records.some(record => !bodyHolds(subject, { by: '', records: [record] }))
}

async function countBackups(disk: Disk, folder: string, subject: Subject) {
  let backups = 0
  let damagedBackups = 0
  for (const backup of await backupNames(disk, folder)) {
    const bytes = await backupBytes(disk, folder, backup)
    const snapshot = typeof bytes === 'string' ? null : await unpack(bytes)
    if (bytes !== 'gone' && !snapshot) damagedBackups += 1
    else if (snapshot && isOfSubject(subject, snapshot)) backups += 1
  }
  return { backups, damagedBackups }
}

/** What it is called on screen: the title of a source, the beginning of a note, or the name. */
function nameOf(erasable: Erasable, subject: Subject, entries: readonly EntryLine[]): string {
  if (erasable.kind === 'speaker' || erasable.kind === 'person') return erasable.name
  let name = ''
  const isIt = (table: string, id: string) =>
    subject.kind === 'source'
      ? table === 'sources' && subject.ids.includes(id)
      : subject.kind === 'note' && table === subject.table && id === subject.id
  for (const entry of entries)
    if (entry.kind === 'entry')
      for (const [table, id, record] of entry.body.records)
        if (record && isIt(table, id))
          name = erasable.kind === 'source' ? (record as Source).title : record.note || name
  return name.replaceAll(/\s+/g, ' ').trim().slice(0, 80)
}
