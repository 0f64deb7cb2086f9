import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Disk, DiskHandle, OpenFile } from '#main/storage/disk.ts'
import { CONVERTING, isLockName, JOURNAL, ORIGINALS, TEXTS } from '#main/storage/layout.ts'
import { NotebookProblem } from '#main/storage/problems.ts'
import { hideNames } from './names.ts'
import { readFrameParts, readFrames } from './read-frames.ts'
import { createSealed } from './write-frames.ts'

/** The folders that go by their names. */
const FOLDERS: ReadonlySet<string> = new Set([JOURNAL, ORIGINALS, TEXTS, 'backups', 'index'])

const locked = new NotebookProblem('This notebook was locked. Open it again with its passphrase.')

const forgetters = new WeakMap<Disk, () => void>()

/** Forget the key of an unlocked disk. Whatever is asked of it from then on is refused. */
export function forget(disk: Disk): void {
  forgetters.get(disk)?.()
}

/**
 * A disk on which all that lies in one notebook folder is encrypted under a key, names too. Only the lock, the names of
 * the known folders and the note that files are being converted are as they are; the files that hold the key do not show.
 */
export function vaultDisk(disk: Disk, folder: string, key: Uint8Array, clearUp?: (vault: Disk) => Promise<void>): Disk {
  const root = resolve(folder)
  const ownKey = Uint8Array.from(key)
  const names = hideNames(ownKey)
  const writing = new Set<{ readonly forget: () => void }>()
  let isForgotten = false

  function mustBeUnlocked(): void {
    if (isForgotten) throw locked
  }

  /** The parts of a path within the folder; null for a path elsewhere. */
  function partsOf(path: string): readonly string[] | null {
    mustBeUnlocked()
    const inside = relative(root, resolve(path))
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return null
    return inside === '' ? [] : inside.split(sep)
  }

  function placeOf(path: string): string {
    const parts = partsOf(path)
    return parts ? join(root, ...parts.map((part, index) => hidden(parts.slice(0, index).join('/'), part))) : path
  }

  function hidden(within: string, name: string): string {
    return isShown(within, name) ? name : names.hide(within, name)
  }

  /** The place of something that will change, which may not lie elsewhere. */
  function ownPlaceOf(path: string): string {
    if (partsOf(path) !== null) return placeOf(path)
    throw Object.assign(new Error('That is not in the notebook folder.'), { code: 'EPERM' })
  }

  function isPlain(path: string): boolean {
    const parts = partsOf(path)
    return parts === null || (parts.length === 1 && isPlainFile(parts[0] ?? ''))
  }

  const vault: Disk = {
    get handle(): DiskHandle | null {
      return isForgotten || !disk.handle ? null : { kind: 'vault', on: disk.handle, folder: root, key: ownKey }
    },
    async create(path) {
      const place = ownPlaceOf(path)
      if (isPlain(path)) return disk.create(place)
      const file = await createSealed(disk, place, ownKey)
      writing.add(file)
      return closing(file, () => writing.delete(file))
    },
    async read(path) {
      const bytes = await disk.read(placeOf(path))
      // It may have been locked meanwhile.
      mustBeUnlocked()
      return isPlain(path) ? bytes : readFrames(ownKey, bytes)
    },
    readParts(path) {
      const parts = disk.readParts(placeOf(path))
      return isPlain(path) ? parts : readFrameParts(ownKey, parts)
    },
    async list(path) {
      const within = partsOf(path)?.join('/')
      const found = await disk.list(placeOf(path))
      if (within === undefined) return found
      return found.flatMap(name => (isShown(within, name) ? name : (names.show(within, name) ?? [])))
    },
    find: async path => disk.find(placeOf(path)),
    rename: async (from, to) => disk.rename(ownPlaceOf(from), ownPlaceOf(to)),
    remove: async path => disk.remove(ownPlaceOf(path)),
    makeFolder: async path => disk.makeFolder(ownPlaceOf(path)),
    removeFolder: async path => disk.removeFolder(ownPlaceOf(path)),
    makePrivate: async path => disk.makePrivate(ownPlaceOf(path)),
    syncFolder: async path => disk.syncFolder(placeOf(path)),
    clearUp: async () => clearUp?.(vault)
  }
  forgetters.set(vault, () => {
    isForgotten = true
    ownKey.fill(0)
    names.forget()
    for (const file of writing) file.forget()
  })
  return vault
}

/** Whether a path within the notebook folder is that of a folder which goes by its name. */
export function isKnownFolder(path: string): boolean {
  return FOLDERS.has(path)
}

function isShown(within: string, name: string): boolean {
  return within === '' && (FOLDERS.has(name) || isPlainFile(name))
}

function isPlainFile(name: string): boolean {
  return isLockName(name) || name === CONVERTING
}

function closing(file: OpenFile, closed: () => void): OpenFile {
  return {
    write: file.write,
    sync: file.sync,
    async close() {
      closed()
      await file.close()
    }
  }
}
