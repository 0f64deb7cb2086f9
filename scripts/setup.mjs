// What every entry script needs first: the packages, the project's own Node, and a fresh build. Runs on Node 20 alone.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alone } from './alone.mjs'
import { layOut } from './lay-out.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const modules = join(root, 'node_modules')
const node = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const installStamp = join(modules, '.package-lock.json')
const out = join(root, 'out')
const buildStamp = join(out, '.built')
const lock = join(out, '.lock')

/** Install the packages when some are missing or the lock file is newer. Output goes to stderr. */
export function install() {
  mkdirSync(out, { recursive: true })
  alone(lock, isInstalled, () => {
    console.error('Installing packages…')
    // Not `ci`, which refuses a lock file without the binaries of systems that a registry does not carry.
    const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
    const status = runNpm(args, { stdio: ['ignore', 2, 2] })
    if (status !== 0) stop('The packages could not be installed: see the lines above, then try again.')
    touch(installStamp)
  })
}

/** Run npm, the one that started this where one did; gives its exit code. */
export function runNpm(args, options) {
  const own = process.env.npm_execpath
  const [program, before] = own ? [process.execPath, [own]] : ['npm', []]
  const shell = !own && process.platform === 'win32'
  return spawnSync(program, [...before, ...args], { cwd: root, shell, ...options }).status
}

function isInstalled() {
  return existsSync(node) && existsSync(installStamp) && ageOf(installStamp) >= ageOf(join(root, 'package-lock.json'))
}

/** Go on in the project's own Node, which comes with its packages; true when this process already is that one. */
export function isProjectNode(script) {
  const { version } = JSON.parse(readFileSync(join(modules, 'node', 'package.json'), 'utf8'))
  if (process.version === `v${version}`) return true
  const child = spawn(node, [script, ...process.argv.slice(2)], { stdio: 'inherit', env: environment() })
  // The terminal sends its signals to both; the child decides when to end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
  return false
}

/** Build the app when a source is newer than the last build. Output goes to stderr. */
export function build() {
  alone(lock, () => existsSync(buildStamp) && newestSource() <= ageOf(buildStamp), makeBuild)
}

/** Build the app, whatever there is already. */
export function buildAnew() {
  alone(lock, () => false, makeBuild)
}

function makeBuild() {
  console.error('Building Dossier…')
  const started = new Date()
  const built = join(out, '.next')
  rmSync(built, { recursive: true, force: true })
  const vite = join(modules, 'electron-vite', 'bin', 'electron-vite.js')
  const { status } = spawnSync(node, [vite, 'build', '--logLevel', 'warn', '--outDir', built], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: environment()
  })
  if (status !== 0) stop('Dossier could not be built: see the lines above.')
  layOut(built, out, buildStamp)
  utimesSync(buildStamp, started, started)
}

/** The environment of a child that runs on the project's Node. */
export function environment() {
  return {
    ...process.env,
    PATH: `${join(modules, '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`
  }
}

export function stop(reason) {
  console.error(reason)
  process.exit(1)
}

function newestSource() {
  const files = ['electron.vite.config.ts', 'package-lock.json', ...walk('src'), ...walk('resources')]
  return Math.max(...files.filter(file => !file.includes('.test.')).map(file => ageOf(join(root, file))))
}

function walk(folder) {
  return readdirSync(join(root, folder), { recursive: true }).map(name => join(folder, name))
}

function ageOf(path) {
  return statSync(path).mtimeMs
}

function touch(path) {
  const now = new Date()
  utimesSync(path, now, now)
}
