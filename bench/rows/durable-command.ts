import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contender, type Contender, type Saved } from '../contender.ts'
import { encrypt } from '../encrypted.ts'
import { notebookWith } from '../notebooks.ts'
import { median, type Measurement, type Row } from '../row.ts'

const SMALL = 100
const LARGE = 100_000
const ROUNDS = 10
/** So many are saved by each before any counts: by then the engine has compiled what runs often. */
const WARM_UP = 500
/** So many are saved by each before the next has its turn. */
const EACH = 100
const AT_ONCE = 1000
/** How often so many are saved at once. */
const BURSTS = 5
const SLACK_MS = 0.1
const MOST_SYNCS = 20

/** What it costs to tag one passage and have it on disk. */
export const durableCommand: Measurement = { name: 'durable-command', measure }

const names = ['small', 'large', 'encrypted', 'lowdb', 'sqlite', 'raw'] as const
type Name = (typeof names)[number]
type Contenders = Readonly<Record<Name, Contender>>

async function measure(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-bench-'))
  try {
    const contenders = await contendersIn(folder)
    const saved = await oneByOne(contenders)
    const bursts = await burstsOf(contenders)
    for (const name of names) await contenders[name].end()
    const rows = [syncRow('one command', saved.large), syncRow('one command, encrypted', saved.encrypted)]
    return [...rowsOf(saved), ...rows, bursts]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same large notebook, once plain and once encrypted, a small one, and the peers with the large one's excerpts. */
async function contendersIn(folder: string): Promise<Contenders> {
  const path = (name: string) => join(folder, `${name}.dossier`)
  for (const [name, excerpts] of [['small', SMALL] as const, ['large', LARGE] as const])
    await (await notebookWith(path(name), excerpts)).close()
  cpSync(path('large'), path('encrypted'), { recursive: true })
  await encrypt(path('encrypted'))
  const contenders = {
    // The peers read the excerpts before ours adds to them.
    lowdb: await contender('lowdb', path('large')),
    sqlite: await contender('sqlite', path('large')),
    raw: await contender('raw', path('large')),
    small: await contender('dossier', path('small')),
    large: await contender('dossier', path('large')),
    encrypted: await contender('encrypted', path('encrypted'))
  }
  // The first starts a segment of the journal, once for each opening.
  for (const name of names) await contenders[name].save('one by one', 0, name === 'lowdb' ? 1 : WARM_UP)
  return contenders
}

/** Each in turn, so that what else the machine does falls on all of them alike. */
async function oneByOne(contenders: Contenders): Promise<Readonly<Record<Name, Saved>>> {
  const saved: Record<Name, Saved[]> = { small: [], large: [], encrypted: [], lowdb: [], sqlite: [], raw: [] }
  for (let round = 0; round < ROUNDS; round++)
    for (const name of names) {
      // Stock lowdb takes most of a second each.
      const count = name === 'lowdb' ? 1 : EACH
      saved[name].push(await contenders[name].save('one by one', WARM_UP + round * EACH, count))
    }
  return Object.fromEntries(names.map(name => [name, joined(saved[name])])) as Record<Name, Saved>
}

function joined(saved: readonly Saved[]): Saved {
  return { times: saved.flatMap(({ times }) => times), syncs: saved.flatMap(({ syncs }) => syncs) }
}

function rowsOf(saved: Readonly<Record<Name, Saved>>): readonly Row[] {
  const msOf = (name: Name) => median(saved[name].times)
  const [small, large, encrypted] = [msOf('small'), msOf('large'), msOf('encrypted')]
  const [sqlite, raw, stock] = [msOf('sqlite'), msOf('raw'), msOf('lowdb')]
  const common = { area: 'saving', unit: 'ms', limit: raw }
  return [
    {
      ...{ ...common, name: 'one durable command, 100,000 against 100 excerpts', ours: large },
      ...{ peers: { 'ours at 100': small }, ratios: { 'to ours at 100': large / small } },
      ...{ goal: 'at most 1.5 times', holds: large / small <= 1.5 }
    },
    {
      ...{ ...common, name: 'one durable command at 100,000 excerpts', ours: large },
      peers: { 'stock lowdb': stock, 'node:sqlite WAL FULL': sqlite, 'raw fdatasync': raw },
      ratios: { 'faster than lowdb': stock / large, 'to sqlite': large / sqlite, 'to raw fdatasync': large / raw },
      goal: `at most 2 times a raw fdatasync and ${SLACK_MS} ms`,
      holds: large <= 2 * raw + SLACK_MS
    },
    {
      ...{ ...common, name: 'one durable command at 100,000 excerpts, encrypted', ours: encrypted },
      peers: { 'ours, not encrypted': large, 'node:sqlite WAL FULL, not encrypted': sqlite, 'raw fdatasync': raw },
      ratios: { 'to not encrypted': encrypted / large, 'to raw fdatasync': encrypted / raw },
      ...{ goal: `at most 2 times a raw fdatasync and ${SLACK_MS} ms`, holds: encrypted <= 2 * raw + SLACK_MS }
    }
  ]
}

/** Every few thousand commands the journal begins another file, whose name is made durable as well. */
function syncRow(name: string, { syncs }: Saved): Row {
  const more = syncs.filter(count => count > 1)
  return {
    ...{ area: 'saving', name: `syncs for ${name}`, unit: 'syncs', ours: median(syncs), limit: 1, ratios: {} },
    peers: { 'at most': Math.max(...syncs), 'where the journal begins a file': more.length },
    ...{ goal: 'exactly 1', holds: median(syncs) === 1 && more.length <= 1 && Math.max(...syncs) <= 3 }
  }
}

async function burstsOf({ large, sqlite }: Contenders): Promise<Row> {
  const [ours, theirs, counts]: [number[], number[], number[]] = [[], [], []]
  for (let burst = 0; burst < BURSTS; burst++) {
    const first = WARM_UP + ROUNDS * EACH + burst * AT_ONCE
    const { times, syncs } = await large.save('at once', first, AT_ONCE)
    ours.push(...times)
    counts.push(...syncs)
    theirs.push(sum((await sqlite.save('one by one', first, AT_ONCE)).times))
  }
  return {
    ...{ area: 'saving', name: '1,000 commands at once', unit: 'syncs', ours: Math.max(...counts), limit: 1 },
    peers: { 'ours, ms': median(ours), 'node:sqlite one by one, ms': median(theirs) },
    ratios: { 'faster than sqlite': median(theirs) / median(ours) },
    ...{ goal: `at most ${MOST_SYNCS} syncs`, holds: counts.every(count => count <= MOST_SYNCS) }
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
