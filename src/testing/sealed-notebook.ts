import { crc32 } from 'node:zlib'
import type { Change } from '#shared/change/change.ts'
import { SCHEMA_VERSION } from '#shared/model/about.ts'
import { encodeEntry, encodeSegmentStart, genesis } from '#main/storage/journal-line.ts'
import type { EntryLine } from '#main/storage/read-journal.ts'
import type { JournalEntry } from '#main/saving.ts'
import { walkJournal } from '#main/custody/walk-journal.ts'
import { addText, freshDisk, openOn, run, SIMULATED } from './open-folder.ts'
import { SimulatedDisk } from './simulated-disk.ts'

export type Files = ReadonlyMap<string, Buffer | null>

/** A notebook with a history over an archived segment and one that still grows, and what was done in it. */
export async function busyNotebook(title = 'Mali') {
  const disk = await freshDisk()
  const first = await openOn(disk)
  const added = await addText(first, `${title} leaves the court. The army took power in a coup.`)
  const sourceId = added.kind === 'done' ? added.value : ''
  await run(first, { kind: 'add-tag', name: 'Coups' })
  const marked = await run(first, { kind: 'mark-excerpt', sourceId, start: 0, end: 22, newTagNames: ['Withdrawal'] })
  const excerptId = marked.kind === 'done' ? (marked.value ?? '') : ''
  await first.close()
  const second = await openOn(disk)
  await run(second, { kind: 'write-note', on: { kind: 'excerpt', id: excerptId }, note: 'Check the date.' })
  await run(second, { kind: 'attribute-excerpt', excerptId, speaker: 'The minister', voice: 'reports' })
  await second.undo()
  const revision = second.status().revision
  return { disk: new SimulatedDisk(withoutLock(disk)), sourceId, excerptId, revision }
}

/** While there is a lock, reading is tried again and again. */
function withoutLock(disk: SimulatedDisk): Files {
  return new Map([...disk.files()].filter(([path]) => !path.endsWith('/lock')))
}

/** The lines of a journal as far as they verify. */
export async function linesIn(disk: SimulatedDisk): Promise<readonly EntryLine[]> {
  const { told } = await walkJournal(disk, SIMULATED, () => {
    const lines: EntryLine[] = []
    return { lines, follow: (line: EntryLine) => void lines.push(line) }
  })
  return told.lines
}

/** A copy of a disk whose journal is one file of these bytes. */
export function withJournal(disk: SimulatedDisk, bytes: Uint8Array): SimulatedDisk {
  const others = [...disk.files()].filter(([path]) => !/\/journal\/|notebook\.json$/.test(path))
  return new SimulatedDisk(new Map([...others, [`${SIMULATED}/journal/000001.jsonl`, Buffer.from(bytes)]]))
}

type Again = { readonly from: number; readonly length: number; readonly isOther: boolean }

/** A journal whose segments after the first repeat lines of it, or go on otherwise, as crashes may leave them. */
export function withSegments(
  disk: SimulatedDisk,
  notebook: string,
  lines: readonly EntryLine[],
  segments: readonly Again[]
): SimulatedDisk {
  const bytes = lines.map(line => Buffer.concat([line.bytes, Buffer.from('\n')]))
  const files = segments.map(({ from, length, isOther }, index): [string, Buffer] => {
    const previous = from === 0 ? genesis(notebook).head : (lines[from - 1]?.hash ?? '')
    const start = encodeSegmentStart({ notebook, number: index + 2, revision: from, previous, schema: SCHEMA_VERSION })
    const other = { ...entryOf(lines[from]), revision: from + 1 }
    const rest = isOther ? [encodeEntry(other, previous).bytes] : bytes.slice(from, from + length)
    return [`${SIMULATED}/journal/00000${index + 2}.jsonl`, Buffer.concat([start, ...rest])]
  })
  return new SimulatedDisk(new Map([...withJournal(disk, firstSegment(notebook, bytes)).files(), ...files]))
}

/** A segment that begins a notebook. */
export function firstSegment(notebook: string, lines: readonly Uint8Array[]): Buffer {
  const start = encodeSegmentStart({
    notebook,
    number: 1,
    revision: 0,
    previous: genesis(notebook).head,
    schema: SCHEMA_VERSION
  })
  return Buffer.concat([start, ...lines])
}

/** Write a history anew, with every sum right, as somebody could who has all of the program. */
export function rewritten(notebook: string, lines: readonly EntryLine[]): Buffer {
  let previous = genesis(notebook).head
  const encoded: Buffer[] = []
  for (const [index, line] of lines.entries()) {
    const entry = { ...entryOf(line), revision: index + 1 }
    const { bytes, hash } = encodeEntry(entry, previous)
    encoded.push(bytes)
    previous = hash
  }
  return firstSegment(notebook, encoded)
}

function entryOf(line: EntryLine | undefined): JournalEntry {
  if (line?.kind !== 'entry') throw new Error('Only a line with a body can be written anew.')
  const { by, label, records } = line.body
  const change = records.map(([table, id, after, isNew]) => ({ table, id, before: isNew ? null : after, after }))
  const { at, command, revision } = line.head
  return { revision, at, command, by, label, joins: false, change: change as unknown as Change }
}

/** The line that stays of another once who and what are erased. */
export function erasedLine({ bytes }: EntryLine): Buffer {
  const text = bytes.toString()
  return checked(`${text.slice('{"crc":"00000000",'.length, text.indexOf('},"body":'))}},"erased":{"at":"2027-01-05"}}`)
}

/** A line with its checksum and its end. */
export function checked(rest: string): Buffer {
  return Buffer.from(`{"crc":"${crc32(rest).toString(16).padStart(8, '0')}",${rest}\n`)
}
