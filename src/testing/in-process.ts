// A part of what is tried in process, for scripts/durability.mjs: `crashes PART OF COUNT`, `damage plain|encrypted COUNT`,
// `keys COUNT`, `faults PART OF`. Prints what came of it, a line of JSON for each kind.
import fc from 'fast-check'
import { crashScenarios, editing, restoring } from './crash-scenarios.ts'
import { judgeScenario } from './crash-judge.ts'
import { anyCase, damaged, dishonesty, encryptedCopies, openDamaged, plainCopies } from './damages.ts'
import { activities, callsOf, CODES, whatIsWrong } from './fault-matrix.ts'
import { judgeKeys } from './key-damages.ts'

/** What opening a damaged notebook may take. */
const LONGEST_MS = 2000
/**
 * What is done between the first crash and the second; of so many first crashes one is gone on from. How many states
 * there are depends on what happens to be done at the same time, so the last ones are there to make up the number.
 */
const pairs = [
  ['bringing notebook.json up to date', editing('Once more'), 1],
  ['erasing', editing('Once more'), 4],
  ['migrating', restoring, 4],
  ['restoring a backup', editing('Once more'), 1],
  ['editing a little', restoring, 1],
  ['editing', editing('Once more'), 1],
  ['restoring a backup', restoring, 1],
  ['editing', restoring, 1],
  ['editing a little', editing('Once more'), 1]
] as const

// Errors that are caught and asked for their code alone are made by the hundred thousand here.
Error.stackTraceLimit = 0
const [what, ...rest] = process.argv.slice(2)
if (what === 'crashes') await crashes(Number(rest[0]), Number(rest[1]), Number(rest[2]))
else if (what === 'damage') await damages(rest[0] ?? 'plain', Number(rest[1]))
else if (what === 'faults') await faults(Number(rest[0]), Number(rest[1]))
else say(await judgeKeys(Number(rest[0])))

async function crashes(part: number, of: number, enough: number): Promise<void> {
  let all = 0
  for (const [name, second, every] of pairs) {
    if (all >= enough / of) return
    const scenario = crashScenarios[name]
    if (!scenario) throw new Error(`There is no ${name}.`)
    const { states, worked, bad } = await judgeScenario(scenario, second, { part, of, every, statesEvery: 1 })
    all += states
    say({ name, tried: states, worked, bad: bad.length, ...(bad[0] && { first: bad[0] }) })
  }
}

async function damages(kind: string, count: number): Promise<void> {
  const copies = await (kind === 'encrypted' ? encryptedCopies() : plainCopies())
  const bad: string[] = []
  let longest = 0
  for (const [copy, which, how] of fc.sample(fc.tuple(...anyCase), count)) {
    const start = performance.now()
    try {
      const made = damaged(copies, copy, which, how)
      const problem = dishonesty(await openDamaged(made), made, copies.contents)
      if (problem !== null) bad.push(`${JSON.stringify([copy, which, how])}: ${problem}`)
    } catch (error) {
      bad.push(`${JSON.stringify([copy, which, how])}: threw ${String(error)}`)
    }
    longest = Math.max(longest, performance.now() - start)
  }
  if (longest > LONGEST_MS) bad.push(`one took ${Math.round(longest)} ms`)
  say({ name: kind, tried: count, longestMs: Math.round(longest), bad: bad.length, ...(bad[0] && { first: bad[0] }) })
}

async function faults(part: number, of: number): Promise<void> {
  for (const [name, activity] of Object.entries(activities)) {
    const calls = await callsOf(activity)
    const bad: string[] = []
    let tried = 0
    for (let number = part; number < calls; number += of)
      for (const code of CODES)
        for (const isLasting of [false, true]) {
          const problem = await whatIsWrong(activity, number, code, isLasting)
          tried += 1
          if (problem !== null) bad.push(`${code} at ${number}${isLasting ? ' on' : ''}: ${problem}`)
        }
    say({ name, calls, tried, bad: bad.length, ...(bad[0] && { first: bad[0] }) })
  }
}

function say(row: object): void {
  const { user, system } = process.cpuUsage()
  console.log(JSON.stringify({ ...row, cpuMs: Math.round((user + system) / 1000) }))
}
