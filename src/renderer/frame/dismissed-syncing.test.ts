import { describe, expect, it } from 'vitest'
import { dismiss, isDismissed } from './dismissed-syncing.ts'

function storeOf(text: string | null = null) {
  const kept = new Map<string, string>(text === null ? [] : [['dismissed synchronised folders', text]])
  return {
    kept,
    read: (key: string) => kept.get(key) ?? null,
    write: (key: string, value: string) => void kept.set(key, value)
  }
}

describe('what is said of a synchronised folder (J)', () => {
  it('[J52] is put away once for each notebook, and said again when there are more conflict copies', () => {
    const store = storeOf()
    expect(isDismissed(store, '/a.dossier', 0)).toBe(false)
    dismiss(store, '/a.dossier', 1)
    expect([0, 1, 2].map(copies => isDismissed(store, '/a.dossier', copies))).toEqual([true, true, false])
    expect(isDismissed(store, '/b.dossier', 0)).toBe(false)
  })

  it('[J52] is remembered of the last notebooks, in what may be kept', () => {
    const store = storeOf()
    for (let i = 0; i < 300; i++) dismiss(store, `/home/ana/notebook ${i}.dossier`, 0)
    expect([...store.kept.values()][0]?.length).toBeLessThanOrEqual(2000)
    expect(isDismissed(store, '/home/ana/notebook 299.dossier', 0)).toBe(true)
  })

  it.each(['{', '7', '[["a"],null,["/a.dossier",0]]', ''])('[J52] survives what makes no sense: %s', text => {
    const store = storeOf(text)
    dismiss(store, '/b.dossier', 0)
    expect(isDismissed(store, '/b.dossier', 0)).toBe(true)
  })
})
