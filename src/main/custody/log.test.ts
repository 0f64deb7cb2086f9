import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addText, afterDeath, openOn, run, SIMULATED } from '../../testing/open-folder.ts'
import {
  busyNotebook,
  erasedLine,
  firstSegment,
  linesIn,
  withJournal,
  withSegments
} from '../../testing/sealed-notebook.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { createNotebook } from '../open-notebook.ts'
import { realDisk, type Disk } from '../storage/disk.ts'
import { NotebookProblem } from '../storage/problems.ts'
import { readJournal } from '../storage/read-journal.ts'
import { openHistory } from './ask-history.ts'
import { readHistory } from './read-history.ts'
import { readLog, type Log, type Subject } from './read-log.ts'
import { walkJournal } from './walk-journal.ts'

let busy: Awaited<ReturnType<typeof busyNotebook>>
beforeAll(async () => void (busy = await busyNotebook()))

async function logOf(disk: SimulatedDisk, subject: Subject | null = null): Promise<Log> {
  const read = await readLog(SIMULATED, subject, disk)
  if (read.kind === 'refused') throw new Error(read.reason)
  return read.value
}

const told = ({ entries }: Log) =>
  entries.map(({ by, command, records }) => [by, command, records.flatMap(({ what }) => what)])

describe('the custody log (H)', () => {
  it('[H1] tells who did what, when, to which record of which original, oldest first', async () => {
    const log = await logOf(busy.disk)
    expect([...busy.disk.files().keys()].filter(path => path.endsWith('.gz')).length).toBeGreaterThan(0)
    expect(log).toMatchObject({ problem: null, erased: 0, revision: busy.revision })
    expect(told(log)).toEqual([
      ['', 'create-notebook', ['made']],
      ['Ana', 'add-source', ['added from the file “news.txt”']],
      ['Ana', 'add-tag', ['added']],
      ['Ana', 'mark-excerpt', ['added', 'marked', 'tag “Withdrawal” put on']],
      ['Ana', 'write-note', ['note written: “Check the date.”']],
      ['Ana', 'attribute-excerpt', ['speaker: “The minister”', 'voice: the source reports it']],
      ['Ana', 'undo', ['speaker taken away, was “The minister”', 'voice taken away']]
    ])
    const times = log.entries.map(({ at }) => at)
    expect(times).toEqual(times.toSorted())
    expect(log.entries[3]?.records[1]).toMatchObject({
      table: 'excerpts',
      id: busy.excerptId,
      name: 'Mali leaves the court.',
      sourceId: busy.sourceId,
      original: expect.stringMatching(/^[0-9a-f]{64}$/)
    })
  })

  it('[H2] of a source holds what was done to its excerpts, of an excerpt only that, and removed ones too', async () => {
    const disk = afterDeath(busy.disk.files())
    const session = await openOn(disk)
    const other = await addText(session, 'Niger leaves too, says its army.', 'Niger')
    const sourceId = other.kind === 'done' ? other.value : ''
    await run(session, { kind: 'mark-excerpt', sourceId, start: 0, end: 5 })
    await run(session, { kind: 'remove-source', sourceId: busy.sourceId })
    const commands = async (subject: Subject) => (await logOf(disk, subject)).entries.map(({ command }) => command)
    const ofExcerpt = ['mark-excerpt', 'write-note', 'attribute-excerpt', 'undo', 'remove-source']
    expect(await commands({ sourceId: busy.sourceId })).toEqual(['add-source', ...ofExcerpt])
    expect(await commands({ excerptId: busy.excerptId })).toEqual(ofExcerpt)
    expect(await commands({ sourceId })).toEqual(['add-source', 'mark-excerpt'])
    expect(await commands({ sourceId: 'nowhere' })).toEqual([])
    const last = (await logOf(disk, { excerptId: busy.excerptId })).entries.at(-1)?.records[0]
    expect(last).toMatchObject({
      what: ['removed'],
      name: 'Mali leaves the court.',
      sourceTitle: 'Mali leaves the cour'
    })
  })

  it('[H2] says how many changes were erased, since what those were on cannot be told', async () => {
    const lines = await linesIn(busy.disk)
    const bytes = lines.map((line, index) =>
      index === 3 ? erasedLine(line) : Buffer.concat([line.bytes, Buffer.from('\n')])
    )
    const { notebookId } = await logOf(busy.disk)
    const disk = withJournal(busy.disk, firstSegment(notebookId ?? '', bytes))
    expect((await logOf(disk)).entries[3]).toMatchObject({ by: null, records: [], erased: '2027-01-05' })
    expect(await logOf(disk, { excerptId: busy.excerptId })).toMatchObject({ erased: 1, problem: null })
  })

  it('[H3] ends where the chain breaks, tells what verified, and says why', async () => {
    const bytes = (await linesIn(busy.disk)).map(line => Buffer.concat([line.bytes, Buffer.from('\n')]))
    const { notebookId } = await logOf(busy.disk)
    const disk = withJournal(busy.disk, firstSegment(notebookId ?? '', bytes.toSpliced(4, 1)))
    const log = await logOf(disk)
    expect(log.entries).toHaveLength(4)
    expect(log.problem).toBe('journal/000001.jsonl does not go on at line 6 from the line before.')
    expect(await readLog('/nowhere', null, new SimulatedDisk())).toMatchObject({ kind: 'refused' })
  })

  it('[H4] follows the same lines as opening does, and finds damage where opening does', async () => {
    const names = [...busy.disk.files().keys()].filter(path => path.includes('/journal/'))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.nat(), fc.nat(), async (name, from, length) => {
        const bytes = busy.disk.files().get(name) ?? Buffer.alloc(0)
        const at = from % bytes.length
        const spoilt = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + (length % 300))])
        const files = new Map([...busy.disk.files(), [name, spoilt]])
        if (length % 20 === 0) files.delete(name)
        const disk = new SimulatedDisk(files)
        expect(await walked(disk)).toEqual(await readWhole(disk))
      }),
      { numRuns: 500 }
    )
  })

  it('[H4] tells what counts of any lines that crashes left, however often segments begin anew', async () => {
    const { notebookId } = await logOf(busy.disk)
    const lines = await linesIn(busy.disk)
    const segment = fc.record({ from: fc.nat(6), length: fc.nat(6), isOther: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(segment, { maxLength: 5 }), async segments => {
        const disk = withSegments(busy.disk, notebookId ?? '', lines, segments)
        expect(await walked(disk)).toEqual(await readWhole(disk))
      }),
      { numRuns: 300 }
    )
  })

  it('[H4] tells lines once that were written again after a crash', async () => {
    const disk = afterDeath(busy.disk.files())
    const log = await logOf(busy.disk)
    const session = await openOn(disk)
    await run(session, { kind: 'add-tag', name: 'After' })
    const again = await openOn(afterDeath(disk.files()))
    await run(again, { kind: 'add-tag', name: 'Later' })
    expect((await logOf(disk)).entries.slice(0, -1)).toEqual(log.entries)
  })
})

