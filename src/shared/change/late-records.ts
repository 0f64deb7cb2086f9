import type { AnyRecord, ExcerptHead } from '#shared/model/notebook.ts'
import { uncloneable } from './id-set.ts'

/** A record of which only this is known before it is read. */
export abstract class LateRecord<T extends AnyRecord> {
  abstract readonly id: string
  abstract readonly sourceId: string
  /** Without it a clone would pass for the record. */
  readonly uncloneable = uncloneable
  abstract read(): T
}

/**
 * A table whose records are read when they are first asked for: a large notebook is shown before all of them are. A clone
 * of one in which some are not read throws.
 */
export class LateRecords<T extends AnyRecord> extends Map<string, T> {
  /** How many are not read yet; or more, where one was taken in twice. */
  #late = 0

  /** Take in a record to be read later. */
  setLate(record: LateRecord<T>): void {
    super.set(record.id, record as unknown as T)
    this.#late += 1
  }

  /** What is known of all records, none of which is read for it. */
  *heads(): Generator<ExcerptHead> {
    for (const record of super.values()) yield record as unknown as LateRecord<T>
  }

  override get(id: string): T | undefined {
    const record = super.get(id)
    return record === undefined ? undefined : this.#readOf(id, record)
  }

  override set(id: string, record: T): this {
    this.#forget(id)
    return super.set(id, record)
  }

  override delete(id: string): boolean {
    this.#forget(id)
    return super.delete(id)
  }

  override clear(): void {
    this.#late = 0
    super.clear()
  }

  override forEach(each: (record: T, id: string, records: Map<string, T>) => void): void {
    for (const [id, record] of this) each(record, id, this)
  }

  override entries(): MapIterator<[string, T]> {
    return this.#late === 0 ? super.entries() : this.#reading()
  }

  override values(): MapIterator<T> {
    return this.#late === 0 ? super.values() : this.#readingValues()
  }

  override [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries()
  }

  *#reading(): Generator<[string, T], undefined> {
    for (const [id, record] of super.entries()) yield [id, this.#readOf(id, record)]
  }

  *#readingValues(): Generator<T, undefined> {
    for (const [, record] of this.#reading()) yield record
  }

  #readOf(id: string, record: T | LateRecord<T>): T {
    if (!(record instanceof LateRecord)) return record
    const read = record.read()
    this.set(id, read)
    return read
  }

  #forget(id: string): void {
    if (this.#late > 0 && (super.get(id) as unknown) instanceof LateRecord) this.#late -= 1
  }
}
