// A part of what is tried in process, for scripts/durability.mjs: `crashes PART OF COUNT`, `damage plain|encrypted COUNT`,
// `keys COUNT`, `faults PART OF`. Prints what came of it, a line of JSON for each kind.
import fc from 'fast-check'
import { converting, crashScenarios, editing, restoring, type Work } from './crash-scenarios.ts'
import { judgeScenario } from './crash-judge.ts'
import { anyCase, damaged, dishonesty, encryptedCopies, openDamaged, plainCopies } from './damages.ts'
import { activities, callsOf, CODES, whatIsWrong } from './fault-matrix.ts'
import { judgeKeys } from './key-damages.ts'

/** What opening a damaged notebook may take. */
const LONGEST_MS = 2000
const again = editing('Once more')
/** What is done after the first crash, and how many states of the second are opened in each part of the work. */
const seconds: Readonly<Record<string, readonly (readonly [work: Work, most: number])[]>> = {
  'bringing notebook.json up to date': [
    [again, 8000],
    [converting, 8000],
    [restoring, 4000]
  ],
  'restoring a backup': [
    [again, 3000],
    [restoring, 1500]
  ],
  editing: [
    [again, 4000],
    [converting, 3000]
  ],
  'editing a little': [[restoring, 2000]],
  erasing: [
    [again, 2000],
    [converting, 1000]
  ],
  migrating: [
    [restoring, 1500],
    [converting, 1000]
  ],
  'editing an encrypted one': [[again, 1000]],
  decrypting: [
    [again, 600],
    [converting, 400]
  ],
  encrypting: [
    [again, 2000],
    [converting, 2000]
  ]
}
/** How many states there are depends on what happens to be done at the same time; of this there are always enough. */
const ENDLESS = 'encrypting'

// Errors that are caught and asked for their code alone are made by the hundred thousand here.
Error.stackTraceLimit = 0
const [what, ...rest] = process.argv.slice(2)
if (what === 'crashes') await crashes(Number(rest[0]), Number(rest[1]), Number(rest[2]))
else if (what === 'damage') await damages(rest[0] ?? 'plain', Number(rest[1]))
else if (what === 'faults') await faults(Number(rest[0]), Number(rest[1]))
else say(await judgeKeys(Number(rest[0])))

async function crashes(part: number, of: number, enough: number): Promise<void> {
  let left = Math.ceil(enough / of)
  for (const [name, pairs] of Object.entries(seconds)) {
    const scenario = crashScenarios[name]
    if (!scenario) throw new Error(`There is no ${name}.`)
    const works = pairs.map(([work, most]) => ({ work, most: name === ENDLESS ? Math.max(most, left / 2) : most }))
    const { states, worked, bad } = await judgeScenario(scenario, works, { part, of })
    left -= states
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
