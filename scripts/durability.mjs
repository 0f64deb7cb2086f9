// Tries to break what is promised of a saved notebook, and prints one table of what came of it.
//
//   npm run test:durability [-- --tier in-process|process|rig] [--only WORD] [--cuts N]
//
// Skips, with a notice, what it cannot run: the rigs lie in the durability lab beside the checkout, and power cuts need
// root, loop devices and the tools of the file systems. Needs no network.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { inProcess } from './durability/in-process.mjs'
import { process as processTier } from './durability/process.mjs'
import { rigs } from './durability/rigs.mjs'
import { install, isProjectNode } from './setup.mjs'

const tiers = { 'in-process': inProcess, process: processTier, rig: rigs }

install()
if (isProjectNode(fileURLToPath(import.meta.url))) await runAll()

async function runAll() {
  const { values } = parseArgs({
    options: {
      tier: { type: 'string' },
      only: { type: 'string', default: '' },
      cuts: { type: 'string', default: '20' }
    }
  })
  const trials = trialsOf(values)
  if (trials.length === 0) {
    console.error(`There is nothing by that name. Tiers: ${Object.keys(tiers).join(', ')}.`)
    process.exitCode = 2
    return
  }
  const rows = []
  for (const trial of trials) rows.push(await tried(trial))
  print(rows)
  process.exitCode = rows.some(({ held }) => held === 'NO') ? 1 : 0
}

function trialsOf(values) {
  const chosen = Object.entries(tiers).filter(([tier]) => values.tier === undefined || values.tier === tier)
  const trials = chosen.flatMap(([tier, trialsIn]) => trialsIn(values).map(trial => ({ tier, ...trial })))
  return trials.filter(({ name }) => name.includes(values.only))
}

async function tried({ tier, name, run }) {
  console.log(`\n— ${tier}: ${name}`)
  const start = performance.now()
  const { held, seen } = await run()
  console.log(`${held}: ${seen}`)
  return { tier, name, held, seen, seconds: Math.round((performance.now() - start) / 1000) }
}

/** Wider than console.table likes to be, and as readable in a log. */
function print(rows) {
  const heads = { tier: 'tier', name: 'trial', held: 'held', seconds: 's', seen: 'seen' }
  const columns = Object.keys(heads)
  const widths = columns.map(key => Math.max(...[heads, ...rows].map(row => String(row[key]).length)))
  console.log('')
  for (const row of [heads, ...rows])
    console.log(
      columns
        .map((key, index) => String(row[key]).padEnd(widths[index]))
        .join('  ')
        .trimEnd()
    )
}
