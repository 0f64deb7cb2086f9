import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anExcerpt, aSource, aTag, notebookWith, textOf } from '../../testing/sahel.ts'
import { decodeSnapshot, decodeTables } from './decode-snapshot.ts'
import { encodeSnapshot, recordsOf, snapshotOf } from './snapshot.ts'

const text = textOf('Soldiers seized power.')
const notebook = notebookWith({
  sources: [aSource('s1', { title: 'État' }), aSource('s2', { title: 'x'.repeat(20_000) })],
  tags: [aTag('t', 'Coups')],
  excerpts: Array.from({ length: 60 }, (_, i) => anExcerpt(`e${i}`, text, 'Soldiers', { note: '’'.repeat(i * 20) }))
})
const snapshot = snapshotOf(notebook, { revision: 7, head: 'a'.repeat(64), schema: 2 })
const file = encodeSnapshot(snapshot)

function* partsOf(bytes: Buffer, sizes: readonly number[]): Generator<Buffer> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? bytes.length
    yield Buffer.from(bytes.subarray(at, at + size))
    at += size
  }
}

const sizes = fc.array(fc.oneof(fc.integer({ min: 20, max: 200 }), fc.integer({ min: 200, max: 30_000 })), {
  minLength: 1,
  maxLength: 6
})

describe('reading notebook.json (J)', () => {
  it('[J1] comes to what was written, in whatever parts it comes', async () => {
    const { sources: _, excerpts: __, tags: ___, ...head } = snapshot
    await fc.assert(
      fc.asyncProperty(sizes, async of => {
        expect(await decodeSnapshot(partsOf(file, of))).toEqual(snapshot)
        expect(await decodeTables(partsOf(file, of))).toMatchObject({ ...head, records: recordsOf(snapshot) })
      }),
      { numRuns: 20 }
    )
  })

  it('[J19] is believed only as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (of, at, by) => {
        const other = Buffer.from(file)
        other[at] = (other[at] ?? 0) ^ by
        expect(await decodeTables(partsOf(other, of))).toBeNull()
        expect(await decodeTables(partsOf(file.subarray(0, at), of))).toBeNull()
      }),
      { numRuns: 30 }
    )
  })
})
