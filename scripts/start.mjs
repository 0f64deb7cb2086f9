// Open Dossier from a checkout: npm start [-- --host electron|web] [--no-open] [--notebook PATH]
import { spawn } from 'node:child_process'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { downloadElectron, installedElectron } from './electron.mjs'
import { build, environment, install, isProjectNode, root, stop } from './setup.mjs'

const DOWNLOAD_MS = 20_000
const DAY_MS = 24 * 3_600_000
/** There since Electron could not be downloaded last. */
const refused = join(root, 'out', '.no-electron')

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
  const isAsked = options.host === 'electron'
  const electron = wantsElectron(options) ? electronBinary(isAsked) : null
  if (!electron && isAsked) stop('Without --host electron, Dossier opens in a browser window instead.')
  if (electron) hand(electron, ['.', ...notebook.map(path => `--notebook=${path}`)])
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

/** Where Electron's program is, downloaded now if it can be; null, and the reason said, where it is not to be had. */
function electronBinary(isAsked) {
  const found = installedElectron()
  if (found) return found
  // A download that failed is not waited for again at every start, unless somebody asks for it.
  if (!isAsked && isRecent(refused)) {
    console.error('Electron could not be downloaded today. To try again: npm start -- --host electron')
    return null
  }
  console.error('Electron is not installed yet: trying to download it (20 seconds at most)…')
  const reason = downloadElectron(DOWNLOAD_MS)
  const installed = installedElectron()
  if (installed) return installed
  writeFileSync(refused, '')
  console.error(`Electron could not be downloaded: ${reason ?? 'its program is not where it should be'}.`)
  return null
}

function isRecent(path) {
  return existsSync(path) && Date.now() - statSync(path).mtimeMs < DAY_MS
}

/** Hand this terminal to the app, and end as it ends. */
function hand(program, args) {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: environment() })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', () => stop(`${program} could not be started.`))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
