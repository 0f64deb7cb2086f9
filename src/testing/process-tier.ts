// The built program opens damaged notebooks, each in a process of its own: `node src/testing/process-tier.ts COUNT CLI`.
// Prints what came of it as a line of JSON for each kind.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { anyCase, damaged, encryptedCopies, PASSPHRASE, plainCopies, type Copies, type Damaged } from './damages.ts'
import { SIMULATED } from './open-folder.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const AT_ONCE = 2
/** What opening a damaged notebook may take longer than opening a sound one. */
const LONGEST_MS = 2000
const execute = promisify(execFile)
const [count = '2000', cli = ''] = process.argv.slice(2)
/** The source that all copies have. */
const SOURCE = 'One'
const TEXT = 'Mali leaves the court, says One.\n'

for (const [kind, copies] of [
  ['plain', await plainCopies()],
  ['encrypted', await encryptedCopies()]
] as const) {
  const made = fc.sample(fc.tuple(...anyCase), Math.ceil(Number(count) / 2))
  console.log(JSON.stringify({ name: kind, ...(await judgeAll(copies, made)) }))
}

type Case = readonly [copy: number, which: number, how: Parameters<typeof damaged>[3]]

async function judgeAll(copies: Copies, cases: readonly Case[]) {
  const bad: string[] = []
  const sound = await soundMs(copies)
  const slow: number[] = []
  let [found, late] = [0, 0]
  const next = cases.entries()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const [index, one] of next) {
        const made = damaged(copies, ...one)
        const ended = await openedInTime(made, index, sound + LONGEST_MS)
        slow.push(ended.ms)
        if (ended.code !== 0) found += 1
        const problem = whatIsWrong(ended, made, index)
        if (problem !== null) bad.push(`${JSON.stringify(one)}: ${problem}`)
        if (ended.ms > sound + LONGEST_MS) late += 1
      }
    })
  )
  const soundTakesMs = Math.round(sound)
  const longestMs = Math.round(Math.max(...slow))
  const medianMs = Math.round(slow.sort((a, b) => a - b)[slow.length >> 1] ?? 0)
  return {
    tried: cases.length,
    found,
    soundTakesMs,
    medianMs,
    longestMs,
    late,
    bad: bad.length,
    ...(bad[0] && { first: bad[0] })
  }
}

/** Other work on this computer makes one wait now and then; what takes long each time is slow. */
async function openedInTime(made: Damaged, index: number, limit: number): Promise<Ended> {
  let ended = await opened(made, index)
  for (let attempt = 1; ended.ms > limit && attempt < 4; attempt++) ended = await opened(made, index)
  return ended
}

/** Open the notebook as it is, which must go well; returns how long that takes. */
async function soundMs({ copies, door }: Copies): Promise<number> {
  let longest = 0
  for (const index of [0, 1, 0, 1]) {
    const { files = new Map<string, Buffer | null>(), newest = 0 } = copies.at(-1) ?? {}
    const disk = new SimulatedDisk(files)
    const sound = { disk, open: door(disk), newest, isLikeCrash: false, mayLack: 0 }
    const ended = await opened(sound, index)
    const problem = ended.code === 0 ? whatIsWrong(ended, sound, index) : ended.err
    if (problem !== null) throw new Error(`A sound notebook is not opened as it should: ${problem}`)
    longest = Math.max(longest, ended.ms)
  }
  return longest
}

type Ended = { readonly code: number | string; readonly out: string; readonly err: string; readonly ms: number }

/** Every other one is verified, the others show a source. */
function commandOf(index: number, path: string): readonly string[] {
  return index % 2 === 0 ? ['verify', path, '--json'] : ['show', path, SOURCE]
}

async function opened({ disk }: Damaged, index: number): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-damage-'))
  const path = join(folder, 'Sahel.dossier')
  for (const [name, bytes] of disk.files()) {
    if (name !== SIMULATED && !name.startsWith(`${SIMULATED}/`)) continue
    const place = path + name.slice(SIMULATED.length)
    mkdirSync(bytes ? dirname(place) : place, { recursive: true, mode: 0o700 })
    if (bytes) writeFileSync(place, bytes, { mode: 0o600 })
  }
  const start = performance.now()
  try {
    const env = { ...process.env, DOSSIER_PASSPHRASE: PASSPHRASE, XDG_CONFIG_HOME: folder, HOME: folder }
    const { stdout, stderr } = await execute(process.execPath, [cli, ...commandOf(index, path)], { env })
    return { code: 0, out: stdout, err: stderr, ms: performance.now() - start }
  } catch (error) {
    const { code = 'killed', stdout = '', stderr = '' } = error as { code?: number; stdout?: string; stderr?: string }
    return { code, out: stdout, err: stderr, ms: performance.now() - start }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function whatIsWrong(
  { code, out, err }: Ended,
  { newest, isLikeCrash, mayLack }: Damaged,
  index: number
): string | null {
  if ((code !== 0 && code !== 1) || /^\s+at /m.test(err)) return `ended with ${code}: ${err}`
  if (code === 1) return whatIsWrongWith(err, isLikeCrash)
  if (index % 2 === 1) return out === TEXT ? null : `shows ${out}`
  const { checked } = JSON.parse(out) as { readonly checked: { readonly revision: number } }
  return checked.revision >= newest - mayLack || isLikeCrash ? null : `silently at ${checked.revision}`
}

function whatIsWrongWith(reason: string, isLikeCrash: boolean): string | null {
  // A crash before the source was saved leaves a notebook without it.
  const isWithout = isLikeCrash && reason.startsWith('No source goes by')
  return isWithout || /^[A-Z“a-z].*\.$/m.test(reason) ? null : `no reason: ${reason}`
}
