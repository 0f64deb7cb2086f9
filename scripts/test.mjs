// The whole gate: types, lint, rules, unit tests, build, journeys. Ends with “N passed, N failed”.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from './chromium.mjs'
import { installedElectron } from './electron.mjs'
import { build, environment, install, isProjectNode, runNpm } from './setup.mjs'

install()
if (isProjectNode(fileURLToPath(import.meta.url))) testAll()

function testAll() {
  const reports = mkdtempSync(join(tmpdir(), 'dossier-test-'))
  const count = { passed: 0, failed: 0, skipped: 0 }
  const chromium = findChromium()

  for (const gate of ['format', 'typecheck', 'lint', 'style', 'rules', 'unused'])
    if (!runs(gate, ['run', '--silent', gate])) count.failed += 1

  const unit = join(reports, 'unit.json')
  runs('unit tests', [
    'run',
    '--silent',
    'unit',
    '--',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${unit}`
  ])
  add(count, 'unit tests', unit, report => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + (report.success ? 0 : Number(report.numFailedTests === 0)),
    skipped: report.numPendingTests + report.numTodoTests
  }))

  say('build')
  build()
  const journeys = join(reports, 'journeys.json')
  runs('journeys', ['run', '--silent', 'journeys', '--', '--reporter=list,json'], {
    CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: journeys
  })
  add(count, 'journeys', journeys, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + Number(errors.length > 0),
    skipped: stats.skipped
  }))
  if (!installedElectron()) console.log('The journeys were not run in Electron: its binary is not installed here.')

  rmSync(reports, { recursive: true, force: true })
  console.log(`\n${count.skipped} skipped`)
  console.log(`${count.passed} passed, ${count.failed} failed`)
  process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0
}

function runs(name, args, env = {}) {
  say(name)
  const status = runNpm(args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...environment(), ...env } })
  if (status !== 0) console.log(`${name}: failed`)
  return status === 0
}

/** Count what a runner reports; a runner that leaves no report has failed. */
function add(count, name, path, read) {
  const counted = existsSync(path) ? read(JSON.parse(readFileSync(path, 'utf8'))) : { passed: 0, failed: 1, skipped: 0 }
  for (const key of Object.keys(count)) count[key] += counted[key]
  console.log(`${name}: ${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped.`)
}

function say(name) {
  console.log(`\n— ${name}`)
}
