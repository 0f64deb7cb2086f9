import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup.mjs'
import { runProgram } from './run.mjs'

const lab = join(root, '..', 'shared', 'lab')
const store = [process.execPath, join(root, 'scripts', 'lab-store.js')]
const lowdb = [process.execPath, join(lab, 'examples', 'lowdb.mjs'), root]
const ENCRYPTED = { LAB_ENCRYPTED: '1' }
/** What a rig answers when it could not run, which says nothing about the storage. */
const CANNOT_RUN = 2
/** What a rig says of itself that is no figure. */
const UNTOLD = new Set(['verdict', 'seconds', 'fs', 'rig'])

/** The trials of the durability lab, and stock lowdb under the same power cuts, which is expected to lose. */
export function rigs({ cuts }) {
  const powercut = fs => ['powercut.py', '--fs', fs, '--runs', cuts, '--recovery-cuts']
  const ours = [
    ...['ext4', 'xfs'].map(fs => ({ name: `power cuts, ${fs}`, rig: powercut(fs), needsRoot: true })),
    { name: 'system calls', rig: ['syscalls.py'] },
    { name: 'full disk', rig: ['enospc.py'] },
    { name: 'two writers', rig: ['two_writers.py'] },
    { name: 'damage', rig: ['damage.py'] }
  ]
  const peers = ['ext4', 'xfs'].map(fs => ({
    name: `stock lowdb: power cuts, ${fs}`,
    rig: powercut(fs),
    needsRoot: true
  }))
  return [
    ...ours.map(({ name, ...one }) => ({ name: `${name}, plain`, run: () => trial({ ...one, program: store }) })),
    ...ours.map(({ name, ...one }) => ({
      name: `${name}, encrypted`,
      run: () => trial({ ...one, program: store, env: ENCRYPTED })
    })),
    ...peers.map(({ name, ...one }) => ({ name, run: () => peer({ ...one, program: lowdb }) }))
  ]
}

async function trial({ rig: [script, ...options], needsRoot = false, program, env = {} }) {
  const reason = reasonNotToRun(needsRoot)
  if (reason !== null) return { held: 'skipped', seen: reason }
  const { status, rows, problem } = await runProgram('python3', [join(lab, script), ...options, '--', ...program], env)
  if (status === CANNOT_RUN || status === null)
    return { held: 'skipped', seen: problem ?? 'the rig could not run here' }
  return { held: status === 0 ? 'yes' : 'NO', seen: figures(rows.at(-1) ?? {}) }
}

function reasonNotToRun(needsRoot) {
  if (!existsSync(lab)) return 'the durability lab is not at ../shared/lab'
  return needsRoot && process.getuid?.() !== 0 ? 'power cuts need root' : null
}

/** What others lose is shown for comparison; it is no fault of ours. */
async function peer(one) {
  const { held, seen } = await trial(one)
  return { held: held === 'NO' ? 'loses' : held, seen }
}

function figures(verdict) {
  const told = Object.entries(verdict).filter(([name, value]) => !UNTOLD.has(name) && typeof value !== 'object')
  return told.map(([name, value]) => `${value} ${name}`).join(', ') || 'no figures'
}
