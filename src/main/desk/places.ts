import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where things lie on this computer. */
export type Places = {
  /** What is set for this computer, outside any notebook. */
  readonly config: string
  /** The usual folder of notebooks. */
  readonly folder: string
}

/** The places that the system has for such things, unless the environment names others. */
export function placesOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home = homedir()): Places {
  return {
    config: resolve(env['DOSSIER_CONFIG'] || configOf(env, platform, home)),
    folder: resolve(env['DOSSIER_FOLDER'] || join(home, 'Documents', 'Dossier'))
  }
}

function configOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Dossier')
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Dossier')
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'dossier')
}
