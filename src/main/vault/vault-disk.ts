import { resolve } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Disk, DiskHandle, OpenFile } from '#main/storage/disk.ts'
import { NotebookProblem } from '#main/storage/problems.ts'
import { hideNames } from './names.ts'
import { placesIn } from './places.ts'
import { readFrameParts, readFrames } from './read-frames.ts'
import { createSealed } from './write-frames.ts'

/** So many names are shown between two turns of others. */
const AT_ONCE = 400

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
  const places = placesIn(root, names)
  const writing = new Set<{ readonly forget: () => void }>()
  let isForgotten = false

  /** Must be asked anew after whatever takes time. */
  function open(): typeof places {
    if (isForgotten) throw locked
    return places
  }

  async function create(path: string): Promise<OpenFile> {
    const place = open().ownPlaceOf(path)
    if (places.isPlain(path)) return disk.create(place)
    const file = await createSealed(disk, place, ownKey)
    writing.add(file)
    return { ...file, close: () => file.close().finally(() => writing.delete(file)) }
  }

  const vault: Disk = {
    get handle(): DiskHandle | null {
      return isForgotten || !disk.handle ? null : { kind: 'vault', on: disk.handle, folder: root, key: ownKey }
    },
    create,
    async read(path) {
      const bytes = await disk.read(open().placeOf(path))
      return open().isPlain(path) ? bytes : readFrames(ownKey, bytes)
    },
    readParts(path) {
      const parts = disk.readParts(open().placeOf(path))
      return places.isPlain(path) ? parts : readFrameParts(() => (open(), ownKey), parts)
    },
    async list(path) {
      return inTurns(await disk.list(open().placeOf(path)), some => open().shown(path, some))
    },
    async strangers(path) {
      return inTurns(await disk.list(open().placeOf(path)), some => open().strange(path, some))
    },
    find: async path => disk.find(open().placeOf(path)),
    rename: async (from, to) => disk.rename(open().ownPlaceOf(from), open().ownPlaceOf(to)),
    remove: async path => disk.remove(open().ownPlaceOf(path)),
    makeFolder: async path => disk.makeFolder(open().ownPlaceOf(path)),
    removeFolder: async path => disk.removeFolder(open().ownPlaceOf(path)),
    makePrivate: async path => disk.makePrivate(open().ownPlaceOf(path)),
    syncFolder: async path => disk.syncFolder(open().placeOf(path)),
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

async function inTurns(
  found: readonly string[],
  look: (some: readonly string[]) => readonly string[]
): Promise<readonly string[]> {
  const names: string[] = []
  for (let at = 0; at < found.length; at += AT_ONCE) {
    if (at > 0) await nextTurn()
    names.push(...look(found.slice(at, at + AT_ONCE)))
  }
  return names
}
