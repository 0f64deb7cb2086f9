import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Result } from '#shared/result.ts'
import type { Imported } from './imported.ts'
import { readFile } from './read-file.ts'

/** Files that lie beside the project on some computers, and are no part of it. */
const shared = resolve(import.meta.dirname, '../../../../shared')
const sources = join(shared, 'sources')
const maker = join(shared, 'lab/hostile/make.mjs')

type Quotes = { readonly [file: string]: readonly { readonly quote: string }[] }
type Hostile = { readonly file: string; readonly expect: string; readonly contains?: string; readonly seconds: number }

const hasSources = existsSync(join(sources, 'quotes.json'))
const hasMaker = existsSync(maker)
if (!hasSources) console.log('The two articles are not beside the project: their import is not tested here.')
if (!hasMaker) console.log('The hostile files are not beside the project: their import is not tested here.')

function valueOf(read: Result<Imported>): Imported {
  if (read.kind === 'refused') throw new Error(read.reason)
  return read.value
}

describe.skipIf(!hasSources)('two real articles (I)', () => {
  it('[I18] hold the passages word for word', async () => {
    const quotes = JSON.parse(readFileSync(join(sources, 'quotes.json'), 'utf8')) as Quotes
    expect(Object.keys(quotes).length).toBeGreaterThan(0)
    for (const [fileName, passages] of Object.entries(quotes)) {
      const bytes = readFileSync(join(sources, fileName))
      const read = await readFile({ bytes, fileName, today: '2025-10-01' })
      const { text, citation } = valueOf(read)
      for (const { quote } of passages) expect(text.text.includes(quote)).toBe(true)
      expect(text.text === bytes.toString('utf8')).toBe(true)
      // One paragraph a line, the first of them the title.
      expect(text.blocks.map(({ kind }) => kind).slice(0, 2)).toEqual(['heading', 'paragraph'])
      expect(text.blocks).toHaveLength(text.text.split('\n').filter(Boolean).length)
      expect(citation.language).toBe('en')
      expect(citation.title === text.text.split('\n')[0]).toBe(true)
    }
  })
})

describe.skipIf(!hasMaker)('hostile files (I)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-hostile-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('[I19] take neither the program nor a file of this computer with them', { timeout: 240_000 }, async () => {
    execFileSync(process.execPath, [maker, folder], { stdio: 'ignore' })
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as readonly Hostile[]
    const documents = manifest.filter(({ file }) => /^(?:docx|pdf)\//.test(file))
    expect(documents.length).toBeGreaterThan(20)
    for (const { file, expect: wanted, contains, seconds } of documents) {
      const began = process.cpuUsage()
      const read = await readFile({ bytes: readFileSync(join(folder, file)), fileName: file })
      const said = read.kind === 'done' ? read.value.text.text : read.reason
      // Whatever else the computer does meanwhile.
      const { user, system } = process.cpuUsage(began)
      const isInTime = (user + system) / 1_000 < seconds * 1_000
      const isLost = wanted === 'text' && !said.includes(contains ?? '')
      expect({ file, isInTime, isLost, isLeaked: said.includes('DOSSIER-CANARY') }).toEqual({
        ...{ file, isInTime: true, isLost: false, isLeaked: false }
      })
    }
  })
})
