import { chmod, close, createReadStream, fdatasync, fsync, open, write, writeSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises'
import { promisify } from 'node:util'

/** A file being written. */
export type OpenFile = {
  /** Write at an offset; like the system call, it may write less than it was given. Returns how much. */
  readonly write: (bytes: Uint8Array, offset: number) => Promise<number>
  /** Returns once what was written is on disk. After an error nothing written since the last sync may be relied upon. */
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What lies at a path. */
export type Found = { readonly isFolder: boolean; readonly bytes: number; readonly modified: number }

/** A disk as data, so that a worker can be given the same one. */
export type DiskHandle =
  | { readonly kind: 'real' }
  | { readonly kind: 'vault'; readonly on: DiskHandle; readonly folder: string; readonly key: Uint8Array }

/** The one door to the disk. Everything in this folder goes through it, so that tests can make any call fail. */
export type Disk = {
  /** Null where only this thread has it. */
  readonly handle: DiskHandle | null
  /** Create a file that was not there, for its owner alone. */
  readonly create: (path: string) => Promise<OpenFile>
  readonly read: (path: string) => Promise<Buffer>
  /** The same for a large file, a part at a time. */
  readonly readParts: (path: string) => AsyncIterable<Buffer>
  /** The names in a folder, in no order. */
  readonly list: (folder: string) => Promise<readonly string[]>
  /** Null where nothing lies. */
  readonly find: (path: string) => Promise<Found | null>
  readonly rename: (from: string, to: string) => Promise<void>
  readonly remove: (path: string) => Promise<void>
  /** Make a folder that was not there, for its owner alone. */
  readonly makeFolder: (path: string) => Promise<void>
  /** Remove an empty folder. */
  readonly removeFolder: (path: string) => Promise<void>
  /** Keep others out of a folder. */
  readonly makePrivate: (path: string) => Promise<void>
  /** Returns once the names in a folder are on disk. */
  readonly syncFolder: (path: string) => Promise<void>
  /**
   * The names of files in a folder that are none of the notebook’s, of which `list` tells nothing since they were not
   * hidden under its key; absent where all names show.
   */
  readonly strangers?: (folder: string) => Promise<readonly string[]>
  /**
   * Put in order what an interrupted change of how the files are kept left in a notebook folder. Called by whoever has
   * just taken the lock; absent where nothing but plain files is known.
   */
  readonly clearUp?: () => Promise<void>
}

/** A file is there, but not all of it is as it was written. */
export class BrokenFile extends Error {
  /** What is wrong with it, to go on from its name. */
  readonly what: string
  /** What could be read, without a gap in each; the first is from the start of the file, and may be empty. */
  readonly pieces: readonly Buffer[]
  /**
   * What seems to be left of an end that was cut short while it was written, with zeros for what is not known, and nothing
   * else is wrong; null otherwise. Nothing proves these bytes: they only tell what cut it short.
   */
  readonly torn: Buffer | null

  constructor(what: string, pieces: readonly Buffer[], torn: Buffer | null) {
    super(`The file ${what}.`)
    this.what = what
    this.pieces = pieces
    this.torn = torn
  }
}

/** Small enough to be worked on between two frames of a window. */
const PART_BYTES = 262_144
const FILE_MODE = 0o600
const FOLDER_MODE = 0o700

const calls = {
  open: promisify(open),
  fdatasync: promisify(fdatasync),
  fsync: promisify(fsync),
  close: promisify(close),
  chmod: promisify(chmod)
}

/** The file system of this computer. */
export const realDisk: Disk = {
  handle: { kind: 'real' },
  async create(path) {
    const fd = await calls.open(path, 'wx', FILE_MODE)
    return {
      write: (bytes, offset) => writeSome(fd, bytes, offset),
      sync: () => calls.fdatasync(fd),
      close: () => calls.close(fd)
    }
  },
  read: path => readFile(path),
  readParts: path => createReadStream(path, { highWaterMark: PART_BYTES }),
  list: folder => readdir(folder),
  async find(path) {
    try {
      const found = await stat(path)
      return { isFolder: found.isDirectory(), bytes: found.size, modified: found.mtimeMs }
    } catch (error) {
      if (isCode(error, 'ENOENT', 'ENOTDIR')) return null
      throw error
    }
  },
  rename: (from, to) => rename(from, to),
  remove: path => rm(path),
  async makeFolder(path) {
    await mkdir(path, FOLDER_MODE)
  },
  removeFolder: path => rmdir(path),
  makePrivate: path => calls.chmod(path, FOLDER_MODE),
  async syncFolder(path) {
    // Windows opens no folder for syncing, and writes names through by itself.
    if (process.platform === 'win32') return
    const fd = await calls.open(path, 'r')
    try {
      await calls.fsync(fd)
    } finally {
      await calls.close(fd)
    }
  }
}

/** A few lines go into the system's memory faster than another thread could be asked to put them there. */
const FEW_BYTES = 16_384

/** The promise of `promisify` gives an object in place of the count. */
async function writeSome(fd: number, bytes: Uint8Array, offset: number): Promise<number> {
  if (bytes.byteLength <= FEW_BYTES) return writeSync(fd, bytes, 0, bytes.byteLength, offset)
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  write(fd, bytes, 0, bytes.byteLength, offset, (error, count) => (error ? reject(error) : resolve(count)))
  return promise
}

/** Whether an error is one of these of the system. */
export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
