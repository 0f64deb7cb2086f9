import { describe, expect, it } from 'vitest'
import { isLastGroup, keySheet } from './key-sheet.ts'

const KEY = 'ABCDEFG-HIJKLMN-OPQRSTU-VWXYZ23-4567ABC-DEFGHIJ-KLMNOPQ-LO23456'

describe('the recovery key in the window (V)', () => {
  it('[V51] is kept when its last group is typed, in whatever letters, spaces and dashes', () => {
    for (const typed of ['LO23456', 'lo23456', ' lo2 34-56 ', '1023456', 'ＬＯ２３４５６'])
      expect([typed, isLastGroup(KEY, typed)]).toEqual([typed, true])
    for (const typed of ['', 'LO2345', 'ABCDEFG', KEY, 'LO234567'])
      expect([typed, isLastGroup(KEY, typed)]).toEqual([typed, false])
  })

  it('[V51] is printed whole, with what it is for', () => {
    const sheet = keySheet('Sahel', KEY)
    expect(sheet.replace(/\s+/g, '-')).toContain(KEY)
    expect(sheet).toContain('“Sahel”')
    expect(sheet).toContain('Use the recovery key')
    expect(Math.max(...sheet.split('\n').map(line => line.length))).toBeLessThan(90)
  })
})
