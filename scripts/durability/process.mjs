import { join } from 'node:path'
import { build, root } from '../setup.mjs'
import { runProgram, verdictOf } from './run.mjs'

const MUTATIONS = 2000

/** The trials of the built program. */
export function process() {
  return [
    { name: 'damage, built program', run: damage },
    { name: 'second writer, built program', run: secondWriter }
  ]
}

async function damage() {
  build()
  const args = ['src/testing/process-tier.ts', String(MUTATIONS), join(root, 'out', 'main', 'cli.js')]
  const { rows, sum, held, why } = verdictOf([await runProgram(globalThis.process.execPath, args)])
  const times = rows.map(({ name, medianMs, longestMs }) => `${name} median ${medianMs} ms, longest ${longestMs} ms`)
  const late = sum('late')
  const seen = `${sum('tried')} mutations, each in a process of its own: ${sum('bad')} silent or uncaught, ${late} later than 2 s after a sound one; ${times.join('; ')}${why}`
  return { held: late > 0 ? 'NO' : held, seen }
}

async function secondWriter() {
  build()
  const programs = ['cli.js', 'serve.js'].map(name => join(root, 'out', 'main', name))
  const args = ['src/testing/second-writer.ts', '20', ...programs]
  const { rows, held, why } = verdictOf([await runProgram(globalThis.process.execPath, args)])
  const [line = {}, window = {}] = rows
  const seen = `${line.tried} refused, median ${line.medianMs} ms, longest ${line.longestMs} ms from the first look to the word, within the process; ${window.tried} windows told, median ${window.medianMs} ms, longest ${window.longestMs} ms after they asked, where the notebook is open after ${window.openMedianMs} ms${why}`
  return { held, seen }
}
