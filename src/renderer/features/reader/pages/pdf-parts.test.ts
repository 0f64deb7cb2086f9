import { describe, expect, it } from 'vitest'
import { done, refuse } from '#shared/result.ts'
import { PART_BYTES, partsOf } from './pdf-parts.ts'

/** An original of so many bytes, each of which says in which part it stands, and what was asked of it. */
function original(total: number) {
  const asked: number[] = []
  const ask = async (offset: number) => {
    asked.push(offset / PART_BYTES)
    const bytes = new Uint8Array(Math.min(PART_BYTES, total - offset)).fill(offset / PART_BYTES)
    return done({ total, bytes })
  }
  return { asked, parts: partsOf(total, ask) }
}

describe('the parts of a PDF (R)', () => {
  it('[R43] of a long one the first and the last are asked for at once, the others when they are needed', async () => {
    const { asked, parts } = original(PART_BYTES * 20 + 5)
    expect(asked).toEqual([0, 20])
    await parts.first()
    await parts.between(PART_BYTES * 20, PART_BYTES * 20 + 5)
    expect(asked).toEqual([0, 20])
    await parts.between(PART_BYTES * 3, PART_BYTES * 5)
    expect(asked).toEqual([0, 20, 3, 4])
  })

  it('[R43] of a short one all are asked for at once', () => {
    expect(original(PART_BYTES * 2 + 1).asked).toEqual([0, 1, 2])
    expect(original(1).asked).toEqual([0])
  })

  it('[R43] are put together where they belong, and not kept once they are handed on', async () => {
    const { asked, parts } = original(PART_BYTES * 3)
    const found = await parts.between(PART_BYTES - 2, PART_BYTES * 2 + 1)
    const bytes = found.kind === 'done' ? found.value : new Uint8Array()
    expect([bytes.length, ...bytes.subarray(0, 3), ...bytes.subarray(-2)]).toEqual([PART_BYTES + 3, 0, 0, 1, 1, 2])
    await parts.between(PART_BYTES, PART_BYTES * 2)
    expect(asked).toEqual([0, 1, 2, 1])
  })

  it('[R45] that cannot be read are refused, and so is an original that ends too soon', async () => {
    const ask = async (offset: number) =>
      offset === 0 ? done({ total: 9, bytes: new Uint8Array(4) }) : refuse('Gone.')
    const parts = partsOf(PART_BYTES * 2, ask)
    expect(await parts.between(PART_BYTES, PART_BYTES * 2)).toEqual(refuse('Gone.'))
    expect(await parts.between(0, 9)).toMatchObject({ kind: 'refused' })
  })
})
