import { dirname, join, sep } from 'node:path'
import type { Disk } from '../disk.ts'
import { listIfThere } from '../durable-file.ts'

/** How a program that keeps folders in step with other computers is recognised. */
type Sign = {
  readonly name: string
  /** A part of the path, from its start to its end. */
  readonly part?: RegExp
  /** A file in the folder that it synchronises. */
  readonly file?: RegExp
  /** A folder in it. */
  readonly folder?: RegExp
}

// The folders of settings in a home folder have similar names: `~/.dropbox` is one, while `.dropbox` in the folder that
// is synchronised is a file.
const signs: readonly Sign[] = [
  { name: 'Dropbox', part: /\/Dropbox( \([^/()]+\)|-[^/]+)?\//, file: /^\.dropbox$/, folder: /^\.dropbox\.cache$/ },
  { name: 'OneDrive', part: /\/OneDrive( - [^/]+|-[^/]+)?\// },
  { name: 'iCloud Drive', part: /\/(Library\/Mobile Documents|iCloud~[^/]+|com~apple~CloudDocs|iCloudDrive)\// },
  { name: 'Google Drive', part: /\/(Google ?Drive|GoogleDrive-[^/]+)\//, folder: /^\.tmp\.drive(up|down)load$/ },
  { name: 'Syncthing', folder: /^\.(stfolder|stversions)$/, file: /^\.(stfolder|stignore)$/ },
  {
    name: 'Nextcloud',
    part: /\/(Nextcloud|ownCloud)\d*\//,
    file: /^(\.(owncloud|nextcloud)sync\.log|\._?sync_[0-9a-f]+\.db)$/
  },
  { name: 'Resilio Sync', part: /\/Resilio Sync\//, folder: /^\.sync$/ },
  { name: 'a cloud service', part: /\/Library\/CloudStorage\/[^/]+\// }
]

/** Name the program that synchronises the folder a notebook lies in; null where none is recognised. */
export async function syncServiceOf(disk: Disk, folder: string): Promise<string | null> {
  const path = `${folder.split(sep).join('/')}/`
  const byPath = signs.find(({ part }) => part?.test(path))
  if (byPath) return byPath.name
  for (let at = dirname(folder); ; at = dirname(at)) {
    const found = await signIn(disk, at)
    if (found !== null || at === dirname(at)) return found
  }
}

async function signIn(disk: Disk, folder: string): Promise<string | null> {
  // A folder further up that cannot be looked into says nothing.
  for (const name of await listIfThere(disk, folder).catch(() => [])) {
    const likely = name.startsWith('.') ? signs.filter(sign => sign.file?.test(name) || sign.folder?.test(name)) : []
    for (const sign of likely) if (await isSign(disk, folder, name, sign)) return sign.name
  }
  return null
}

async function isSign(disk: Disk, folder: string, name: string, { file, folder: place }: Sign): Promise<boolean> {
  const found = await disk.find(join(folder, name)).catch(() => null)
  if (!found?.isFolder) return found !== null && (file?.test(name) ?? false)
  // The folder of settings of Resilio in a home folder has the same name, and no id of a folder in it.
  return (place?.test(name) ?? false) && (name !== '.sync' || (await disk.find(join(folder, name, 'ID'))) !== null)
}
