import { join } from 'node:path'
import type { Excerpt } from '#shared/model/excerpt.ts'
import type { Source } from '#shared/model/source.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { realDisk, type Disk } from './disk.ts'
import { listIfThere } from './durable-file.ts'
import { ORIGINALS, originalFile, SNAPSHOT, textFile, TEXTS } from './layout.ts'
import { acceptedAsMissing } from './missing-files.ts'
import { upToDate } from './migrate.ts'
import { Damage, explain, NotebookProblem } from './problems.ts'
import { endOf, lackingErasure, readJournal, type ReadJournal } from './read-journal.ts'
import { mustBeNotebook, problemOf, readSnapshot, replay, retrying } from './read-notebook.ts'
import { readIfReadable } from './segments.ts'
import { encodeSnapshot, noRecords, positionOf, snapshotOf, type Records } from './snapshot.ts'
import { readText, sha256Of } from './source-files.ts'
import { sayCopies } from './synchronised/say-copies.ts'

/** What was checked of a notebook, and what is wrong with it. */
export type Verified = {
  /** One sentence each, with the name of the file; empty when all checks out. */
  readonly problems: readonly string[]
  /** What is worth knowing though nothing is wrong. */
  readonly notes: readonly string[]
  readonly checked: {
    readonly revision: number
    readonly lines: number
    readonly sources: number
    readonly excerpts: number
    readonly files: number
  }
}

/** Check every original, text, excerpt and journal line of a notebook. Refused only where there is none. */
export async function verifyNotebook(folder: string, disk: Disk = realDisk): Promise<Result<Verified>> {
  try {
    await mustBeNotebook(disk, folder)
    return done(await retrying(disk, folder, () => verify(disk, folder)))
  } catch (error) {
    return refuse(error instanceof NotebookProblem ? error.message : `The notebook cannot be read. ${explain(error)}`)
  }
}

async function verify(disk: Disk, folder: string): Promise<Verified> {
  const problems: string[] = []
  const report = (problem: string | null) => void (problem === null || problems.push(problem))
  const before = await snapshotOrProblem(disk, folder, report)
  const journal = await settledJournal(disk, folder)
  const records = noRecords()
  report(journalProblem(journal))
  report(replayed(records, journal, before))
  const known: string[] = []
  const accepted = await acceptedAsMissing(disk, folder)
  const reportFile = (file: string | null, problem: string) =>
    void (file !== null && accepted.has(file)
      ? known.push(`${problem} The notebook goes on without it.`)
      : report(problem))
  const read = await upToDate({ records, position: endOf(journal) })
  await checkSources(disk, folder, read, report, reportFile)
  const files = await checkFiles(disk, folder, read, report)
  const torn =
    journal.torn > 0 ? [`The last ${journal.torn} bytes of the journal were never saved; they are left out.`] : []
  const { sources, excerpts } = records
  const checked = {
    revision: journal.entries.length,
    lines: journal.entries.length,
    sources: sources.size,
    excerpts: excerpts.size,
    files
  }
  const synchronised = await sayCopies(disk, folder, new Set(journal.entries.map(({ hash }) => hash)))
  return { problems, notes: [...torn, ...erasures(journal), ...known, ...synchronised], checked }
}

/** The whole journal; read again where another program is erasing something just then. */
async function settledJournal(disk: Disk, folder: string): Promise<ReadJournal> {
  const read = () => readJournal(disk, folder, 0)
  try {
    return await retrying(disk, folder, async () => {
      const journal = await read()
      const lacking = lackingErasure(journal, 0)
      if (lacking) throw new Damage(lacking)
      return journal
    })
  } catch (error) {
    if (error instanceof Damage) return read()
    throw error
  }
}

type Report = (problem: string | null) => void
/** A file that is missing may be known to be. */
type ReportFile = (file: string | null, problem: string) => void
type FoundSnapshot = Awaited<ReturnType<typeof readSnapshot>>

async function snapshotOrProblem(disk: Disk, folder: string, report: Report): Promise<FoundSnapshot> {
  const snapshot = await readSnapshot(disk, folder)
  if (snapshot || !(await disk.find(join(folder, SNAPSHOT)))) return snapshot
  report(
    `${SNAPSHOT} is not as Dossier wrote it. All of it is in the journal, and it is written anew when the notebook is next closed.`
  )
  return null
}

function journalProblem(journal: ReadJournal): string | null {
  const { fault, notebookId, from } = journal
  if (fault) return `${fault.file} ${fault.what}.`
  if (notebookId === null) return 'The journal is empty.'
  if (from.revision > 0) return 'The journal lacks its first files.'
  const lacking = lackingErasure(journal, 0)
  return lacking && `The ${lacking.file} ${lacking.what}.`
}

