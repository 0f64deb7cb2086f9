import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { CONVERTING, isLockName, JOURNAL, ORIGINALS, TEXTS } from '#main/storage/layout.ts'
import type { Names } from './names.ts'

/** Knows where on disk the files of an encrypted notebook lie. */
export type Places = {
  /** Where a path leads; one outside of the notebook folder leads where it says. */
  readonly placeOf: (path: string) => string
  /** The same for what will be changed, which must lie in the notebook folder. */
  readonly ownPlaceOf: (path: string) => string
  /** Whether what lies at a path is as it is, since it is outside or serves to open the notebook. */
  readonly isPlain: (path: string) => boolean
  /** The names in a folder as they were before they were hidden, without those that never were. */
  readonly shown: (folder: string, found: readonly string[]) => readonly string[]
  /** Those of the names in a folder that were never hidden, and that nothing of the notebook has. */
  readonly strange: (folder: string, found: readonly string[]) => readonly string[]
}

/** The folders that go by their names. */
const FOLDERS: ReadonlySet<string> = new Set([JOURNAL, ORIGINALS, TEXTS, 'backups', 'index'])

const KEY_FILE = /^keys(-copy)?\.json(\.damaged-\d+)?(\.tmp)?$/

/** Find the files of the notebook in a folder under hidden names. */
export function placesIn(root: string, names: Names): Places {
  /** The parts of a path within the folder; null for a path elsewhere. */
  function partsOf(path: string): readonly string[] | null {
    const inside = relative(root, resolve(path))
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return null
    return inside === '' ? [] : inside.split(sep)
  }

  function hidden(within: string, name: string): string {
    return isShown(within, name) ? name : names.hide(within, name)
  }

  function placeOf(path: string): string {
    const parts = partsOf(path)
    return parts ? join(root, ...parts.map((part, index) => hidden(parts.slice(0, index).join('/'), part))) : path
  }

  return {
    placeOf,
    ownPlaceOf(path) {
      if (partsOf(path) !== null) return placeOf(path)
      throw Object.assign(new Error('That is not in the notebook folder.'), { code: 'EPERM' })
    },
    isPlain(path) {
      const parts = partsOf(path)
      return parts === null || (parts.length === 1 && isPlainFile(parts[0] ?? ''))
    },
    shown(folder, found) {
      const within = partsOf(folder)?.join('/')
      if (within === undefined) return found
      return found.flatMap(name => (isShown(within, name) ? name : (names.show(within, name) ?? [])))
    },
    strange(folder, found) {
      const within = partsOf(folder)?.join('/')
      if (within === undefined) return []
      const isKnown = (name: string) => isShown(within, name) || (within === '' && isKeyFile(name))
      return found.filter(name => !isKnown(name) && names.show(within, name) === null)
    }
  }
}

/** Whether something right in the notebook folder goes by the name of a key file, or of what was kept of one. */
export function isKeyFile(name: string): boolean {
  return KEY_FILE.test(name)
}

/** Whether a path within the notebook folder is that of a folder which goes by its name. */
export function isKnownFolder(path: string): boolean {
  return FOLDERS.has(path)
}

/** Whether something right in the notebook folder goes by its name. */
export function isNamedOpenly(name: string): boolean {
  return FOLDERS.has(name) || isPlainFile(name)
}

function isShown(within: string, name: string): boolean {
  return within === '' && isNamedOpenly(name)
}

function isPlainFile(name: string): boolean {
  return isLockName(name) || name === CONVERTING
}
