// The built program is told that another has the notebook: `node src/testing/second-writer.ts TIMES CLI`. Prints how
// long that took inside of its process, beyond loading the program, as a line of JSON.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createNotebook } from '#main/open-notebook.ts'
import { openOn, run, valueOf } from './open-folder.ts'

const execute = promisify(execFile)
const [times = '20', cli = ''] = process.argv.slice(2)
/** Says at the end how long the program ran, from where its own code begins. */
const CLOCK = `data:text/javascript,const b=performance.now();process.on('exit',()=>process.stderr.write('ms='+(performance.now()-b)+'\\n'))`
const MOST_MS = 200

const folder = mkdtempSync(join(tmpdir(), 'dossier-second-'))
const path = join(folder, 'Sahel.dossier')
const bad: string[] = []
const took: number[] = []
/** The same where there is no notebook: what loading the program takes. */
const loading: number[] = []
try {
  valueOf(await createNotebook(path, { title: 'Sahel' }))
  const session = await openOn(undefined, path)
  await Promise.all(
    Array.from({ length: 3000 }, (_, i) => run(session, { kind: 'rename-notebook', title: `Title ${i}` }))
  )
  for (let time = 0; time < Number(times); time++) {
    loading.push(msIn((await undo(join(folder, 'None.dossier'))).err))
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
// The quickest of each, since other work on the computer makes one wait now and then.
const toldMs = Math.round(Math.min(...took) - Math.min(...loading))
if (!(toldMs <= MOST_MS)) bad.push(`it took ${toldMs} ms`)
const first = bad[0] === undefined ? {} : { first: bad[0] }
const loadingMs = Math.round(Math.min(...loading))
console.log(JSON.stringify({ name: 'second writer', tried: took.length, toldMs, loadingMs, bad: bad.length, ...first }))

function msIn(err: string): number {
  return Number(/ms=([\d.]+)/.exec(err)?.[1] ?? Infinity)
}

async function undo(notebook: string): Promise<{ readonly code: number | string; readonly err: string }> {
  try {
    const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder }
    const { stderr } = await execute(process.execPath, ['--import', CLOCK, cli, 'undo', notebook], { env })
    return { code: 0, err: stderr }
  } catch (error) {
    const { code = 'killed', stderr = '' } = error as { code?: number; stderr?: string }
    return { code, err: stderr }
  }
}
