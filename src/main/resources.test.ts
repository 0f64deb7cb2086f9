import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readCodebook } from '#shared/codebook/csv.ts'
import { readDocument } from './import/read-document.ts'
import { resourcePath } from './resources.ts'

const parse = async (...names: readonly string[]) =>
  JSON.parse(await readFile(resourcePath(...names), 'utf8')) as unknown
const themes = ['Coups', 'Wagner abuses', 'ICC bias claims']

async function codebook() {
  const read = readCodebook(await readFile(resourcePath('starter-codebook.csv'), 'utf8'))
  if (read.kind === 'refused') throw new Error(read.reason)
  return read.value
}

async function sample(fileName: string) {
  const bytes = new Uint8Array(await readFile(resourcePath('sample', fileName)))
  const read = await readDocument({ bytes, fileName, today: '2025-10-01' })
  if (read.kind === 'refused') throw new Error(read.reason)
  return read.value
}

describe('desk and hosts (D)', () => {
  it('[D64] brings a starter codebook with something to code from in every line', async () => {
    const lines = await codebook()
    expect(lines.filter(({ names }) => names.length === 1).map(({ names }) => names[0])).toEqual(themes)
    expect(lines.filter(({ names }) => names.length === 2)).toHaveLength(13)
    for (const { texts } of lines)
      for (const text of [texts.definition, texts.counts, texts.doesNotCount, texts.example])
        expect(text).toMatch(/^.{30,}[.]$/)
    expect(lines.slice(0, 1).map(({ key, colour }) => [key, colour])).toEqual([[1, 'ochre']])
  })

  it('[D64] brings samples whose marks stand once in their texts, under tags of the starter codebook', async () => {
    const paths = (await codebook()).map(({ names }) => names.join('/'))
    const marks = (await parse('sample', 'marks.json')) as { file: string; quote: string; tags: string[] }[]
    const quotes = (await parse('sample', 'quotes.json')) as Record<string, { quote: string; tag: string }[]>
    const passages = [
      ...marks,
      ...Object.entries(quotes).flatMap(([file, list]) => list.map(({ quote, tag }) => ({ file, quote, tags: [tag] })))
    ]
    for (const { file, quote, tags } of passages) {
      const { text } = await sample(file)
      expect({ quote, times: text.text.split(quote).length - 1 }).toEqual({ quote, times: 1 })
      for (const tag of tags) expect(paths).toContain(tag)
    }
    expect(
      Object.values(quotes)
        .flatMap(list => list.map(({ tag }) => tag))
        .toSorted()
    ).toEqual(themes.toSorted())
  })

  it('[D64] brings samples that say where they come from', async () => {
    expect((await sample('three-states-leave-the-court.html')).citation).toMatchObject({
      title: 'Three states turn their backs on the court',
      authors: ['Mariam Oussé'],
      publisher: 'The Savanna Ledger',
      published: '2025-03-06'
    })
    expect((await sample('what-the-withdrawal-means.md')).citation).toMatchObject({
      publisher: 'Observatory for Open Courts',
      published: '2025-03-10',
      url: 'https://open-courts.example/briefings/withdrawal'
    })
  })
})
