import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { AnyRecord } from '#shared/model/notebook.ts'
import type { JournalEntry } from '../saving.ts'
import { decodeLine, encodeEntry, genesis } from './journal-line.ts'

const entry: JournalEntry = {
  ...{ revision: 1, at: '2025-10-14T09:30:00.000Z', command: 'remove-excerpts', label: 'delete excerpt' },
  ...{ joins: false, by: 'M. Okafor', change: [] }
}
const line = encodeEntry(entry, genesis('notebook').head).bytes.subarray(0, -1)

/** The same line with its last brace replaced, and a checksum that fits. */
function forged(end: string): Buffer {
  const rest = line.toString().slice('{"crc":"00000000",'.length, -1) + end
  return Buffer.from(`{"crc":"${crc32(rest).toString(16).padStart(8, '0')}",${rest}`)
}

describe('a line of the journal (J)', () => {
  it('[J36] is read as it was written', () => {
    expect(decodeLine(line)).toMatchObject({ kind: 'entry', head: { revision: 1 }, body: { by: 'M. Okafor' } })
    expect(decodeLine(forged('}'))).toMatchObject({ kind: 'entry' })
  })

  it('[J36] is damaged where an excerpt in it lacks what excerpts are filed by', () => {
    const after = { id: 'e1', sourceId: 's1', tagIds: [] } as unknown as AnyRecord
    const of = (record: AnyRecord) => {
      const change = [{ table: 'excerpts', id: 'e1', before: null, after: record }] as const
      return decodeLine(encodeEntry({ ...entry, change }, genesis('notebook').head).bytes.subarray(0, -1))
    }
    expect(of(after)).toMatchObject({ kind: 'entry' })
    expect(of({ id: 'e1', sourceId: 's1' } as unknown as AnyRecord)).toBeNull()
  })

  it('[J36] is damaged where a forged part follows the true one', () => {
    for (const end of [
      ',"body":{"by":"Eve","label":null,"records":[]}}',
      ',"head":{"v":1,"revision":2}}',
      ',"erased":{"at":"2025-10-15T00:00:00.000Z"}}',
      ',"segment":{"v":1}}',
      ' }'
    ])
      expect(decodeLine(forged(end))).toBeNull()
  })
})
