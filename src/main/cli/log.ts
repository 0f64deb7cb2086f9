import { readCopyLog } from '#main/custody/read-copy-log.ts'
import { readLog, type Log, type LogEntry, type LogRecord, type Subject } from '#main/custody/read-log.ts'
import { short } from '#main/custody/record-words.ts'
import { Failure, Misuse, type Call, type CliCommand } from './command.ts'
import type { Disk } from '#main/storage/disk.ts'
import { copyOption, must, notebookPath } from './notebook.ts'
import { withDisk } from './unlocked.ts'

/** Print the custody log. */
export const logCommand: CliCommand = {
  operands: 'NOTEBOOK',
  least: 1,
  most: 1,
  summary: 'Print the custody log: who did what, when and on which record, oldest first.',
  options: {
    source: { value: 'ID', help: 'Only what was done to this source and its excerpts.' },
    excerpt: { value: 'ID', help: 'Only what was done to this excerpt.' },
    ...copyOption
  },
  details:
    'Every line of the journal is verified as it is read. Of a damaged one, what verified is printed, then the reason,\n' +
    'and it ends with 1. It shows order and content; times and names are as this computer was told them.',
  async run(call) {
    const { operands, isJson, terminal } = call
    const subject = subjectOf(call)
    const path = notebookPath(operands[0] ?? '', terminal)
    const copy = call.given.text('copy')
    const read = (disk: Disk) =>
      copy === undefined ? readLog(path, subject, disk) : readCopyLog(path, copy, subject, disk)
    const log = must(await withDisk(call, path, read))
    if (isJson) terminal.out(JSON.stringify({ ok: log.problem === null, ...log }, null, 2))
    else {
      for (const entry of log.entries) for (const line of linesOf(entry)) terminal.out(line)
      terminal.err(sumOf(log))
    }
    if (log.problem !== null) throw new Failure(`${log.problem} What comes before it is as it was recorded.`)
    if (subject && log.entries.length === 0)
      throw new Failure('Nothing is recorded of it. Take its id from “dossier sources” or “dossier excerpts”.')
    return 0
  }
}

function subjectOf({ given }: Call): Subject | null {
  const sourceId = given.text('source')
  const excerptId = given.text('excerpt')
  if (sourceId !== undefined && excerptId !== undefined) throw new Misuse('Name a source or an excerpt, not both.')
  if (sourceId !== undefined) return { sourceId }
  return excerptId === undefined ? null : { excerptId }
}

/** As many records as are told of one change; an imported codebook may be hundreds. */
const MOST = 20

function linesOf({ revision, at, by, command, label, records, erased }: LogEntry): readonly string[] {
  const step = label === null || label === command ? command : `${label} (${command})`
  const head = `${revision}  ${short(at)}`
  if (erased !== null) return [`${head}  ${step}, erased on ${short(erased)}`]
  const more = records.length > MOST ? [`    and ${records.length - MOST} more`] : []
  return [
    `${head}  ${by ? short(by) : 'no name'}  ${short(step)}`,
    ...records.slice(0, MOST).map(record => `    ${sayRecord(record)}`),
    ...more
  ]
}

const kinds = { about: 'notebook', sources: 'source', excerpts: 'excerpt', tags: 'tag' } as const

function sayRecord({ table, id, name, sourceTitle, original, what }: LogRecord): string {
  const on = table === 'excerpts' && sourceTitle !== null ? ` in “${sourceTitle}”` : ''
  const sum = original === null ? '' : ` [original ${original}]`
  const named = table === 'about' ? `“${name}”` : `${id} “${name}”`
  return `${kinds[table]} ${named}${on}: ${what.length > 0 ? what.join('; ') : 'unchanged'}${sum}`
}

function sumOf({ revision, head, erased }: Log): string {
  const gone = erased === 0 ? '' : ` ${erased} of them were erased; what those were on cannot be told.`
  return `The chain holds over ${revision} changes, to ${head}.${gone}`
}
