// Opens a notebook as a program does, in a process of its own: `opening dossier|encrypted|lowdb|sqlite|bytes PATH`.
// Prints how long it took to the first answer, and the memory held until the next one could be given, as JSON.
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { openNotebook } from '#main/open-notebook.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { querySchema } from '#shared/queries/index.ts'
import { unlocked } from '../encrypted.ts'
import { mustBeDone } from '../notebooks.ts'

const [program = '', path = ''] = process.argv.slice(2)

/** Ours says what is still done after the first answer. */
const programs: Readonly<Record<string, () => unknown>> = {
  dossier: () => answer(realDisk),
  encrypted: () => answer(disk),
  async lowdb() {
    const stock = new Low<{ readonly sources: readonly { readonly title: string }[] }>(new JSONFile(path), {
      sources: []
    })
    await stock.read()
    stock.data.sources.toSorted((a, b) => (a.title < b.title ? -1 : 1)).slice(0, 100)
  },
  /** Everything in memory, as the others have it. */
  sqlite() {
    const database = new DatabaseSync(path)
    const excerpts = new Map<unknown, unknown>()
    for (const { id, record } of database.prepare('SELECT id, record FROM excerpts').iterate())
      excerpts.set(id, JSON.parse(String(record)))
  },
  bytes: () => readFileSync(path)
}

async function answer(on: Disk): Promise<() => Promise<unknown>> {
  const session = await mustBeDone(openNotebook(path, { by: () => '', announce: () => {}, write: true, disk: on }))
  await mustBeDone(session.ask(querySchema.parse({ kind: 'source-list' })))
  // By then all excerpts are read and filed.
  return () => mustBeDone(session.ask(querySchema.parse({ kind: 'codebook' })))
}

const disk = program === 'encrypted' ? await unlocked(path) : realDisk
const start = performance.now()
const rest = await programs[program]?.()
const ms = performance.now() - start
if (rest instanceof Function) await rest()
const { user, system } = process.cpuUsage()
console.log(JSON.stringify({ ms, peak: peakOf() * 1024, cpu: (user + system) / 1000 }))
process.exit()

/** The most memory it has held, in kilobytes. */
function peakOf(): number {
  try {
    // What the system reports of a process begins with what its parent held, but for this line.
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    return Number(kilobytes)
  } catch {
    return process.resourceUsage().maxRSS
  }
}
