import { describe, expect, it } from 'vitest'
import { sizeOf, when } from './when.ts'

describe('the list of backups (B)', () => {
  it('[B15] says when each was made by the clock of this computer, and how large it is', () => {
    const now = new Date(2026, 10, 21, 0, 5)
    const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute).toISOString()
    expect(when(at(21, 0, 4), now)).toBe('Today, 00:04')
    expect(when(at(20, 23, 59), now)).toBe('Yesterday, 23:59')
    expect(when(at(19, 9, 30), now)).toBe('19 Nov 2026, 09:30')
    expect(when(at(22, 9, 30), now)).toBe('22 Nov 2026, 09:30')
    expect([sizeOf(12), sizeOf(12_400), sizeOf(1_540_000)]).toEqual(['1 kB', '13 kB', '1.5 MB'])
  })
})
