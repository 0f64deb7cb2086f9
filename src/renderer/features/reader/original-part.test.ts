import { afterEach, describe, expect, it, vi } from 'vitest'
import { bytesOf } from './original-part.ts'

describe('a part of an original (R)', () => {
  afterEach(() => void Reflect.deleteProperty(Uint8Array, 'fromBase64'))

  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
  const base64 = Buffer.from(bytes).toString('base64')

  it('[R61] comes as the bytes it was', () => {
    expect(bytesOf(base64)).toEqual(bytes)
    expect(bytesOf('')).toEqual(new Uint8Array())
  })

  it('[R61] is read by the browser itself where it can', () => {
    const fromBase64 = vi.fn<(text: string) => Uint8Array>(() => bytes)
    Object.defineProperty(Uint8Array, 'fromBase64', { value: fromBase64, configurable: true })
    expect([bytesOf(base64), fromBase64.mock.calls]).toEqual([bytes, [[base64]]])
  })
})
