import { describe, expect, it } from 'vitest'
import type { Ask, SourceRow } from '#shared/queries/index.ts'
import { done } from '#shared/result.ts'
import { fetchSources, type Sources } from './fetch-sources.ts'

const titles = ['Mali one', 'Mali two', 'Niger one', 'Niger two', 'Niger three']

/** A notebook that gives two sources at a time. */
function open() {
  const heard: Sources[] = []
  const asked: string[] = []
  const leaving = new AbortController()
  const ask = (async ({ text = '', from = 0 }: { readonly text?: string; readonly from?: number }) => {
    asked.push(`${text} ${from}`.trim())
    const found = titles.filter(title => title.includes(text))
    const rows = found.slice(from, from + 2).map(title => ({ source: { title }, excerpts: 0 }) as SourceRow)
    return done({ revision: 0, reads: [], value: { total: found.length, rows } })
  }) as unknown as Ask
  const shown = () => heard.at(-1)?.rows.map(({ source }) => source.title)
  const options = { signal: leaving.signal, onSources: (sources: Sources) => void heard.push(sources) }
  return { ask, asked, heard, shown, leaving, options }
}

describe('the sources to filter by (U)', () => {
  it('[U60] are fetched a page at a time until all are here', async () => {
    const { ask, asked, shown, options } = open()
    await fetchSources(ask, { ...options, text: '' })
    expect([asked, shown()]).toEqual([['0', '2', '4'], titles])
  })

  it('[U60] say how many there are where not all fit, so that the rest is found by typing', async () => {
    const { ask, heard, shown, options } = open()
    await fetchSources(ask, { ...options, text: '', most: 2 })
    expect(heard.at(-1)).toMatchObject({ total: 5, rows: { length: 2 } })
    await fetchSources(ask, { ...options, text: 'three', most: 2 })
    expect(shown()).toEqual(['Niger three'])
  })

  it('[U60] are no longer fetched when nobody wants them', async () => {
    const { ask, asked, heard, leaving, options } = open()
    const fetching = fetchSources(ask, { ...options, text: '' })
    leaving.abort()
    await fetching
    expect([asked.length, heard]).toEqual([1, []])
  })
})
