import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { largeNotebook } from '../large-notebook.ts'
import { median, type Measurement } from '../row.ts'

const SIZE = { sources: 10_000, excerpts: 100_000, lines: 1000 }
const ROUNDS = 7
const MEGABYTE = 1_000_000
const MOST_MS = 600
const MOST_MB = 250

/** What it takes to open a large notebook, up to the first answer. */
export const opening: Measurement = { name: 'opening', measure }

async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-bench-'))
  try {
    const notebook = join(folder, 'large.dossier')
    await largeNotebook(notebook, SIZE)
    const ours = measured('dossier', notebook)
    const stock = measured('lowdb', join(notebook, 'notebook.json'))
    const common = { area: 'opening', limit: null }
    return [
      {
        ...{ ...common, name: '10,000 sources, 100,000 excerpts, 1,000 journal lines', unit: 'ms', ours: ours.ms },
        ...{ peers: { 'stock lowdb': stock.ms }, ratios: { 'to lowdb': ours.ms / stock.ms } },
        ...{ goal: `at most ${MOST_MS} ms to the first answer`, holds: ours.ms <= MOST_MS }
      },
      {
        ...{ ...common, name: 'memory of the process after that', unit: 'MB', ours: ours.rss },
        ...{ peers: { 'stock lowdb': stock.rss, 'ours at its peak': ours.peak }, ratios: {} },
        ...{ goal: `at most ${MOST_MB} MB`, holds: ours.rss <= MOST_MB }
      }
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The medians of several processes, the first of which only warms the disk. */
function measured(program: string, path: string) {
  const script = fileURLToPath(new URL('../opening-process.ts', import.meta.url))
  const rounds = Array.from({ length: ROUNDS + 1 }, () => {
    const printed = execFileSync(process.execPath, [script, program, path], { encoding: 'utf8' })
    return JSON.parse(printed) as Readonly<Record<'ms' | 'rss' | 'peak', number>>
  }).slice(1)
  const of = (name: 'ms' | 'rss' | 'peak') => median(rounds.map(round => round[name]))
  return { ms: of('ms'), rss: of('rss') / MEGABYTE, peak: of('peak') / MEGABYTE }
}
