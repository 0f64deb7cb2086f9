// The built program is told that another has the notebook: `node src/testing/second-writer.ts TIMES CLI SERVE`. Prints, a
// line of JSON each, how long that took on the command line, inside of its process, from its first look at the notebook to
// the word, and in a window of the web host, from what it asks to what it hears.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createNotebook } from '#main/open-notebook.ts'
import { addText, openOn, run, valueOf } from './open-folder.ts'
import { judgeWindow, large, type Told } from './second-window.ts'

const execute = promisify(execFile)
const [times = '20', cli = '', serve = ''] = process.argv.slice(2)
const STOPWATCH = new URL('stopwatch.ts', import.meta.url).href
const MOST_MS = 200

const folder = mkdtempSync(join(tmpdir(), 'dossier-second-'))
const path = join(folder, 'Sahel.dossier')
const environment = {
  ...process.env,
  HOME: folder,
  XDG_CONFIG_HOME: folder,
  DOSSIER_CONFIG: folder,
  DOSSIER_FOLDER: folder
}
const bad: string[] = []
const took: number[] = []
let window: Told = { toldMs: [], openMs: [], bad: ['it was not tried'] }
try {
  valueOf(await createNotebook(path, { title: 'Sahel' }))
  const session = await openOn(undefined, path)
  for (const text of large.texts) {
    const sourceId = valueOf(await addText(session, text))
    const passages = large.passages.map(place => ({ sourceId, ...place }))
    valueOf(await run(session, { kind: 'mark-passages', passages, newTagNames: ['Leaving'] }))
  }
  for (let time = 0; time < Number(times); time++) {
    const { code, err } = await undo(path)
    took.push(msIn(err))
    if (code !== 1 || !err.includes(`process ${process.pid}`)) bad.push(`ended with ${code}: ${err}`)
  }
  window = await judgeWindow(serve, path, environment, Number(times))
  await session.close()
  const { code, err } = await undo(path)
  if (code !== 0) bad.push(`cannot write afterwards: ${err}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
say('second writer', took, bad)
say('second window', window.toldMs, window.bad, { openMedianMs: medianOf(window.openMs) })

/** Other work on the computer makes one wait now and then; what takes long more often than not is slow. */
function say(name: string, ms: readonly number[], wrong: readonly string[], more: object = {}): void {
  const medianMs = medianOf(ms)
  const longestMs = Math.round(Math.max(...ms))
  const all = medianMs <= MOST_MS ? wrong : [...wrong, `it took ${medianMs} ms`]
  const first = all[0] === undefined ? {} : { first: all[0] }
  console.log(JSON.stringify({ name, tried: ms.length, medianMs, longestMs, ...more, bad: all.length, ...first }))
}

function medianOf(ms: readonly number[]): number {
  return Math.round(ms.toSorted((one, other) => one - other)[ms.length >> 1] ?? Infinity)
}

function msIn(err: string): number {
  return Number(/ms=([\d.]+)/.exec(err)?.[1] ?? Infinity)
}

async function undo(notebook: string): Promise<{ readonly code: number | string; readonly err: string }> {
  try {
    const env = { ...environment, STOPWATCH_FOLDER: path }
    const { stderr } = await execute(process.execPath, ['--import', STOPWATCH, cli, 'undo', notebook], { env })
    return { code: 0, err: stderr }
  } catch (error) {
    const { code = 'killed', stderr = '' } = error as { code?: number; stderr?: string }
    return { code, err: stderr }
  }
}
