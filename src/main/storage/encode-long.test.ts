import { describe, expect, it } from 'vitest'
import type { JournalEntry } from '../saving.ts'
import { encodeLongEntry, isLong } from './encode-long.ts'
import { decodeLine, encodeEntry } from './journal-line.ts'

/** An entry that says of so many records what they are. */
function entryOf(count: number): JournalEntry {
  const change = Array.from({ length: count }, (_, n) => {
    const after = { id: `tag-${n}`, name: `État “${n}” ${'\u{1F41F}'.repeat(n % 50)}`, note: '\n' } as never
    return {
      table: 'tags' as const,
      id: `tag-${n}`,
      before: n % 2 === 0 ? null : after,
      after: n % 3 === 0 ? null : after
    }
  })
  const at = '2026-11-22T01:00:00.000Z'
  return { revision: 7, at, command: 'migrate', schema: 2, label: null, joins: false, by: 'Ana', change }
}

describe('a line of many records (J)', () => {
  it.each([0, 1, 301, 5000])('[J48] is the same whether it is written at once or in slices: %i', async count => {
    const entry = entryOf(count)
    const { parts, hash } = await encodeLongEntry(entry, 'before')
    const [long, short] = [{ bytes: Buffer.concat(parts) }, encodeEntry(entry, 'before')]
    const [read, other] = [long, short].map(({ bytes }) => decodeLine(bytes.subarray(0, -1)))
    if (read?.kind !== 'entry' || other?.kind !== 'entry') throw new Error('It does not read.')
    expect([read.body, read.hash, long.bytes.length]).toEqual([other.body, hash, short.bytes.length])
    expect({ ...read.head, commitment: '' }).toEqual({ ...other.head, commitment: '' })
  })

  it('[J48] lets others have their turn', async () => {
    const entry = entryOf(60_000)
    expect([isLong(entry), isLong(entryOf(3))]).toEqual([true, false])
    let turns = 0
    let isDone = false
    const others = (async () => {
      for (; !isDone; turns++) await new Promise(resolve => void setImmediate(resolve))
    })()
    await encodeLongEntry(entry, 'before')
    isDone = true
    await others
    expect(turns).toBeGreaterThan(1)
  })
})
