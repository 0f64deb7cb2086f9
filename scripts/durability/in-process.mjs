import { availableParallelism } from 'node:os'
import { runProgram, verdictOf } from './run.mjs'

const SCRIPT = 'src/testing/in-process.ts'
/** What is opened is forgotten at once, a hundred thousand times: room for that, in megabytes, saves a quarter of the time. */
const ROOM = ['--min-semi-space-size=64', '--max-semi-space-size=64']
const STATES = 100_000
const MUTATIONS = 100_000
const KEY_MUTATIONS = 200

/** The trials on a simulated disk. */
export function inProcess() {
  return [
    { name: 'crash states', run: crashes },
    { name: 'damage, plain', run: () => damage('plain') },
    { name: 'damage, encrypted', run: () => damage('encrypted') },
    { name: 'key slots', run: keySlots },
    { name: 'errors at every call', run: faults }
  ]
}

/** One program for each core. */
function inParts(argsOf) {
  const of = Math.max(2, availableParallelism())
  return Promise.all(
    Array.from({ length: of }, (_, part) =>
      runProgram(process.execPath, [...ROOM, SCRIPT, ...argsOf(part, of).map(String)])
    )
  )
}

async function crashes() {
  const { sum, held, why } = verdictOf(await inParts((part, of) => ['crashes', part, of, STATES]))
  const states = sum('tried')
  const seen = `${states} distinct states opened and compared, ${sum('worked')} of them worked on, closed and verified: ${sum('bad')} bad${why}`
  return { held: states >= STATES ? held : 'NO', seen }
}

async function damage(kind) {
  const results = await inParts((_, of) => ['damage', kind, Math.ceil(MUTATIONS / of)])
  const { rows, sum, held, why } = verdictOf(results)
  const longest = Math.max(...rows.map(({ longestMs }) => longestMs))
  return { held, seen: `${sum('tried')} mutations: ${sum('bad')} silent or uncaught, longest ${longest} ms${why}` }
}

async function keySlots() {
  const results = await inParts((_, of) => ['keys', Math.ceil(KEY_MUTATIONS / of)])
  const { rows, sum, held, why } = verdictOf(results)
  const [key, keyWork, work, longest] = ['keyMs', 'keyWorkMs', 'longestWorkMs', 'longestMs'].map(name =>
    Math.max(...rows.map(row => row[name]))
  )
  const times = `longest ${longest} ms, of which ${work} ms of computing; both keys alone ${key} ms, ${keyWork} ms of computing`
  const seen = `${sum('tried')} mutations, the real scrypt: ${sum('opened')} opened, ${sum('refused')} refused, ${sum('bad')} bad; ${times}${why}`
  return { held, seen }
}

async function faults() {
  const { sum, held, why } = verdictOf(await inParts((part, of) => ['faults', part, of]))
  return {
    held,
    seen: `${sum('tried')} refusals, each of five errors at each call, once and from then on: ${sum('bad')} bad${why}`
  }
}
