import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The path of a file that comes with Dossier, whether it runs built or from source. */
export function resourcePath(...names: readonly string[]): string {
  return join(rootOf(import.meta.dirname), 'resources', ...names)
}

/** The folder that holds the built window. */
export function rendererFolder(): string {
  return builtFolder('renderer')
}

/** The preload script of the desktop's window. */
export function preloadPath(): string {
  return join(builtFolder('preload'), 'index.cjs')
}

// Built code runs in `main` or a folder of it, with the other parts beside; source code takes the last build.
function builtFolder(part: string): string {
  const here = import.meta.dirname
  const beside = [dirname(here), dirname(dirname(here))].map(folder => join(folder, part))
  const built = import.meta.filename.endsWith('.ts') ? undefined : beside.find(folder => existsSync(folder))
  return built ?? join(rootOf(here), 'out', part)
}

function rootOf(folder: string): string {
  if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return folder
  return rootOf(dirname(folder))
}
