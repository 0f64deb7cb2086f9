import type { AnyRecord } from '#shared/model/notebook.ts'
import { IdSet, uncloneable } from './id-set.ts'
import { eachInSteps, finished, type Steps } from './steps.ts'

const FEW = 200

/**
 * An index that files the records of its table when it is first asked, or before that a step at a time: a large notebook
 * is shown before all of its indexes are filed. A clone of one that is not filed throws, since it would be empty.
 */
export class LateIndex extends Map<string, Set<string>> {
  readonly #begin: () => Steps<void>
  #filing: Steps<void> | null
  #isBegun = false

  constructor(records: () => Iterable<AnyRecord>, keysFor: (record: AnyRecord) => readonly string[]) {
    super()
    super.set(uncloneable, new Set([uncloneable]))
    this.#begin = () => this.#file(records, keysFor)
    this.#filing = this.#begin()
  }

  /** Whether nothing is filed yet. It then needs not be told of a change: it will file what is there after that. */
  get isWaiting(): boolean {
    return this.#filing !== null && !this.#isBegun
  }

  /** File what is not filed yet. */
  *rest(): Steps<void> {
    try {
      this.#isBegun = true
      while (this.#filing && !this.#filing.next().done) yield
      this.#filing = null
    } catch (error) {
      // Whoever asks must not take it for empty: it fails again.
      this.#filing = this.#begin()
      this.#isBegun = false
      throw error
    }
  }

  override get size(): number {
    this.#settle()
    return super.size
  }

  override get(key: string): Set<string> | undefined {
    this.#settle()
    return super.get(key)
  }

  override has(key: string): boolean {
    this.#settle()
    return super.has(key)
  }

  override set(key: string, ids: Set<string>): this {
    this.#settle()
    return super.set(key, ids)
  }

  override delete(key: string): boolean {
    this.#settle()
    return super.delete(key)
  }

  override clear(): void {
    this.#filing = null
    super.clear()
  }

  override forEach(each: (ids: Set<string>, key: string, index: Map<string, Set<string>>) => void): void {
    this.#settle()
    super.forEach(each)
  }

  override entries(): MapIterator<[string, Set<string>]> {
    this.#settle()
    return super.entries()
  }

  override keys(): MapIterator<string> {
    this.#settle()
    return super.keys()
  }

  override values(): MapIterator<Set<string>> {
    this.#settle()
    return super.values()
  }

  override [Symbol.iterator](): MapIterator<[string, Set<string>]> {
    return this.entries()
  }

  #settle(): void {
    if (this.#filing) finished(this.rest())
  }

  *#file(records: () => Iterable<AnyRecord>, keysFor: (record: AnyRecord) => readonly string[]): Steps<void> {
    const lists = new Map<string, string[]>()
    const fileOne = (record: AnyRecord) => {
      const { id } = record
      const keys = keysFor(record)
      for (const key of keys) {
        const ids = lists.get(key)
        if (!ids) lists.set(key, [id])
        // Under the same key twice it is filed once.
        else if (keys.length === 1 || ids.at(-1) !== id) ids.push(id)
      }
    }
    // Some may have to be read first.
    yield* eachInSteps(records(), fileOne, FEW)
    yield* eachInSteps(lists, ([key, ids]) => void super.set(key, new IdSet(ids)))
    super.delete(uncloneable)
  }
}
