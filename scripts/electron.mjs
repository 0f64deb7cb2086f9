// Where Electron's program is. It comes from outside the npm registry, so it may be missing where its package is not.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const electron = join(dirname(dirname(fileURLToPath(import.meta.url))), 'node_modules', 'electron')

/** Find Electron's program as its own package looks for it; null where it is not there or cannot be run. */
export function installedElectron(env = process.env, folder = electron) {
  // Written last, so that without it an unpacking was cut short.
  const pathFile = join(folder, 'path.txt')
  const named = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : null
  const elsewhere = env.ELECTRON_OVERRIDE_DIST_PATH
  if (!elsewhere && !named) return null
  const program = join(elsewhere || join(folder, 'dist'), named ?? 'electron')
  try {
    accessSync(program, constants.X_OK)
    return statSync(program).isFile() ? program : null
  } catch {
    return null
  }
}

/** Download Electron's program as its package does; gives why it could not be, or null. */
export function downloadElectron(timeout) {
  const { status, error, stderr } = spawnSync(process.execPath, [join(electron, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout,
    killSignal: 'SIGKILL'
  })
  if (error?.code === 'ETIMEDOUT') return `it took more than ${timeout / 1000} seconds`
  if (error) return error.message
  return status === 0 ? null : reasonIn(stderr) || `its installer ended with ${status}`
}

/** What a failed script says of itself, without where in it that was. */
function reasonIn(stderr) {
  const lines = stderr.split('\n').map(line => line.trim())
  return (lines.find(line => /^\w*Error\b/.test(line)) ?? lines.find(Boolean) ?? '').replace(/^\w*Error: |[.\s]+$/g, '')
}
