import { execFile, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { built } from '../built.ts'
import { largeNotebook } from '../large-notebook.ts'
import { oldNotebook } from '../old-notebook.ts'
import { median, type Measurement, type Row } from '../row.ts'

const SIZE = { sources: 10_000, excerpts: 100_000, lines: 1000 }
const ROUNDS = 5
/** No step of the main process may take longer, or a window stutters. */
const FRAME_MS = 16

/**
 * How long the main process is held up by what it does, beside how much of its own time went into that, and beside a
 * process that does nothing in the same time: what holds up that one too is the computer.
 */
export const mainThread: Measurement = { name: 'main-thread', measure }

type Seen = {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly ms: number
  readonly cpu: number
}
type Gap = { readonly at: number; readonly ms: number }

async function measure(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-bench-'))
  try {
    await largeNotebook(join(folder, 'large.dossier'), SIZE)
    await oldNotebook(join(folder, 'old.dossier'), SIZE.excerpts)
    const rounds: { readonly seen: readonly Seen[]; readonly gaps: readonly Gap[] }[] = []
    for (let i = 0; i < ROUNDS; i++) {
      const copies = ['large.dossier', 'old.dossier'].map(name => {
        cpSync(join(folder, name), join(folder, `${i}-${name}`), { recursive: true })
        return join(folder, `${i}-${name}`)
      })
      rounds.push(await round(copies))
      for (const copy of copies) rmSync(copy, { recursive: true })
    }
    return (rounds[0]?.seen ?? []).map(({ name }, step) => {
      const ours = median(rounds.map(({ seen }) => seen[step]?.ms ?? NaN))
      const cpu = median(rounds.map(({ seen }) => seen[step]?.cpu ?? NaN))
      const idle = median(rounds.map(({ seen, gaps }) => longestIn(gaps, seen[step])))
      return {
        ...{ area: 'main thread', name: `longest block by ${name}`, unit: 'ms', ours, limit: idle },
        ...{ peers: { 'ours, of the processor': cpu, 'an idle process': idle }, ratios: {} },
        ...{ goal: `at most ${FRAME_MS} ms`, holds: ours <= FRAME_MS }
      }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function round(notebooks: readonly string[]) {
  const [program, idle] = [await built('main-thread'), await built('idle')]
  const beside = spawn(process.execPath, [idle], { stdio: ['pipe', 'pipe', 'inherit'] })
  const gaps = text(beside.stdout)
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...notebooks])
  beside.stdin.end()
  return { seen: JSON.parse(stdout) as readonly Seen[], gaps: JSON.parse(await gaps) as readonly Gap[] }
}

function longestIn(gaps: readonly Gap[], step: Seen | undefined): number {
  const inside = gaps.filter(({ at, ms }) => step && at >= step.from && at - ms <= step.to)
  return Math.max(0, ...inside.map(({ ms }) => ms))
}
