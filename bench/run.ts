// Measure, and print one table: npm run bench [-- --only NAME --json FILE]. It reports; it never fails.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { rounded, type Row } from './row.ts'
import { durableCommand } from './rows/durable-command.ts'
import { firstPaint } from './rows/first-paint.ts'
import { longList } from './rows/long-list.ts'
import { longTexts } from './rows/long-texts.ts'
import { mainThread } from './rows/main-thread.ts'
import { opening } from './rows/opening.ts'
import { painting } from './rows/painting.ts'
import { pdfPages } from './rows/pdf-pages.ts'
import { queries } from './rows/queries.ts'
import { reading } from './rows/reading.ts'

const measurements = [
  durableCommand,
  opening,
  mainThread,
  queries,
  longTexts,
  firstPaint,
  pdfPages,
  reading,
  painting,
  longList
]

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } })
const chosen = measurements.filter(({ name }) => !values.only || name === values.only)
if (chosen.length === 0) console.error(`Nothing is called ${values.only}: ${measurements.map(m => m.name).join(', ')}.`)

const rows: Row[] = []
for (const { name, measure } of chosen) {
  console.error(`Measuring ${name}…`)
  try {
    rows.push(...(await measure()))
  } catch (error) {
    // The other figures are worth having all the same.
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n')
    console.error(`${name} could not be measured: ${reason}`)
  }
}
console.table(Object.fromEntries(rows.map(row => [`${row.area}: ${row.name}`, lineOf(row)])))
// npm starts its scripts in the checkout, while paths are meant from where it was called.
const called = process.env['INIT_CWD'] ?? '.'
if (values.json) writeFileSync(resolve(called, values.json), `${JSON.stringify(rows, null, 2)}\n`)

function lineOf({ unit, ours, peers, limit, ratios, goal, holds }: Row) {
  return {
    ours: `${rounded(ours)} ${unit}`,
    peers: listOf(peers),
    limit: limit === null ? '' : rounded(limit),
    ratios: listOf(ratios),
    goal,
    holds: holds ? 'yes' : 'NO'
  }
}

function listOf(figures: Readonly<Record<string, number>>): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${rounded(value)}`)
    .join(', ')
}
