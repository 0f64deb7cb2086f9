// Saves excerpts one by one as one contender does, in a process of its own, when it is told to: `saving CONTENDER PATH`,
// where PATH is a notebook, and peers save beside it what they read from it. Says what each took; see `contender.ts`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openNotebook } from '#main/open-notebook.ts'
import { realDisk, type Disk } from '#main/storage/disk.ts'
import { commandSchema } from '#shared/commands/index.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import type { Asked, Saved } from '../contender.ts'
import { countingDisk } from '../counting-disk.ts'
import { unlocked } from '../encrypted.ts'
import { mustBeDone, placeOf } from '../notebooks.ts'
import { rawFile, sqliteWith, stockLowdb } from '../peers.ts'
import { timed } from '../row.ts'

type Contender = { readonly save: (i: number) => unknown; readonly syncs?: () => number; readonly end?: () => unknown }

const [name = '', path = ''] = process.argv.slice(2)
const beside = (file: string) => join(path, '..', file)

const contenders: Readonly<Record<string, () => Promise<Contender> | Contender>> = {
  dossier: () => dossier(realDisk),
  encrypted: async () => dossier(await unlocked(path)),
  async lowdb() {
    const stock = await stockLowdb(beside('stock.json'), excerptsIn(path))
    return { save: i => stock.add(i) }
  },
  sqlite() {
    const database = sqliteWith(beside('excerpts.sqlite'), excerptsIn(path))
    return { save: i => database.insert(i), end: () => database.close() }
  },
  raw() {
    const file = rawFile(beside('raw'))
    return { save: file.write, end: file.close }
  }
}

/** Marks passages that are not marked yet, five hundred in each source, and then longer ones from the first source on. */
async function dossier(on: Disk): Promise<Contender> {
  const counting = countingDisk(on)
  const session = await mustBeDone(
    openNotebook(path, { by: () => 'bench', announce: () => {}, write: true, disk: counting.disk })
  )
  const sources = [...session.notebook.sources.keys()]
  const [tagId] = session.notebook.tags.keys()
  function save(i: number): Promise<unknown> {
    const sourceId = sources[Math.floor(i / 500) % sources.length]
    const place = placeOf(100 + (i % 500))
    const end = place.end + Math.floor(i / 500 / sources.length)
    return mustBeDone(
      session.run(commandSchema.parse({ kind: 'mark-excerpt', sourceId, ...place, end, tagIds: [tagId] }))
    )
  }
  return { save, syncs: counting.syncs, end: () => session.close() }
}

function excerptsIn(notebook: string): readonly Excerpt[] {
  const bytes = readFileSync(join(notebook, 'notebook.json'), 'utf8')
  return (JSON.parse(bytes) as { readonly excerpts: readonly Excerpt[] }).excerpts
}

const contender = await contenders[name]?.()
if (!contender) throw new Error(`There is no contender “${name}”.`)
const { save, syncs = () => 0, end } = contender

process.on('message', (asked: Asked) => void (asked.kind === 'end' ? leave() : answer(asked)))
process.send?.('ready')

async function leave(): Promise<void> {
  await end?.()
  process.disconnect()
}

async function answer(asked: Exclude<Asked, { readonly kind: 'end' }>): Promise<void> {
  const { from, count } = asked
  const numbers = Array.from({ length: count }, (_, i) => from + i)
  const [times, counts]: [number[], number[]] = [[], []]
  const steps = asked.kind === 'at once' ? [() => Promise.all(numbers.map(save))] : numbers.map(i => () => save(i))
  for (const step of steps) {
    const before = syncs()
    times.push(await timed(step))
    counts.push(syncs() - before)
  }
  process.send?.({ times, syncs: counts } satisfies Saved)
}
