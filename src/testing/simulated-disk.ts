import { dirname } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Disk } from '#main/storage/disk.ts'

/** A file or a folder, whatever its name. */
type Node = { readonly isFolder: boolean; readonly writes: Write[]; readonly syncs: number[] }
type Write = { readonly offset: number; readonly data: Buffer; readonly at: number }
type Operation =
  | { readonly kind: 'create'; readonly path: string; readonly node: Node }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'write' | 'sync' }
  | { readonly kind: 'sync folder'; readonly path: string }
  | { readonly kind: 'ack'; readonly revision: number }

/** What a crash leaves of bytes that were not synced: nothing, their length as zeros, a torn half, or all. */
const remainders = ['none', 'zeros', 'torn', 'all'] as const
type Remainder = (typeof remainders)[number]

/** Decide whether a call fails, and how; `write` may also be short. */
export type Fault = (call: string, path: string, number: number) => string | null

/**
 * A disk in memory that can fail at any call, and that knows every state a crash could leave behind: what was synced
 * is kept; of names it keeps those synced with their folder, and any prefix of the later changes; of unsynced bytes it
 * keeps nothing, their length as zeros, a torn half, or all.
 */
export class SimulatedDisk implements Disk {
  readonly #names = new Map<string, Node>()
  readonly #start = new Map<string, Node>()
  readonly operations: Operation[] = []
  calls = 0
  fault: Fault = () => null
  /** While set, nothing written gets on disk, and whoever waits for that waits for ever. */
  isStuck = false
  /** How much of a write is taken at once. */
  mostBytes = Infinity

  constructor(files: ReadonlyMap<string, Buffer | null> = new Map()) {
    for (const [path, bytes] of files) {
      const writes = bytes ? [{ offset: 0, data: bytes, at: -2 }] : []
      const node = { isFolder: bytes === null, writes, syncs: [-1] }
      this.#names.set(path, node)
      this.#start.set(path, node)
    }
  }

  ack(revision: number): void {
    this.operations.push({ kind: 'ack', revision })
  }

  /** The files as a program sees them, and folders as null. */
  files(): Map<string, Buffer | null> {
    return new Map(
      [...this.#names].map(([path, node]) => [path, node.isFolder ? null : bytesOf(node, 'all', Infinity)])
    )
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
        await (this.isStuck ? new Promise(() => {}) : nextTurn())
        node.syncs.push(this.operations.length)
        this.operations.push({ kind: 'sync' })
      },
      close: async () => {}
    }
  }

  async read(path: string): Promise<Buffer> {
    this.#call('read', path)
    return bytesOf(this.#known(path), 'all', Infinity)
  }

  async *readParts(path: string): AsyncGenerator<Buffer> {
    const bytes = await this.read(path)
    // Odd, so that parts end anywhere in a line.
    for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777)
  }

  async list(folder: string): Promise<readonly string[]> {
    this.#call('list', folder)
    this.#known(folder)
    return [...this.#names.keys()].filter(path => dirname(path) === folder).map(path => path.slice(folder.length + 1))
  }

  async find(path: string) {
    const node = this.#names.get(path)
    if (!node) return null
    return { isFolder: node.isFolder, bytes: bytesOf(node, 'all', Infinity).length, modified: Date.now() }
  }

  async rename(path: string, to: string): Promise<void> {
    this.#call('rename', path)
    this.#known(path)
    rename(this.#names, path, to)
    this.operations.push({ kind: 'rename', path, to })
  }

  async remove(path: string): Promise<void> {
    this.#call('remove', path)
    this.#known(path)
    this.#names.delete(path)
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

  /** Every distinct state that a crash may leave, with the last revision acknowledged before it. */
  *crashes(): Generator<{ readonly files: Map<string, Buffer | null>; readonly acked: number }> {
    const seen = new Set<string>()
    for (let cut = 0; cut <= this.operations.length; cut++) {
      const acked = this.operations.slice(0, cut).findLast(one => one.kind === 'ack')?.revision ?? 0
      for (let kept = 0; kept <= this.#unsure(cut).length; kept++)
        for (const remainder of remainders) {
          const files = this.#remains(cut, kept, remainder)
          const key = `${acked} ${[...files].map(([path, bytes]) => `${path}=${bytes?.toString('base64') ?? ''}`).join(' ')}`
          if (!seen.has(key)) yield { files, acked }
          seen.add(key)
        }
    }
  }

  /** The changes of names before a cut that a crash may forget. */
  #unsure(cut: number): readonly number[] {
    const done = this.operations.slice(0, cut)
    return done.flatMap((one, index) => {
      if (!('path' in one) || one.kind === 'sync folder') return []
      const isSynced = done.slice(index).some(later => later.kind === 'sync folder' && later.path === dirname(one.path))
      return isSynced ? [] : [index]
    })
  }

  #remains(cut: number, kept: number, remainder: Remainder): Map<string, Buffer | null> {
    const forgotten = new Set(this.#unsure(cut).slice(kept))
    const names = new Map(this.#start)
    for (const [index, one] of this.operations.slice(0, cut).entries()) {
      if (forgotten.has(index)) continue
      if (one.kind === 'create') names.set(one.path, one.node)
      else if (one.kind === 'remove') names.delete(one.path)
      else if (one.kind === 'rename') rename(names, one.path, one.to)
    }
    // What lies in a folder whose name is lost is lost with it.
    const found = [...names].filter(([path]) => isWithin(names, path))
    return new Map(found.map(([path, node]) => [path, node.isFolder ? null : bytesOf(node, remainder, cut)]))
  }

  #add(path: string, isFolder: boolean): Node {
    const node: Node = { isFolder, writes: [], syncs: [] }
    this.#names.set(path, node)
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

function rename(names: Map<string, Node>, from: string, to: string): void {
  for (const [path, node] of [...names]) {
    if (path !== from && !path.startsWith(`${from}/`)) continue
    names.delete(path)
    names.set(to + path.slice(from.length), node)
  }
}

function isWithin(names: ReadonlyMap<string, Node>, path: string): boolean {
  const folder = dirname(path)
  return folder === '/' || (names.has(folder) && isWithin(names, folder))
}

function bytesOf({ writes, syncs }: Node, remainder: Remainder, cut: number): Buffer {
  const synced = syncs.findLast(at => at < cut) ?? -2
  let bytes = Buffer.alloc(0)
  for (const { offset, data, at } of writes) {
    if (at >= cut) continue
    const fate = at < synced ? 'all' : remainder
    if (fate === 'none') continue
    const kept = fate === 'torn' ? data.subarray(0, data.length >> 1) : data
    const grown = Buffer.alloc(Math.max(bytes.length, offset + kept.length))
    bytes.copy(grown)
    if (fate !== 'zeros') kept.copy(grown, offset)
    bytes = grown
  }
  return bytes
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code })
}
