import { createHmac, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hmacSha256 } from './hmac.ts'

/** Test cases 1 to 4, 6 and 7 of RFC 4231: key and message in hexadecimal, and what comes of them. */
const vectors = [
  ['0b'.repeat(20), hex('Hi There'), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
  [
    hex('Jefe'),
    hex('what do ya want for nothing?'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
  ],
  ['aa'.repeat(20), 'dd'.repeat(50), '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe'],
  [
    '0102030405060708090a0b0c0d0e0f10111213141516171819',
    'cd'.repeat(50),
    '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b'
  ],
  [
    'aa'.repeat(131),
    hex('Test Using Larger Than Block-Size Key - Hash Key First'),
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54'
  ],
  [
    'aa'.repeat(131),
    hex(
      'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.'
    ),
    '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2'
  ]
] as const

function hex(text: string): string {
  return Buffer.from(text).toString('hex')
}

describe('the commitment of a line (J)', () => {
  it('[J36] is HMAC-SHA-256, as its standard says', () => {
    for (const [key, message, mac] of vectors)
      expect(hmacSha256(Buffer.from(key, 'hex'), Buffer.from(message, 'hex'))).toBe(mac)
  })

  it('[J36] is the same of keys and messages of every length, as bytes and as words', () => {
    const lengths = [0, 1, 31, 32, 55, 56, 63, 64, 65, 127, 128, 1000, 16_383, 16_384, 16_385, 100_000]
    for (const keyLength of [0, 1, 32, 63, 64, 65, 200])
      for (const length of lengths) {
        const [key, message] = [randomBytes(keyLength), randomBytes(length)]
        const words = `${'é€😀'.repeat(length / 10)}${length}`
        for (const said of [message, words])
          expect(hmacSha256(key, said)).toBe(createHmac('sha256', key).update(said).digest('hex'))
      }
  })
})
