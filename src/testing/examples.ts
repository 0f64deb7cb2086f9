import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SIMULATED } from './open-folder.ts'
import { SimulatedDisk } from './simulated-disk.ts'

const EXAMPLES = join(import.meta.dirname, 'examples')

/** The versions of which a notebook is stored, as a program of that version left it. */
export function storedVersions(): readonly number[] {
  return readdirSync(EXAMPLES).map(name => Number(/^version-(\d+)\.dossier$/.exec(name)?.[1]))
}

/** The stored notebook of a version, on a simulated disk. */
export function exampleDisk(version: number): SimulatedDisk {
  const folder = join(EXAMPLES, `version-${version}.dossier`)
  const files = new Map<string, Buffer | null>([['/home', null]])
  files.set(SIMULATED, null)
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    files.set(SIMULATED + path.slice(folder.length), entry.isDirectory() ? null : readFileSync(path))
  }
  return new SimulatedDisk(files)
}
