import { describe, expect, it } from 'vitest'
import { verifyNotebook } from '#main/storage/verify.ts'
import { WORDS } from '../../testing/erasures.ts'
import { addText, contentOf, freshDisk, openOn, run, SIMULATED, valueOf } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { erase } from './erase.ts'

const SNAPSHOT = `${SIMULATED}/notebook.json`
const LIVE = `${SIMULATED}/journal/000004.jsonl`

/** A notebook just before and just after an erasure, and its `notebook.json` from some time before. */
async function aroundErasure() {
  const disk = await freshDisk()
  const first = await openOn(disk)
  const kept = valueOf(await addText(first, 'Mali leaves the court.', 'Mali leaves'))
  const two = valueOf(await run(first, { kind: 'mark-excerpt', sourceId: kept, start: 0, end: 4 })) ?? ''
  await first.close()
  const older = disk.files().get(SNAPSHOT) ?? Buffer.alloc(0)
  const second = await openOn(disk)
  const sourceId = valueOf(await addText(second, `${WORDS} ordered it.`))
  const one = valueOf(await run(second, { kind: 'mark-excerpt', sourceId, start: 0, end: 7 })) ?? ''
  await run(second, { kind: 'tag-excerpts', excerptIds: [one, two], newTagNames: ['Both'] } as never)
  await second.close()
  const session = await openOn(disk)
  await run(session, { kind: 'rename-notebook', title: 'Sahel again' })
  const before = disk.files()
  valueOf(await erase(session, { kind: 'source', sourceId }))
  return { before, older, after: disk.files(), session }
}

/** A disk on which an erasure is made just after the file of the journal that was written last is read. */
class SlowReading extends SimulatedDisk {
  readonly #older: SimulatedDisk
  readonly #erased: SimulatedDisk
  #isFirst = true
  isErased = false

  constructor(before: ReadonlyMap<string, Buffer | null>, older: Buffer, after: ReadonlyMap<string, Buffer | null>) {
    super(before)
    this.#older = new SimulatedDisk(new Map([[SNAPSHOT, older]]))
    this.#erased = new SimulatedDisk(after)
  }

  override list(folder: string): Promise<readonly string[]> {
    return this.isErased ? this.#erased.list(folder) : super.list(folder)
  }

  override async read(path: string): Promise<Buffer> {
    if (this.isErased) return this.#erased.read(path)
    this.isErased = path === LIVE
    return super.read(path)
  }

  override readParts(path: string): AsyncGenerator<Buffer> {
    const from = this.#isFirst && path === SNAPSHOT ? this.#older : this.#erased
    this.#isFirst = false
    return from.readParts(path)
  }
}

describe('reading while another program erases (H)', () => {
  it('[H39] reads again, and shows all that stays', async () => {
    const { before, older, after, session } = await aroundErasure()
    expect(before.has(LIVE)).toBe(true)
    const slow = new SlowReading(before, older, after)
    const read = await openOn(slow, SIMULATED, false)
    expect([slow.isErased, read.damage, contentOf(read)]).toEqual([true, null, contentOf(session)])
  })

  it('[H39] says that it is damaged where the line that says so never comes', async () => {
    const { after, session } = await aroundErasure()
    await session.close()
    const lost = (path: string) => path === SNAPSHOT || path.includes('000004') || path.endsWith('/lock')
    const disk = new SimulatedDisk(new Map([...after].filter(([path]) => !lost(path))))
    const said = 'lacks the line that says what was erased'
    expect((await openOn(disk, SIMULATED, false)).damage).toContain(said)
    expect(await verifyNotebook(SIMULATED, disk)).toMatchObject({
      value: { problems: [expect.stringContaining(said)] }
    })
  })
})
