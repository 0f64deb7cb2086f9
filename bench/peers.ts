import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import type { Excerpt } from '#shared/model/excerpt.ts'

/** lowdb as it comes: the whole file again for each excerpt. */
export async function stockLowdb(path: string, excerpts: readonly Excerpt[]) {
  const low = new Low<{ excerpts: Excerpt[] }>(new JSONFile(path), { excerpts: [...excerpts] })
  await low.write()
  return {
    add: (i: number) => low.update(({ excerpts: all }) => all.push({ ...first(excerpts), id: `new-${i}` }))
  }
}

/** SQLite with one row an excerpt and the same two look-ups, synced with every insert. */
export function sqliteWith(path: string, excerpts: readonly Excerpt[]) {
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
export function rawFile(path: string) {
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
