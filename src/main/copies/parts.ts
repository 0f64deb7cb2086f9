/** Bytes that come in parts of any size, read as one row. */
export class Parts {
  readonly #parts: AsyncIterator<Uint8Array>
  #rest: Buffer = Buffer.alloc(0)
  #taken = 0

  constructor(parts: AsyncIterable<Uint8Array>) {
    this.#parts = parts[Symbol.asyncIterator]()
  }

  /** How many bytes were taken so far. */
  taken(): number {
    return this.#taken
  }

  /** Take so many bytes; null where there are not as many left. */
  async take(count: number): Promise<Buffer | null> {
    const found: Buffer[] = []
    let missing = count
    while (missing > 0) {
      const part = await this.next()
      if (part === null) return null
      found.push(part.subarray(0, missing))
      this.giveBack(part.subarray(missing))
      missing -= Math.min(missing, part.length)
    }
    return Buffer.concat(found)
  }

  /** Take what comes next, however much that is; null at the end. */
  async next(): Promise<Buffer | null> {
    const rest = this.#rest
    this.#rest = Buffer.alloc(0)
    const part = rest.length > 0 ? rest : await this.#fetch()
    this.#taken += part?.length ?? 0
    return part
  }

  /** Put back the end of what was taken last. */
  giveBack(bytes: Buffer): void {
    this.#rest = bytes
    this.#taken -= bytes.length
  }

  async #fetch(): Promise<Buffer | null> {
    for (;;) {
      const { done, value } = await this.#parts.next()
      if (done === true) return null
      if (value.byteLength > 0) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    }
  }
}
