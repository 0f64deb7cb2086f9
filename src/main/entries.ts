import { existsSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Give the file that a process or worker of its own starts from: the built one, or the source when run from source. */
export function entryPath(
  name:
    | 'importer'
    | 'search-worker'
    | 'snapshot-worker'
    | 'custody-worker'
    | 'backup-worker'
    | 'erasure-worker'
    | 'conversion-worker'
): string {
  const here = fileURLToPath(import.meta.url)
  if (extname(here) === '.ts') return join(dirname(here), `${name}.ts`)
  // A bundler may put this module into a chunk in a folder beside the entries.
  const folders = [dirname(here), dirname(dirname(here))]
  return join(folders.find(folder => existsSync(join(folder, `${name}.js`))) ?? dirname(here), `${name}.js`)
}
