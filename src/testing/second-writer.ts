// The built program is told that another has the notebook: `node src/testing/second-writer.ts TIMES CLI`. Prints how
// long that took inside of its process, from its first look at the notebook to the word, as a line of JSON.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createNotebook } from '#main/open-notebook.ts'
import { openOn, run, valueOf } from './open-folder.ts'

const execute = promisify(execFile)
const [times = '20', cli = ''] = process.argv.slice(2)
const STOPWATCH = new URL('stopwatch.ts', import.meta.url).href
const MOST_MS = 200

const folder = mkdtempSync(join(tmpdir(), 'dossier-second-'))
const path = join(folder, 'Sahel.dossier')
const bad: string[] = []
const took: number[] = []
try {
  valueOf(await createNotebook(path, { title: 'Sahel' }))
  const session = await openOn(undefined, path)
  await Promise.all(
    Array.from({ length: 3000 }, (_, i) => run(session, { kind: 'rename-notebook', title: `Title ${i}` }))
  )
  for (let time = 0; time < Number(times); time++) {
    const { code, err } = await undo(path)
    took.push(msIn(err))
    if (code !== 1 || !err.includes(`process ${process.pid}`)) bad.push(`ended with ${code}: ${err}`)
  }
  await session.close()
  const { code, err } = await undo(path)
  if (code !== 0) bad.push(`cannot write afterwards: ${err}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const inOrder = took.toSorted((one, other) => one - other)
const medianMs = Math.round(inOrder[took.length >> 1] ?? 0)
const longestMs = Math.round(inOrder.at(-1) ?? 0)
// Other work on the computer makes one wait now and then; what takes long more often than not is slow.
if (!(medianMs <= MOST_MS)) bad.push(`it took ${medianMs} ms`)
const first = bad[0] === undefined ? {} : { first: bad[0] }
console.log(
  JSON.stringify({ name: 'second writer', tried: took.length, medianMs, longestMs, bad: bad.length, ...first })
)

function msIn(err: string): number {
  return Number(/ms=([\d.]+)/.exec(err)?.[1] ?? Infinity)
}

async function undo(notebook: string): Promise<{ readonly code: number | string; readonly err: string }> {
  try {
    const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, STOPWATCH_FOLDER: path }
    const { stderr } = await execute(process.execPath, ['--import', STOPWATCH, cli, 'undo', notebook], { env })
    return { code: 0, err: stderr }
  } catch (error) {
    const { code = 'killed', stderr = '' } = error as { code?: number; stderr?: string }
    return { code, err: stderr }
  }
}
