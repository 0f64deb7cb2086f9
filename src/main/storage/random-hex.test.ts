import { expect, test } from 'vitest'
import { randomHex } from './random-hex.ts'

test('Random bytes come as many as are asked for, and none comes twice', () => {
  const given = Array.from({ length: 3000 }, (_, i) => randomHex(i % 2 ? 8 : 32))
  expect(given.every((hex, i) => new RegExp(`^[0-9a-f]{${i % 2 ? 16 : 64}}$`).test(hex))).toBe(true)
  expect(new Set(given).size).toBe(given.length)
  // What is given follows no pattern: of so many bytes each value comes.
  const bytes = Buffer.from(given.join(''), 'hex')
  expect(new Set(bytes).size).toBe(256)
  expect(() => randomHex(4097)).toThrow(RangeError)
})
