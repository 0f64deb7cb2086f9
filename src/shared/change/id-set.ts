/** Stands in for what is not there yet: cloning would pass by what fills it in, and find nothing. No clone can hold it. */
export const uncloneable = (() => {}) as unknown as string

/**
 * A set of ids that was given as a list of different ones, and stays that until it is changed or searched: a notebook
 * has hundreds of thousands of them filed at opening, most are never more than counted, and a list is filled in a tenth
 * of the time. To be cloned or sent it is made a plain set first, which is why a clone of it throws. Of set algebra it may
 * be the argument only: `union` and its like look past what is given here.
 */
export class IdSet extends Set<string> {
  #list: readonly string[] | null

  constructor(list: readonly string[]) {
    super()
    this.#list = list
    super.add(uncloneable)
  }

  override get size(): number {
    return this.#list?.length ?? super.size
  }

  override has(id: string): boolean {
    this.#settle()
    return super.has(id)
  }

  override add(id: string): this {
    this.#settle()
    return super.add(id)
  }

  override delete(id: string): boolean {
    this.#settle()
    return super.delete(id)
  }

  override clear(): void {
    this.#list = null
    super.clear()
  }

  override forEach(each: (id: string, key: string, set: Set<string>) => void): void {
    for (const id of this) each(id, id, this)
  }

  override entries(): SetIterator<[string, string]> {
    this.#settle()
    return super.entries()
  }

  override keys(): SetIterator<string> {
    return this.values()
  }

  override values(): SetIterator<string> {
    return this.#list?.values() ?? super.values()
  }

  override [Symbol.iterator](): SetIterator<string> {
    return this.values()
  }

  #settle(): void {
    const list = this.#list
    if (!list) return
    this.#list = null
    super.delete(uncloneable)
    for (const id of list) super.add(id)
  }
}