/** Replay the journal, and compare the snapshot with what the journal says of its revision. */
function replayed(records: Records, journal: ReadJournal, snapshot: FoundSnapshot): string | null {
  const { entries } = journal
  const revision = snapshot?.revision ?? 0
  replay(records, entries.slice(0, revision), 0)
  const problem = snapshot && problemOf(snapshot, journal)
  const isSame = !snapshot || encodeSnapshot(snapshot).equals(encodeSnapshot(snapshotOf(records, positionOf(snapshot))))
  replay(records, entries.slice(revision), 0)
  if (problem) return `${problem.file} ${problem.what}.`
  return isSame ? null : `${SNAPSHOT} does not hold what the journal says.`
}

async function checkSources(
  disk: Disk,
  folder: string,
  records: Records,
  report: Report,
  reportFile: ReportFile
): Promise<void> {
  const excerpts = Map.groupBy(records.excerpts.values(), excerpt => excerpt.sourceId)
  for (const source of records.sources.values())
    await checkSource(disk, folder, source, excerpts.get(source.id) ?? [], report, reportFile)
  for (const [sourceId, [first]] of excerpts)
    if (!records.sources.has(sourceId)) report(`Excerpt ${first?.id}: its source is not in the notebook.`)
}

async function checkSource(
  disk: Disk,
  folder: string,
  source: Source,
  excerpts: readonly Excerpt[],
  report: Report,
  reportFile: ReportFile
): Promise<void> {
  const file = originalFile(source.sha256)
  if (!file || !(await disk.find(join(folder, file))))
    reportFile(file, `${file}: the original of “${source.title}” is missing.`)
  const text = await readText(disk, folder, source)
  if (text.kind === 'refused') return reportFile(await missingText(disk, folder, source), text.reason)
  for (const { id, anchor } of excerpts)
    if (text.value.text.text.slice(anchor.start, anchor.end) !== anchor.exact)
      report(`Excerpt ${id}: its words do not stand in “${source.title}” at ${anchor.start} to ${anchor.end}.`)
}

/** The name of the text of a source, if it is not there. */
async function missingText(disk: Disk, folder: string, { textHash }: Source): Promise<string | null> {
  const file = textFile(textHash)
  return file === null || (await disk.find(join(folder, file))) ? null : file
}

/** Each original and text is named by its own SHA-256, so it can be checked even when no source needs it any more. */
async function checkFiles(disk: Disk, folder: string, records: Records, report: Report): Promise<number> {
  const read = new Set([...records.sources.values()].map(source => source.textHash))
  let files = 0
  for (const place of [ORIGINALS, TEXTS])
    for (const name of [...(await listIfThere(disk, join(folder, place)))].sort()) {
      const [, hash] = /^([0-9a-f]{64})(?:\.json)?$/.exec(name) ?? []
      if (hash === undefined) continue
      files += 1
      const path = join(place, name)
      const isRead = place === TEXTS && read.has(hash)
      if (!isRead && (await hashOf(disk, join(folder, path))) !== hash)
        report(`${path} has changed since it was kept. Put the file back from a copy of the folder.`)
    }
  return files
}

async function hashOf(disk: Disk, path: string): Promise<string | null> {
  const bytes = await readIfReadable(disk, path)
  return bytes && sha256Of(bytes)
}

function erasures({ entries }: ReadJournal): readonly string[] {
  const erased = entries.filter(entry => entry.kind === 'erased')
  return [...Map.groupBy(erased, ({ at }) => at)].map(([at, lines]) => {
    const revisions = stretchesOf(lines.map(({ head }) => head.revision))
    if (lines.length === 1) return `Revision ${revisions} was erased on ${at}.`
    return `${lines.length} revisions were erased on ${at}: ${revisions}.`
  })
}

/** So many stretches of revisions are told. */
const MOST_STRETCHES = 12

/** Numbers in order, those that follow each other as one: 3, 5–9. */
function stretchesOf(numbers: readonly number[]): string {
  const starts = numbers.filter((number, index) => number !== (numbers[index - 1] ?? -1) + 1)
  const ends = numbers.filter((number, index) => number + 1 !== numbers[index + 1])
  const stretches = starts.map((start, index) => (ends[index] === start ? `${start}` : `${start}–${ends[index]}`))
  const more = stretches.length > MOST_STRETCHES ? ' and others' : ''
  return `${stretches.slice(0, MOST_STRETCHES).join(', ')}${more}`
}
