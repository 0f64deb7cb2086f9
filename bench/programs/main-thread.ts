// Works on a large notebook as the main process does, and watches how long its event loop is held up meanwhile:
// `main-thread NOTEBOOK OLD`, where OLD is one of an older version. Prints for each kind of work how long it was held
// up at most, how much of its own time went into that, and when the work was, as JSON.
import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import { backupWork } from '#main/backups/backup-work.ts'
import { askSeal } from '#main/custody/ask-seal.ts'
import { exportNotebook, type Sealer } from '#main/export-notebook.ts'
import { openNotebook } from '#main/open-notebook.ts'
import type { Session } from '#main/session.ts'
import { decryptNotebook } from '#main/vault/decrypt.ts'
import { encryptNotebook } from '#main/vault/encrypt.ts'
import { commandSchema } from '#shared/commands/index.ts'
import { exportSchema, type ExportRequest } from '#shared/export/export.ts'
import { namesInSteps, namesWarning } from '#shared/export/index.ts'
import { querySchema, type Query } from '#shared/queries/index.ts'
import { mustBeDone } from '../notebooks.ts'

const [path = '', old = ''] = process.argv.slice(2)
const MANY = 300
/** More than are gathered in the journal before `notebook.json` is brought up to date. */
const ENOUGH = 2100
const RESOLUTION_MS = 1
const SCRYPT_COST = 2 ** 14

const options = { by: () => 'Ana', announce: () => {}, write: true }
const passphrase = 'the long way home'
const held: { session: Session | null } = { session: await mustBeDone(openNotebook(path, options)) }
const sourceIds = [...open().notebook.sources.keys()]
const [tagId = ''] = open().notebook.tags.keys()
let notes = 0

const work: Readonly<Record<string, () => Promise<unknown>>> = {
  nothing: () => pause(300),
  'the first answers': () => inTurn(first),
  'the sources in other orders': () => inTurn(inOtherOrders),
  'a new filter by words': () => ask({ kind: 'excerpts', filter: { text: 'court open' } }),
  'a new filter by tag': () => ask({ kind: 'excerpts', filter: { tagIds: [tagId] }, sort: 'newest' }),
  'a new filter, its tags counted': () => ask({ kind: 'tag-counts', filter: { hasNote: true } }),
  'the same answers again': () => inTurn(first),
  'commands one by one': () => commands(MANY),
  'commands while notebook.json is written': () => commands(ENOUGH),
  'commands while a backup is made': () => Promise.all([backupWork(path)({ kind: 'make' }), commands(MANY)]),
  'what an export of all may name': names,
  'an export of all excerpts as JSON': () => exported({ format: 'json' }),
  'an export of all excerpts as Markdown': () => exported({ format: 'md' }),
  'an export of all excerpts as a web page': () => exported({ format: 'html' }),
  'an export of all excerpts as a table': () => exported({ format: 'csv' }),
  'an export of a filter': () => exported({ format: 'json', filter: { text: 'court open', hasNote: true } }),
  'an annotated source': () => exported({ format: 'html', annotatedSourceId: sourceIds[0] ?? '' }),
  closing,
  'bringing an older notebook up to date': bringUpToDate,
  encrypting: () => mustBeDone(encryptNotebook(old, { passphrase, host: 'bench', scryptCost: SCRYPT_COST })),
  decrypting: () => mustBeDone(decryptNotebook(old, { secret: { kind: 'passphrase', passphrase }, host: 'bench' }))
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
const inOtherOrders: readonly Query[] = [
  { kind: 'source-list', sort: 'title' },
  { kind: 'source-list', sort: 'published', text: 'three leave' }
]

async function inTurn(queries: readonly Query[]): Promise<void> {
  for (const query of queries) await ask(query)
}

function open(): Session {
  if (!held.session) throw new Error('It is closed.')
  return held.session
}

/** A closed notebook is let go, as the desk does. */
async function closing(): Promise<void> {
  await mustBeDone(open().close())
  held.session = null
}

function ask(query: Query): Promise<unknown> {
  return mustBeDone(open().ask(querySchema.parse(query)))
}

/** Changes to sources here and there, each on disk before the next. */
async function commands(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const on = { kind: 'source', id: sourceIds[(i * 7919) % sourceIds.length] }
    await mustBeDone(open().run(commandSchema.parse({ kind: 'write-note', on, note: `Note ${(notes += 1)}.` })))
  }
}

async function names(): Promise<void> {
  const request = exportSchema.parse({ format: 'json' })
  namesWarning(await mustBeDone(open().read(notebook => namesInSteps(notebook, request))))
}

/** Fetched a piece at a time, as a window does. */
async function exported(request: ExportRequest): Promise<void> {
  const { pieces } = await mustBeDone(exportNotebook(open(), exportSchema.parse(request), sealer))
  let isLast = false
  for await (const piece of pieces) ({ isLast } = piece)
  if (!isLast) throw new Error('The export has no end.')
}

async function bringUpToDate(): Promise<void> {
  const brought = await mustBeDone(openNotebook(old, options))
  if (brought.readOnly !== null) throw new Error(brought.readOnly)
  await brought.close()
}

type Turn = { readonly wall: number; readonly cpu: number }

/** A turn of the event loop ends each time that this runs, since it is always due. */
function watchTurns() {
  const longest = { ms: 0, cpu: 0 }
  let last = now()
  const timer = setInterval(() => {
    const next = now()
    longest.ms = Math.max(longest.ms, next.wall - last.wall - RESOLUTION_MS)
    longest.cpu = Math.max(longest.cpu, next.cpu - last.cpu)
    last = next
  }, RESOLUTION_MS)
  return () => {
    clearInterval(timer)
    return longest
  }
}

/** How much time there was, and how much of it this thread had. */
function now(): Turn {
  const { user, system } = process.threadCpuUsage()
  return { wall: performance.now(), cpu: (user + system) / 1000 }
}

const seen = []
for (const [name, step] of Object.entries(work)) {
  // What opening or the step before left to do is not this one's.
  await pause(500)
  const watched = watchTurns()
  await pause(20)
  const from = Date.now()
  await step()
  await pause(5)
  seen.push({ name, from, to: Date.now(), ...watched() })
}
console.log(JSON.stringify(seen))
process.exit()
