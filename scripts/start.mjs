// Open Dossier from a checkout: npm start [-- --host electron|web] [--no-open] [--notebook PATH]
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build, environment, install, isProjectNode, root, stop } from './setup.mjs'

const DOWNLOAD_MS = 20_000

install()
if (isProjectNode(fileURLToPath(import.meta.url))) start(readOptions())

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        host: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        notebook: { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean', default: false }
      }
    })
    if (values.host && !['electron', 'web'].includes(values.host)) throw new Error(`There is no host “${values.host}”.`)
    if (values.help) {
      console.log('npm start -- [--host electron|web] [--no-open] [--notebook PATH] [--port N]')
      process.exit(0)
    }
    return values
  } catch (error) {
    console.error(`${error.message}\nUse: npm start -- [--host electron|web] [--no-open] [--notebook PATH] [--port N]`)
    return process.exit(2)
  }
}

function start(options) {
  build()
  const notebook = options.notebook ? [resolve(process.env.INIT_CWD ?? '.', options.notebook)] : []
  const electron = wantsElectron(options) ? electronBinary() : null
  if (!electron && options.host === 'electron')
    stop(
      'Electron cannot be used here, for the reason above. Without --host, Dossier opens in a browser window instead.'
    )
  if (electron) hand(electron, ['.', ...notebook])
  else {
    const web = [...notebook.flatMap(path => ['--notebook', path]), ...(options.port ? ['--port', options.port] : [])]
    hand(process.execPath, [join('out', 'main', 'serve.js'), ...web, ...(options['no-open'] ? ['--no-open'] : [])])
  }
}

/** Electron is the first choice where there is a display to show it on. */
function wantsElectron({ host, 'no-open': isQuiet }) {
  if (host) return host === 'electron'
  if (isQuiet) return false
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Where Electron's program is, downloaded now if it can be; null where it is not to be had. */
function electronBinary() {
  const found = installedElectron()
  if (found) return found
  console.error('Electron is not installed yet: trying to download it (20 seconds at most)…')
  const { status, error } = spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], {
    stdio: 'ignore',
    timeout: DOWNLOAD_MS,
    killSignal: 'SIGKILL'
  })
  if (status === 0 && installedElectron()) return installedElectron()
  const cause = error?.code === 'ETIMEDOUT' ? 'it took more than 20 seconds' : 'its server could not be reached'
  console.error(`Electron could not be downloaded (${cause}), so Dossier opens in a browser window instead.`)
  return null
}

function installedElectron() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist')
  const pathFile = join(root, 'node_modules/electron/path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  return existsSync(join(folder, name)) ? join(folder, name) : null
}

/** Hand this terminal to the app, and end as it ends. */
function hand(program, args) {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: environment() })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', () => stop(`${program} could not be started.`))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
