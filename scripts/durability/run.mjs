// Runs a program, showing what it prints, and reads the lines of JSON among it.
import { spawn } from 'node:child_process'
import { environment, root } from '../setup.mjs'

/** Run a program to its end; `rows` are the lines it printed as JSON. */
export function runProgram(program, args, env = {}) {
  const { promise, resolve } = Promise.withResolvers()
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...environment(), ...env }
  })
  let text = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', part => {
    text += part
    process.stdout.write(part)
  })
  child.once('error', error => resolve({ status: null, rows: [], problem: error.message }))
  child.once('close', status => resolve({ status, rows: text.split('\n').flatMap(rowIn) }))
  return promise
}

function rowIn(line) {
  if (!line.startsWith('{')) return []
  try {
    return [JSON.parse(line)]
  } catch {
    return []
  }
}

/** What came of rows that each count what was tried and what was bad. */
export function verdictOf(results) {
  const rows = results.flatMap(({ rows: found }) => found)
  const sum = key => rows.reduce((total, row) => total + (row[key] ?? 0), 0)
  const bad = sum('bad')
  const hasEnded = results.every(({ status }) => status === 0) && rows.length > 0
  const first = rows.find(row => row.first)?.first
  return {
    rows,
    sum,
    held: hasEnded && bad === 0 ? 'yes' : 'NO',
    why: first ? `; ${first}` : hasEnded ? '' : '; ended early'
  }
}
