import { hash } from 'node:crypto'
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

/** What a crash leaves of the bytes of a file that were not synced: a part from their start, or their length as zeros. */
type Fate = number | 'zeros'
const fates: readonly Fate[] = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1, 'zeros']
/** Beyond these, files meet one fate together, and names are forgotten from the last on. */
const MOST_FILES = 2
const MOST_NAMES = 5

/** Decide whether a call fails, and how; `write` may also be short. */
export type Fault = (call: string, path: string, number: number) => string | null

/**
 * A disk in memory that can fail at any call, and that knows the states a crash could leave behind: what was synced is
 * kept; of names it keeps those synced with their folder, and any of the later changes; of the unsynced bytes of each
 * file it keeps none, a part, all, or their length as zeros.
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
    return new Map([...this.#names].map(([path, node]) => [path, node.isFolder ? null : bytesOf(node, 1, Infinity)]))
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
    return bytesOf(this.#known(path), 1, Infinity)
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
    return { isFolder: node.isFolder, bytes: bytesOf(node, 1, Infinity).length, modified: Date.now() }
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
      for (const forgotten of forgettings(this.#unsure(cut)))
        for (const fatesOf of endings(this.#unsynced(cut))) {
          const files = this.#remains(cut, forgotten, fatesOf)
          const key = keyOf(acked, files)
          if (!seen.has(key)) yield { files, acked }
          seen.add(key)
        }
    }
  }

  /** The files that a crash may take bytes from. */
  #unsynced(cut: number): readonly Node[] {
    const made = this.operations.slice(0, cut).flatMap(one => (one.kind === 'create' ? one.node : []))
    return [...new Set([...this.#start.values(), ...made])].filter(node => {
      const synced = syncedAt(node, cut)
      return node.writes.some(({ at }) => at >= synced && at < cut)
    })
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

  #remains(cut: number, forgotten: ReadonlySet<number>, fatesOf: ReadonlyMap<Node, Fate>): Map<string, Buffer | null> {
    const names = new Map(this.#start)
    for (const [index, one] of this.operations.slice(0, cut).entries()) {
      if (forgotten.has(index)) continue
      if (one.kind === 'create') names.set(one.path, one.node)
      else if (one.kind === 'remove') names.delete(one.path)
      else if (one.kind === 'rename') rename(names, one.path, one.to)
    }
    // What lies in a folder whose name is lost is lost with it.
    const found = [...names].filter(([path]) => isWithin(names, path))
    return new Map(
      found.map(([path, node]) => [path, node.isFolder ? null : bytesOf(node, fatesOf.get(node) ?? 1, cut)])
    )
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

/** Which of the changes of names that are unsure are forgotten. */
function forgettings(unsure: readonly number[]): readonly ReadonlySet<number>[] {
  if (unsure.length > MOST_NAMES) return [...unsure, -1].map((_, kept) => new Set(unsure.slice(kept)))
  return Array.from({ length: 2 ** unsure.length }, (_, bits) => new Set(unsure.filter((_, i) => bits & (1 << i))))
}

/** How the files end that a crash may take bytes from. */
function endings(nodes: readonly Node[]): readonly ReadonlyMap<Node, Fate>[] {
  if (nodes.length > MOST_FILES) return fates.map(fate => new Map(nodes.map(node => [node, fate])))
  return nodes.reduce<readonly ReadonlyMap<Node, Fate>[]>(
    (all, node) => all.flatMap(known => fates.map(fate => new Map([...known, [node, fate]]))),
    [new Map()]
  )
}

function keyOf(acked: number, files: ReadonlyMap<string, Buffer | null>): string {
  return `${acked} ${[...files].map(([path, bytes]) => `${path}=${bytes ? hash('md5', bytes) : ''}`).join(' ')}`
}

function syncedAt({ syncs }: Node, cut: number): number {
  return syncs.findLast(at => at < cut) ?? -2
}

function bytesOf(node: Node, fate: Fate, cut: number): Buffer {
  const synced = syncedAt(node, cut)
  const made = node.writes.filter(({ at }) => at < cut)
  let left = fate === 'zeros' ? Infinity : Math.floor(fate * lengthOf(made.filter(({ at }) => at >= synced)))
  let bytes = Buffer.alloc(0)
  for (const { offset, data, at } of made) {
    const isSure = at < synced
    const kept = isSure ? data : data.subarray(0, left)
    if (!isSure) left -= kept.length
    if (kept.length === 0) continue
    const grown = Buffer.alloc(Math.max(bytes.length, offset + kept.length))
    bytes.copy(grown)
    if (isSure || fate !== 'zeros') kept.copy(grown, offset)
    bytes = grown
  }
  return bytes
}

function lengthOf(writes: readonly Write[]): number {
  return writes.reduce((sum, { data }) => sum + data.length, 0)
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code })
}
