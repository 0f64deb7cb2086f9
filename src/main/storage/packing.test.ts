import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pack, unpack } from './packing.ts'

describe('what is put away compressed (J)', () => {
  it.each([0, 1, 8192, 16_384, 16_385, 65_536, 65_537, 1_000_000])('[J2] is the same again: %i bytes', async size => {
    for (const bytes of [Buffer.alloc(size, 'a line\n'), randomBytes(size)]) {
      const packed = await pack(bytes)
      expect((await unpack(packed)).equals(bytes)).toBe(true)
      expect((await unpack(gzipSync(bytes))).equals(bytes)).toBe(true)
    }
  })

  it.each([100, 100_000])('[J2] is refused where it is not as it was packed: %i bytes', async size => {
    const packed = await pack(randomBytes(size))
    const changed = Buffer.from(packed)
    changed[size >> 1] = (changed[size >> 1] ?? 0) ^ 4
    for (const bytes of [packed.subarray(0, -3), changed, Buffer.alloc(size)])
      await expect(unpack(bytes)).rejects.toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^Z_\w+_ERROR$/) })
      )
  })
})
