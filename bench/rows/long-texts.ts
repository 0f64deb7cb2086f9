import { readMarkdown } from '#main/import/markdown.ts'
import { annotate } from '#shared/export/annotate.ts'
import { anExcerpt, textOf } from '../../src/testing/sahel.ts'
import { median, timed, type Measurement, type Row } from '../row.ts'

const ROUNDS = 5
const EXCERPTS = 10_000
const ANNOTATE_MS = 1000
const READ_MS = 3000

/** What long sources cost, and Markdown made to take for ever. */
export const longTexts: Measurement = { name: 'long texts', measure }

const endless: Readonly<Record<string, string>> = {
  emphasis: '**a*b_c '.repeat(8192),
  quotations: `${'>'.repeat(5000)}a`,
  bullets: `${'* '.repeat(32_767)}a`,
  lists: Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n')
}

async function measure(): Promise<readonly Row[]> {
  const text = longText()
  const entries = entriesIn()
  const rows = [
    await rowOf('a source of 20,000 paragraphs annotated with 10,000 excerpts', ANNOTATE_MS, () =>
      annotate(text, entries)
    )
  ]
  for (const [name, source] of Object.entries(endless))
    rows.push(await rowOf(`endless ${name} read as Markdown`, READ_MS, () => readMarkdown(source)))
  return rows
}

async function rowOf(name: string, most: number, step: () => unknown): Promise<Row> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push(await timed(step))
  const ours = median(times)
  return {
    ...{ area: 'long texts', name, unit: 'ms', ours, peers: {}, limit: null, ratios: {} },
    goal: `at most ${most} ms`,
    holds: ours <= most
  }
}

function longText() {
  const blocks = Array.from({ length: 20_000 }, (_, i) => ({
    kind: 'paragraph' as const,
    start: i * 22,
    end: i * 22 + 20
  }))
  return { text: 'abcdefghij'.repeat(44_000), blocks, marks: [] }
}

function entriesIn() {
  const excerpt = anExcerpt('e', textOf('Words.'), 'Words.')
  return Array.from({ length: EXCERPTS }, (_, i) => ({
    ...{ number: i + 1, note: '', tags: [] },
    excerpt: { ...excerpt, anchor: { ...excerpt.anchor, start: i * 44 + 3, end: i * 44 + 30 } }
  }))
}
