import { hash } from 'node:crypto'
import { dirname } from 'node:path'
import { rename, type Node, type Operation, type SimulatedDisk } from './simulated-disk.ts'

/** The files that a crash left, folders as null, and the last revision acknowledged before it. */
export type CrashState = {
  readonly files: ReadonlyMap<string, Buffer | null>
  readonly acked: number
  /** The same for the same names and bytes, whatever they came of. */
  readonly key: string
}

/** What a crash leaves of the bytes of a file that were not synced: a part from their start, or their length as zeros. */
type Fate = number | 'zeros'
const fates: readonly Fate[] = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1, 'zeros']
/** Beyond these, files meet one fate together, and names are forgotten from the last on. */
const MOST_FILES = 2
const MOST_NAMES = 5

/** A change of a name that no sync of its folder followed yet. */
type Unsure = { readonly index: number; readonly folder: string }

/**
 * Every distinct state that a crash may leave of what was done on a disk: what was synced is kept; of names it keeps
 * those synced with their folder, and any of the later changes; of the unsynced bytes of each file it keeps none, a
 * part, all, or their length as zeros.
 */
export function crashStates(disk: SimulatedDisk): readonly CrashState[] {
  const { operations, start } = disk
  const contents = new Contents()
  const states = new Map<string, CrashState>()
  const nodes = new Set(start.values())
  let unsure: readonly Unsure[] = []
  let acked = 0
  for (let cut = 0; cut <= operations.length; cut++) {
    const done = operations[cut - 1]
    if (done?.kind === 'create') nodes.add(done.node)
    if (done?.kind === 'ack') acked = done.revision
    unsure = stillUnsure(unsure, done, cut - 1)
    const unsynced = [...nodes].filter(node => node.writes.some(({ at }) => at >= syncedAt(node, cut) && at < cut))
    const ends = endings(unsynced)
    for (const forgotten of forgettings(unsure.map(({ index }) => index))) {
      const names = namesAfter(start, operations, cut, forgotten)
      for (const fatesOf of ends) {
        const left = names.map(
          ([path, node]) => [path, node.isFolder ? null : contents.of(node, fatesOf, cut)] as const
        )
        const key = left.map(([path, content]) => `${path}=${content?.id ?? ''}`).join(' ')
        // The same may be left by a later crash, which must not have lost what was acknowledged by then.
        states.set(key, { ...(states.get(key) ?? stateOf(left)), acked })
      }
    }
  }
  return [...states.values()]
}

function stateOf(left: readonly (readonly [path: string, content: Content | null])[]): Omit<CrashState, 'acked'> {
  const files = new Map(left.map(([path, content]) => [path, content?.bytes ?? null]))
  return { files, key: hash('md5', left.map(([path, content]) => `${path}=${content?.hash ?? ''}`).join(' ')) }
}

function stillUnsure(unsure: readonly Unsure[], done: Operation | undefined, index: number): readonly Unsure[] {
  if (!done || !('path' in done)) return unsure
  if (done.kind === 'sync folder') return unsure.filter(({ folder }) => folder !== done.path)
  return [...unsure, { index, folder: dirname(done.path) }]
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

function namesAfter(
  start: ReadonlyMap<string, Node>,
  operations: readonly Operation[],
  cut: number,
  forgotten: ReadonlySet<number>
): readonly (readonly [string, Node])[] {
  const names = new Map(start)
  for (let index = 0; index < cut; index++) {
    const one = operations[index]
    if (!one || !('path' in one) || forgotten.has(index)) continue
    if (one.kind === 'create') names.set(one.path, one.node)
    else if (one.kind === 'remove') names.delete(one.path)
    else if (one.kind === 'rename') rename(names, one)
  }
  // What lies in a folder whose name is lost is lost with it.
  return [...names].filter(([path]) => isWithin(names, path))
}

function isWithin(names: ReadonlyMap<string, Node>, path: string): boolean {
  const folder = dirname(path)
  return folder === '/' || (names.has(folder) && isWithin(names, folder))
}

type Content = { readonly id: number; readonly bytes: Buffer; readonly hash: string }

/** What files hold, the same bytes once. */
class Contents {
  readonly #byBytes = new Map<string, Content>()
  readonly #byFate = new Map<Node, Map<string, Content>>()

  of(node: Node, fatesOf: ReadonlyMap<Node, Fate>, cut: number): Content {
    const fate = fatesOf.get(node) ?? 1
    const known = this.#byFate.get(node) ?? new Map<string, Content>()
    this.#byFate.set(node, known)
    const made = node.writes.filter(({ at }) => at < cut).length
    const key = `${made} ${syncedAt(node, cut)} ${fate}`
    const content = known.get(key) ?? this.#once(bytesOf(node, fate, cut))
    known.set(key, content)
    return content
  }

  #once(bytes: Buffer): Content {
    const key = hash('md5', bytes)
    const content = this.#byBytes.get(key) ?? { id: this.#byBytes.size, bytes, hash: key }
    this.#byBytes.set(key, content)
    return content
  }
}

function syncedAt({ syncs }: Node, cut: number): number {
  return syncs.findLast(at => at < cut) ?? -2
}

function bytesOf(node: Node, fate: Fate, cut: number): Buffer {
  const synced = syncedAt(node, cut)
  const made = node.writes.filter(({ at }) => at < cut)
  const unsure = made.filter(({ at }) => at >= synced)
  let left = fate === 'zeros' ? Infinity : Math.floor(fate * unsure.reduce((sum, { data }) => sum + data.length, 0))
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
