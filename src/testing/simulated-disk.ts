import { dirname } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Disk } from '#main/storage/disk.ts'

/** A file or a folder, whatever its name. */
export type Node = {
  readonly isFolder: boolean
  readonly writes: Write[]
  readonly syncs: number[]
  readonly modified: number
}
type Write = { readonly offset: number; readonly data: Buffer; readonly at: number }
export type Operation =
  | { readonly kind: 'create'; readonly path: string; readonly node: Node }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string; readonly node: Node }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'write' | 'sync' }
  | { readonly kind: 'sync folder'; readonly path: string }
  | { readonly kind: 'ack'; readonly revision: number }

/** How long ago what was there at first was written. */
const A_MINUTE = 60_000

/** Decide whether a call fails, and how; `write` may also be short. */
export type Fault = (call: string, path: string, number: number) => string | null

/**
 * A disk in memory that can fail at any call, and that remembers what was done to it, for `crashStates` to say what a
 * crash could leave behind.
 */
export class SimulatedDisk implements Disk {
  /** No other thread can be given it. */
  readonly handle = null
  readonly #names = new Map<string, Node>()
  /** What folders were found to hold, until a name changes. */
  readonly #listed = new Map<string, readonly string[]>()
  /** What was there at first. */
  readonly start = new Map<string, Node>()
  readonly operations: Operation[] = []
  calls = 0
  fault: Fault = () => null
  /** While set, nothing written gets on disk, and whoever waits for that waits for ever. */
  isStuck = false
  /** How long it takes until a file is on disk. */
  turnsToSync: (path: string) => number = () => 1
  /** How much of a write is taken at once. */
  mostBytes = Infinity

  constructor(files: ReadonlyMap<string, Buffer | null> = new Map()) {
    for (const [path, bytes] of files) {
      const writes = bytes ? [{ offset: 0, data: bytes, at: -2 }] : []
      const node = { isFolder: bytes === null, writes, syncs: [-1], modified: Date.now() - A_MINUTE }
      this.#names.set(path, node)
      this.start.set(path, node)
    }
  }

  ack(revision: number): void {
    this.operations.push({ kind: 'ack', revision })
  }

  /** The files as a program sees them, and folders as null. */
  files(): Map<string, Buffer | null> {
    return new Map([...this.#names].map(([path, node]) => [path, node.isFolder ? null : bytesOf(node)]))
  }

  async create(path: string) {
    this.#call('create', path)
    if (this.#names.has(path)) throw failure('EEXIST')
    if (!this.#names.get(dirname(path))?.isFolder) throw failure('ENOENT')
    const node = this.#add(path, false)
    return {
      write: async (bytes: Uint8Array, offset: number) => {
        this.#call('write', path)
        const data = Buffer.from(bytes.subarray(0, this.mostBytes))
        node.writes.push({ offset, data, at: this.operations.length })
        this.operations.push({ kind: 'write' })
        return data.length
      },
      sync: async () => {
        this.#call('sync', path)
        // Others get their turn meanwhile, as they do while a real disk works.
        for (let turn = 0; turn < this.turnsToSync(path); turn++) await nextTurn()
        if (this.isStuck) await new Promise(() => {})
        node.syncs.push(this.operations.length)
        this.operations.push({ kind: 'sync' })
      },
      close: async () => {}
    }
  }

  async read(path: string): Promise<Buffer> {
    this.#call('read', path)
    return bytesOf(this.#known(path))
  }

  async *readParts(path: string): AsyncGenerator<Buffer> {
    const bytes = await this.read(path)
    // Odd, so that parts end anywhere in a line.
    for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777)
  }

  async list(folder: string): Promise<readonly string[]> {
    this.#call('list', folder)
    this.#known(folder)
    const known = this.#listed.get(folder)
    if (known) return known
    const within = `${folder}/`
    const names: string[] = []
    for (const path of this.#names.keys())
      if (path.startsWith(within) && !path.includes('/', within.length)) names.push(path.slice(within.length))
    this.#listed.set(folder, names)
    return names
  }

  async find(path: string) {
    const node = this.#names.get(path)
    if (!node) return null
    return { isFolder: node.isFolder, bytes: sizeOf(node), modified: node.modified }
  }

  async rename(path: string, to: string): Promise<void> {
    this.#call('rename', path)
    const node = this.#known(path)
    rename(this.#names, { path, to, node })
    this.#listed.clear()
    this.operations.push({ kind: 'rename', path, to, node })
  }

  async remove(path: string): Promise<void> {
    this.#call('remove', path)
    this.#known(path)
    this.#names.delete(path)
    this.#listed.clear()
    this.operations.push({ kind: 'remove', path })
  }

  async makeFolder(path: string): Promise<void> {
    this.#call('makeFolder', path)
    if (this.#names.has(path)) throw failure('EEXIST')
    this.#add(path, true)
  }

  removeFolder(path: string): Promise<void> {
    return this.remove(path)
  }

  async makePrivate(): Promise<void> {}

  async syncFolder(path: string): Promise<void> {
    this.#call('syncFolder', path)
    this.operations.push({ kind: 'sync folder', path })
  }

  #add(path: string, isFolder: boolean): Node {
    const node: Node = { isFolder, writes: [], syncs: [], modified: Date.now() }
    this.#names.set(path, node)
    this.#listed.clear()
    this.operations.push({ kind: 'create', path, node })
    return node
  }

  #known(path: string): Node {
    const node = this.#names.get(path)
    if (!node) throw failure('ENOENT')
    return node
  }

  #call(call: string, path: string): void {
    const code = this.fault(call, path, this.calls++)
    if (code) throw failure(code)
  }
}

/** Give a file, or a folder and all in it, another name. */
export function rename(
  names: Map<string, Node>,
  { path, to, node }: { readonly path: string; readonly to: string; readonly node: Node }
): void {
  // A name stands for the file that was renamed, also where it is forgotten that another one left that name before.
  if (names.get(path) === node) names.delete(path)
  names.set(to, node)
  if (!node.isFolder) return
  for (const [within, found] of [...names]) {
    if (!within.startsWith(`${path}/`)) continue
    names.delete(within)
    names.set(to + within.slice(path.length), found)
  }
}

function bytesOf({ writes }: Node): Buffer {
  const [only] = writes
  // Whoever reads may keep it, and nobody writes into it.
  if (only && writes.length === 1 && only.offset === 0) return only.data
  const bytes = Buffer.alloc(sizeOf({ writes }))
  for (const { offset, data } of writes) data.copy(bytes, offset)
  return bytes
}

function sizeOf({ writes }: Pick<Node, 'writes'>): number {
  return writes.reduce((size, { offset, data }) => Math.max(size, offset + data.length), 0)
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code })
}