describe('a history (H)', () => {
  it('[H17] comes in pages of at most a hundred, and says things as the window does', async () => {
    const disk = afterDeath(busy.disk.files())
    const session = await openOn(disk)
    const { excerptId } = busy
    for (let i = 0; i < 130; i++) await run(session, { kind: 'attribute-excerpt', excerptId, speaker: `Speaker ${i}` })
    const page = async (from?: number) => {
      const read = await readHistory(SIMULATED, { excerptId, from }, disk)
      return read.kind === 'done' ? read.value : null
    }
    expect(await page()).toMatchObject({ total: 134, problem: null, original: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect((await page())?.entries).toHaveLength(100)
    expect((await page(100))?.entries).toHaveLength(34)
    expect((await page(999))?.entries).toEqual([])
    expect((await page())?.entries.slice(0, 2)).toMatchObject([
      { by: 'Ana', step: 'Tag excerpt', lines: ['Marked, tag “Withdrawal” put on'] },
      { by: 'Ana', step: 'Edit note', lines: ['Note written: “Check the date.”'] }
    ])
    const ofSource = await readHistory(SIMULATED, { sourceId: busy.sourceId }, disk)
    expect(ofSource).toMatchObject({
      value: {
        entries: expect.arrayContaining([
          expect.objectContaining({ lines: ['“Mali leaves the court.”: note written: “Check the date.”'] })
        ])
      }
    })
  })

  describe('on a real disk', () => {
    let folder = ''
    beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'history-'))))
    afterEach(() => rm(folder, { recursive: true }))

    it('[H18] of a long journal is read without holding up the main thread', { timeout: 120_000 }, async () => {
      const path = join(folder, 'n.dossier')
      await createNotebook(path, { title: 'Long' })
      const session = await openOn(undefined, path)
      const added = await addText(session, 'Mali leaves the court.')
      const sourceId = added.kind === 'done' ? added.value : ''
      const marked = await run(session, { kind: 'mark-excerpt', sourceId, start: 0, end: 4 })
      const excerptId = marked.kind === 'done' ? (marked.value ?? '') : ''
      const lines = Array.from({ length: 20_000 }, (_, i) =>
        run(session, { kind: 'attribute-excerpt', excerptId, speaker: `Speaker ${i}` })
      )
      await Promise.all(lines)
      const [here, all] = [process.threadCpuUsage(), process.cpuUsage()]
      const history = openHistory(path)
      const read = await history.ask({ excerptId, from: 20_000 })
      const [mine, total] = [process.threadCpuUsage(here), process.cpuUsage(all)]
      expect(read).toMatchObject({ kind: 'done', value: { total: 20_001, problem: null, entries: [{ by: 'Ana' }] } })
      // Most of it is done in another thread, however slow this computer is just now.
      expect(mine.user + mine.system).toBeLessThan((total.user + total.system) / 2)
      await session.close()
      await history.close()
      const none = openHistory(join(folder, 'none'))
      expect(await none.ask({ excerptId })).toMatchObject({ kind: 'refused' })
      await none.close()
    })

    it('[H41] is read once a worker can be started, where none could before', async () => {
      const path = join(folder, 'n.dossier')
      await createNotebook(path, { title: 'Short' })
      const session = await openOn(undefined, path)
      const added = await addText(session, 'Mali leaves the court.')
      const sourceId = added.kind === 'done' ? added.value : ''
      // A function cannot be handed to another thread.
      const handle = { kind: 'real', on: () => {} } as const
      const disk: { -readonly [key in keyof Disk]: Disk[key] } = { ...realDisk, handle }
      const history = openHistory(path, disk)
      expect(await history.ask({ sourceId })).toMatchObject({ kind: 'refused' })
      disk.handle = realDisk.handle
      expect(await history.ask({ sourceId })).toMatchObject({ value: { total: 1, problem: null } })
      await session.close()
      await history.close()
    })
  })
})

/** How far a journal verifies, and why not further. */
async function walked(disk: SimulatedDisk) {
  const result = await orRefused(() =>
    walkJournal(disk, SIMULATED, () => {
      const hashes: string[] = []
      return { hashes, follow: ({ hash }) => void hashes.push(hash) }
    })
  )
  if (typeof result === 'string') return result
  const { told, fault, notebookId } = result
  return { hashes: told.hashes, hasFault: fault !== null || notebookId === null }
}

/** The same as opening sees it. */
async function readWhole(disk: SimulatedDisk) {
  const result = await orRefused(() => readJournal(disk, SIMULATED, 0))
  if (typeof result === 'string') return result
  const { entries, fault, notebookId, from } = result
  const isWhole = fault === null && notebookId !== null && from.revision === 0
  return { hashes: from.revision > 0 ? [] : entries.map(({ hash }) => hash), hasFault: !isWhole }
}

async function orRefused<T>(read: () => Promise<T>): Promise<T | string> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof NotebookProblem) return error.message
    throw error
  }
}
