// Lets the durability lab hurt the real storage: npm run test:durability [-- --cuts N]. Skips, with a notice, what it
// cannot run: the lab lies beside the checkout, and power cuts need root, loop devices and the tools of the file systems.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { environment, install, isProjectNode, root } from './setup.mjs'

const lab = join(root, '..', 'shared', 'lab')
/** What a rig answers when it could not run, which says nothing about the storage. */
const CANNOT_RUN = 2

install()
if (isProjectNode(fileURLToPath(import.meta.url))) {
  if (existsSync(lab)) runAll()
  else console.log('Skipped: the durability lab is not at ../shared/lab.')
}

function runAll() {
  const { values } = parseArgs({ options: { cuts: { type: 'string', default: '20' } } })
  const cuts = ['--runs', values.cuts, '--recovery-cuts']
  const isRoot = process.getuid?.() === 0
  const rigs = [
    ...(isRoot ? ['ext4', 'xfs'].map(fs => ['powercut.py', '--fs', fs, ...cuts]) : []),
    ['syscalls.py'],
    ['enospc.py'],
    ['two_writers.py'],
    ['damage.py']
  ]
  if (!isRoot) console.log('Power cuts: skipped, they need root.')
  const failed = rigs.filter(rig => !holds(rig))
  console.log(`\n${rigs.length - failed.length} held or were skipped, ${failed.length} failed`)
  process.exitCode = failed.length > 0 ? 1 : 0
}

function holds([rig, ...options]) {
  console.log(`\n— ${[rig, ...options].join(' ')}`)
  const store = ['--', process.execPath, join(root, 'scripts', 'lab-store.js')]
  const { status } = spawnSync('python3', [join(lab, rig), ...options, ...store], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment()
  })
  if (status === CANNOT_RUN) console.log('Skipped.')
  return status === 0 || status === CANNOT_RUN
}
