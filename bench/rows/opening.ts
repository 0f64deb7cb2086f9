import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { built } from '../built.ts'
import { encrypt } from '../encrypted.ts'
import { largeNotebook } from '../large-notebook.ts'
import { sqliteWith } from '../peers.ts'
import { median, type Measurement, type Row } from '../row.ts'

const SIZE = { sources: 10_000, excerpts: 100_000, lines: 1000 }
const ROUNDS = 7
const MEGABYTE = 1_000_000
const MOST_MS = 600
const MOST_MB = 250

/** What it takes to open a large notebook, up to the first answer. */
export const opening: Measurement = { name: 'opening', measure }

async function measure(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-bench-'))
  try {
    const notebook = join(folder, 'large.dossier')
    await largeNotebook(notebook, SIZE)
    const snapshot = join(notebook, 'notebook.json')
    const encrypted = join(folder, 'encrypted.dossier')
    cpSync(notebook, encrypted, { recursive: true })
    await encrypt(encrypted)
    const database = join(folder, 'excerpts.sqlite')
    sqliteWith(
      database,
      (JSON.parse(readFileSync(snapshot, 'utf8')) as { excerpts: readonly Excerpt[] }).excerpts
    ).close()
    return rowsOf(await measured({ dossier: notebook, encrypted, lowdb: snapshot, sqlite: database, bytes: snapshot }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Figures = Readonly<Record<'ms' | 'peak' | 'cpu', number>>

function rowsOf({ dossier, encrypted, lowdb, sqlite, bytes }: Readonly<Record<Program, Figures>>): readonly Row[] {
  const peers = { 'stock lowdb': lowdb.ms, 'node:sqlite, all rows': sqlite.ms }
  const memory = { 'stock lowdb': lowdb.peak / MEGABYTE, 'node:sqlite, all rows': sqlite.peak / MEGABYTE }
  const peak = dossier.peak / MEGABYTE
  return [
    {
      ...{ area: 'opening', name: '10,000 sources, 100,000 excerpts, 1,000 journal lines', unit: 'ms' },
      ...{ ours: dossier.ms, peers: { ...peers, 'ours, of the processor': dossier.cpu }, limit: bytes.ms },
      ratios: { 'to lowdb': dossier.ms / lowdb.ms, 'to sqlite': dossier.ms / sqlite.ms },
      ...{ goal: `at most ${MOST_MS} ms to the first answer`, holds: dossier.ms <= MOST_MS }
    },
    {
      ...{ area: 'opening', name: 'the same encrypted, once unlocked', unit: 'ms', ours: encrypted.ms },
      ...{ peers: { ...peers, 'ours, not encrypted': dossier.ms }, limit: bytes.ms },
      ratios: { 'to not encrypted': encrypted.ms / dossier.ms },
      ...{ goal: `at most ${MOST_MS} ms to the first answer`, holds: encrypted.ms <= MOST_MS }
    },
    {
      ...{ area: 'opening', name: 'memory of the process at its peak', unit: 'MB', ours: peak },
      ...{
        peers: { ...memory, 'ours, encrypted': encrypted.peak / MEGABYTE },
        limit: bytes.peak / MEGABYTE,
        ratios: { 'to lowdb': dossier.peak / lowdb.peak }
      },
      ...{ goal: `at most ${MOST_MB} MB`, holds: peak <= MOST_MB }
    }
  ]
}

const programs = ['dossier', 'encrypted', 'lowdb', 'sqlite', 'bytes'] as const
type Program = (typeof programs)[number]

/** The medians of several processes each, in turn so that what else the machine does falls on all of them alike. */
async function measured(paths: Readonly<Record<Program, string>>): Promise<Readonly<Record<Program, Figures>>> {
  const script = await built('opening')
  const rounds = Array.from({ length: ROUNDS + 1 }, () =>
    programs.map(program => {
      const printed = execFileSync(process.execPath, [script, program, paths[program]], { encoding: 'utf8' })
      return JSON.parse(printed) as Figures
    })
  )
  // The first only warms the disk.
  const figuresOf = (place: number, name: keyof Figures) =>
    median(rounds.slice(1).map(round => round[place]?.[name] ?? NaN))
  const all = programs.map((program, place): [Program, Figures] => {
    const of = (name: keyof Figures) => figuresOf(place, name)
    return [program, { ms: of('ms'), peak: of('peak'), cpu: of('cpu') }]
  })
  return Object.fromEntries(all) as Record<Program, Figures>
}
