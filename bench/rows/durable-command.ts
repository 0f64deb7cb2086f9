import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { commandSchema } from '#shared/commands/index.ts'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { mustBeDone, notebookWith, placeOf } from '../notebooks.ts'
import { median, timed, type Measurement } from '../row.ts'

const SMALL = 100
const LARGE = 100_000
const ROUNDS = 200
/** Stock lowdb takes most of a second each. */
const LOWDB_ROUNDS = 7

/** What it costs to tag one passage and have it on disk. */
export const durableCommand: Measurement = { name: 'durable-command', measure }

async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-bench-'))
  try {
    const small = await notebookWith(join(folder, 'small.dossier'), SMALL)
    const large = await notebookWith(join(folder, 'large.dossier'), LARGE)
    const excerpts = [...large.notebook.excerpts.values()]
    const stock = await stockLowdb(join(folder, 'stock.json'), excerpts)
    const sqlite = sqliteWith(join(folder, 'excerpts.sqlite'), excerpts)
    const raw = rawFile(join(folder, 'raw'))
    const times = { small: [] as number[], large: [] as number[], sqlite: [] as number[], raw: [] as number[] }
    const lowdb: number[] = []
    const inSmall = marker(small)
    const inLarge = marker(large)

    for (let i = 0; i < ROUNDS; i++) {
      times.small.push(await timed(() => inSmall(i)))
      times.large.push(await timed(() => inLarge(i)))
      times.sqlite.push(await timed(() => sqlite.insert(i)))
      times.raw.push(await timed(raw.write))
      if (i % Math.ceil(ROUNDS / LOWDB_ROUNDS) === 0) lowdb.push(await timed(() => stock.add(i)))
    }
    await Promise.all([small.close(), large.close()])
    sqlite.close()
    raw.close()
    return rowsOf(times, lowdb)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function rowsOf(times: Readonly<Record<'small' | 'large' | 'sqlite' | 'raw', number[]>>, lowdb: readonly number[]) {
  const [small, large] = [median(times.small), median(times.large)]
  const [sqlite, raw, stock] = [median(times.sqlite), median(times.raw), median(lowdb)]
  const common = { area: 'saving', unit: 'ms', limit: raw }
  return [
    {
      ...{ ...common, name: 'one durable command, 100,000 against 100 excerpts', ours: large },
      ...{ peers: { 'ours at 100': small }, ratios: { 'to ours at 100': large / small } },
      ...{ goal: 'at most 1.5 times', holds: large / small <= 1.5 }
    },
    {
      ...{ ...common, name: 'one durable command at 100,000 excerpts', ours: large },
      peers: { 'stock lowdb': stock, 'node:sqlite WAL FULL': sqlite },
      ratios: { 'faster than lowdb': stock / large, 'to sqlite': large / sqlite, 'to raw fdatasync': large / raw },
      goal: 'at least 200 times faster than lowdb, at most 2 times sqlite',
      holds: stock / large >= 200 && large / sqlite <= 2
    }
  ]
}

/** Mark passages that are not marked yet, in the first source of a notebook. */
function marker(session: Awaited<ReturnType<typeof notebookWith>>) {
  const [source] = session.notebook.sources.keys()
  const [tagId] = session.notebook.tags.keys()
  return (i: number) => {
    const place = placeOf(100 + i)
    return mustBeDone(
      session.run(commandSchema.parse({ kind: 'mark-excerpt', sourceId: source, ...place, tagIds: [tagId] }))
    )
  }
}

/** lowdb as it comes: the whole file again for each excerpt. */
async function stockLowdb(path: string, excerpts: readonly Excerpt[]) {
  const low = new Low<{ excerpts: Excerpt[] }>(new JSONFile(path), { excerpts: [...excerpts] })
  await low.write()
  return {
    add: (i: number) => low.update(({ excerpts: all }) => all.push({ ...first(excerpts), id: `new-${i}` }))
  }
}

/** SQLite with one row an excerpt and the same two look-ups, synced with every insert. */
function sqliteWith(path: string, excerpts: readonly Excerpt[]) {
  const database = new DatabaseSync(path)
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE excerpts (id TEXT PRIMARY KEY, source TEXT, record TEXT);
    CREATE TABLE bears (tag TEXT, excerpt TEXT);
    CREATE INDEX excerpts_of_source ON excerpts (source);
    CREATE INDEX excerpts_of_tag ON bears (tag);`)
  const excerpt = database.prepare('INSERT INTO excerpts VALUES (?, ?, ?)')
  const bears = database.prepare('INSERT INTO bears VALUES (?, ?)')

  function put(id: string, record: Excerpt): void {
    excerpt.run(id, record.sourceId, JSON.stringify(record))
    for (const tagId of record.tagIds) bears.run(tagId, id)
  }

  function inTransaction(write: () => void): void {
    database.exec('BEGIN')
    write()
    database.exec('COMMIT')
  }

  inTransaction(() => excerpts.forEach(record => put(record.id, record)))
  return {
    insert: (i: number) => inTransaction(() => put(`new-${i}`, first(excerpts))),
    close: () => database.close()
  }
}

/** One excerpt's worth of bytes and one sync: nothing durable is faster on this disk. */
function rawFile(path: string) {
  const file = openSync(path, 'w')
  const bytes = Buffer.alloc(700, 'a')
  return {
    write: () => {
      writeSync(file, bytes)
      fdatasyncSync(file)
    },
    close: () => closeSync(file)
  }
}

function first(excerpts: readonly Excerpt[]): Excerpt {
  const [excerpt] = excerpts
  if (!excerpt) throw new Error('There is no excerpt to copy.')
  return excerpt
}
