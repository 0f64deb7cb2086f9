// Works on a large notebook as the main process does, and watches how long its event loop is held up meanwhile:
// `main-thread NOTEBOOK`. Prints for each kind of work the longest time, and when that work was, as JSON.
import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { backupWork } from '#main/backups/backup-work.ts'
import { askSeal } from '#main/custody/ask-seal.ts'
import { exportNotebook, type Sealer } from '#main/export-notebook.ts'
import { openNotebook } from '#main/open-notebook.ts'
import { commandSchema } from '#shared/commands/index.ts'
import { exportSchema } from '#shared/export/export.ts'
import { querySchema, type Query } from '#shared/queries/index.ts'
import { mustBeDone } from '../notebooks.ts'

const [path = ''] = process.argv.slice(2)
const MANY = 300
/** More than are gathered in the journal before `notebook.json` is brought up to date. */
const ENOUGH = 2100
const RESOLUTION_MS = 1
const NANOSECONDS = 1e6

const session = await mustBeDone(openNotebook(path, { by: () => 'Ana', announce: () => {}, write: true }))
const sourceIds = [...session.notebook.sources.keys()]
const [tagId = ''] = session.notebook.tags.keys()
let notes = 0

const work: Readonly<Record<string, () => Promise<unknown>>> = {
  nothing: () => pause(300),
  'the first answers': () => inTurn(first),
  'a new filter by words': () => ask({ kind: 'excerpts', filter: { text: 'court open' } }),
  'a new filter by tag': () => ask({ kind: 'excerpts', filter: { tagIds: [tagId] }, sort: 'newest' }),
  'a new filter, its tags counted': () => ask({ kind: 'tag-counts', filter: { hasNote: true } }),
  'the same answers again': () => inTurn(first),
  'commands one by one': () => commands(MANY),
  'commands while notebook.json is written': () => commands(ENOUGH),
  'commands while a backup is made': () => Promise.all([backupWork(path)({ kind: 'make' }), commands(MANY)]),
  'an export of all excerpts': () =>
    mustBeDone(exportNotebook(session, exportSchema.parse({ format: 'json', filter: {} }), sealer)),
  closing: () => session.close()
}

const sealer: Sealer = ({ path, disk }, revision) => askSeal(path, join(path, '..'), disk, revision)

const first: readonly Query[] = [
  { kind: 'overview' },
  { kind: 'source-list' },
  { kind: 'codebook' },
  { kind: 'excerpts' },
  { kind: 'tag-counts' },
  { kind: 'speakers' }
]

async function inTurn(queries: readonly Query[]): Promise<void> {
  for (const query of queries) await ask(query)
}

function ask(query: Query): Promise<unknown> {
  return mustBeDone(session.ask(querySchema.parse(query)))
}

/** Changes to sources here and there, each on disk before the next. */
async function commands(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const on = { kind: 'source', id: sourceIds[(i * 7919) % sourceIds.length] }
    await mustBeDone(session.run(commandSchema.parse({ kind: 'write-note', on, note: `Note ${(notes += 1)}.` })))
  }
}

const seen = []
for (const [name, step] of Object.entries(work)) {
  // What opening or the step before left to do is not this one's.
  await pause(500)
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delays.enable()
  // It counts from its first turn on.
  await pause(20)
  const from = Date.now()
  await step()
  await pause(5)
  delays.disable()
  seen.push({ name, from, to: Date.now(), ms: Math.max(0, delays.max / NANOSECONDS - RESOLUTION_MS) })
}
console.log(JSON.stringify(seen))
process.exit()
