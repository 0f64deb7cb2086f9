import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Excerpt } from '#shared/model/excerpt.ts'
import { tableNames } from '#shared/model/notebook.ts'
import { anExcerpt, aSource, aTag, notebookWith, textOf } from '../../testing/sahel.ts'
import { decodeSnapshot, decodeTables } from './decode-snapshot.ts'
import { encodeSnapshot, recordsOf, snapshotOf, tailWith, TAIL_LENGTH, type Records } from './snapshot.ts'

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
        for (const isLate of [false, true]) {
          const tables = await decodeTables(partsOf(file, of), isLate)
          expect(tables).toMatchObject(head)
          expect(tables && plain(tables.records)).toEqual(recordsOf(snapshot))
        }
      }),
      { numRuns: 20 }
    )
  })

  it('[J19] is believed only as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (of, at, by) => {
        const other = Buffer.from(file)
        other[at] = (other[at] ?? 0) ^ by
        for (const isLate of [false, true]) {
          expect(await decodeTables(partsOf(other, of), isLate)).toBeNull()
          expect(await decodeTables(partsOf(file.subarray(0, at), of), isLate)).toBeNull()
        }
      }),
      { numRuns: 30 }
    )
  })

  it('[J56] reads an excerpt when it is first asked for, whatever its line says of itself', async () => {
    const odd = [anExcerpt('e\\"1', text, 'Soldiers'), anExcerpt('é', text, 'power', { sourceId: 's\n2' })]
    const notes = ['"tagIds":[', '\n  ]', '","sourceId":"s2']
    const usual = notes.map((note, i) => anExcerpt(`n${i}`, text, 'power', { note, tagIds: ['t'] }))
    const { id, sourceId, ...rest } = anExcerpt('r', text, 'power')
    const reordered = { ...rest, sourceId, id }
    const all = [...odd, ...usual, reordered]
    const written = snapshotOf(notebookWith({ excerpts: all }), { revision: 1, head: 'b'.repeat(64), schema: 2 })
    await fc.assert(
      fc.asyncProperty(sizes, async of => {
        const tables = await decodeTables(partsOf(encodeSnapshot(written), of), true)
        for (const { id } of all)
          expect(tables?.records.excerpts.get(id)).toEqual(written.excerpts.find(one => one.id === id))
        expect(tables && plain(tables.records)).toEqual(recordsOf(written))
      }),
      { numRuns: 20 }
    )
  })

  it('[J56] calls a forged line damaged, never its records something else', async () => {
    const one = anExcerpt('e1', text, 'Soldiers', { tagIds: ['t'] })
    const [tags, forgeries] = [
      '"tagIds":["t"]',
      [',"id":"e2"', ',"sourceId":"s2"', ',"tagIds":null', 'oops'].map(more => `"tagIds":["t"]${more}`)
    ]
    for (const to of forgeries) {
      const tables = await decodeTables([forged([one], tags, to)], true)
      expect(() => tables?.records.excerpts.get('e1')).toThrow('damaged: notebook.json is not as it was written')
      expect(() => [...(tables?.records.excerpts ?? [])]).toThrow('damaged')
    }
    for (const to of ['"tags":["t"]', '"tagIds":"t"'])
      expect(await decodeTables([forged([one], tags, to)], true)).toBeNull()
  })
})

/** A snapshot in which something else stands, and whose check says that it is as it was written. */
function forged(excerpts: readonly Excerpt[], from: string, to: string): Buffer {
  const whole = encodeSnapshot(snapshotOf(notebookWith({ excerpts }), { revision: 1, head: 'b'.repeat(64), schema: 2 }))
  const bytes = Buffer.from(whole.subarray(0, -TAIL_LENGTH).toString().replace(from, to))
  return Buffer.concat([bytes, tailWith(hash('sha256', bytes))])
}

function plain(records: Records): Records {
  return Object.fromEntries(tableNames.map(name => [name, new Map<string, unknown>(records[name])])) as Records
}
