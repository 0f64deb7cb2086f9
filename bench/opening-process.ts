// Opens a notebook as a program does, in a process of its own: `node bench/opening-process.ts dossier|lowdb PATH`.
// Prints how long it took to the first answer, and the memory that took, as JSON.
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { openNotebook } from '#main/open-notebook.ts'
import { querySchema } from '#shared/queries/index.ts'
import { mustBeDone } from './notebooks.ts'

const [program, path = ''] = process.argv.slice(2)

async function dossier(): Promise<void> {
  const session = await mustBeDone(openNotebook(path, { by: () => '', announce: () => {}, write: true }))
  await mustBeDone(session.ask(querySchema.parse({ kind: 'source-list' })))
}

async function lowdb(): Promise<void> {
  const low = new Low<{ readonly sources: readonly { readonly title: string }[] }>(new JSONFile(path), { sources: [] })
  await low.read()
  low.data.sources.toSorted((a, b) => (a.title < b.title ? -1 : 1)).slice(0, 100)
}

const start = performance.now()
await (program === 'dossier' ? dossier() : lowdb())
const ms = performance.now() - start
const { user, system } = process.cpuUsage()
const { rss } = process.memoryUsage()
const peak = process.resourceUsage().maxRSS * 1024
console.log(JSON.stringify({ ms, rss, peak, cpu: (user + system) / 1000 }))
process.exit()
