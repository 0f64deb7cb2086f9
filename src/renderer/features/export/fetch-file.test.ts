import { describe, expect, it } from 'vitest'
import type { ExportedPiece } from '#shared/export/export.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { fetchFile } from './fetch-file.ts'

const named = { id: 'one', fileName: 'sahel.md', mediaType: 'text/markdown;charset=utf-8' }

/** A main process that gives these pieces, and notes what it is asked. */
function openMain(pieces: readonly Result<ExportedPiece>[]) {
  const asked: string[] = []
  const left = pieces.values()
  return {
    asked,
    async export() {
      asked.push('export')
      return done(named)
    },
    async piece({ id }: { readonly id: string }) {
      asked.push(`piece of ${id}`)
      return left.next().value ?? refuse('There is no more.')
    },
    async forget({ id }: { readonly id: string }) {
      asked.push(`forget ${id}`)
      return done(null)
    }
  }
}
const first: ExportedPiece = { text: '# Sahel é', part: 0.5, isLast: false }
const last: ExportedPiece = { text: '\n', part: 1, isLast: true }

describe('fetching an export (X)', () => {
  it('[X17] puts its pieces together, and tells how far it is', async () => {
    const main = openMain([done(first), done(last)])
    const parts: number[] = []
    const watch = { onPart: (part: number) => parts.push(part), signal: new AbortController().signal }
    const file = await fetchFile(main, { format: 'md' }, watch)
    if (file?.kind !== 'done') throw new Error('It was not fetched.')
    expect([file.value.fileName, file.value.content.type]).toEqual([named.fileName, named.mediaType])
    expect(await file.value.content.text()).toBe('# Sahel é\n')
    expect(parts).toEqual([0.5])
    expect(new Set(main.asked)).toEqual(new Set(['export', 'piece of one']))
  })

  it('[X17] asks for no more once it is ended, and says so to the main process', async () => {
    const main = openMain(Array.from({ length: 20 }, () => done(first)))
    const stop = new AbortController()
    const watch = { onPart: () => stop.abort(), signal: stop.signal }
    expect(await fetchFile(main, { format: 'md' }, watch)).toBe(null)
    expect([main.asked[0], main.asked.at(-1)]).toEqual(['export', 'forget one'])
    expect(main.asked.length).toBeLessThan(8)
  })

  it('[X17] ends also before the only piece is there, or while it is on its way', async () => {
    const before = openMain([done(last)])
    const stopped = { onPart: () => {}, signal: AbortSignal.abort() }
    expect(await fetchFile(before, { format: 'md' }, stopped)).toBe(null)
    expect(before.asked).toEqual(['export', 'forget one'])
    const stop = new AbortController()
    const main = openMain([done(last)])
    const during = {
      ...main,
      piece: (of: { readonly id: string }) => {
        stop.abort()
        return main.piece(of)
      }
    }
    expect(await fetchFile(during, { format: 'md' }, { onPart: () => {}, signal: stop.signal })).toBe(null)
    expect(main.asked.at(-1)).toBe('forget one')
  })

  it('[X17] ends it in the main process too where a piece does not come', async () => {
    const main = openMain([])
    const silent = { ...main, piece: () => Promise.reject(new Error('No answer.')) }
    const watch = { onPart: () => {}, signal: new AbortController().signal }
    await expect(fetchFile(silent, { format: 'md' }, watch)).rejects.toThrow('No answer.')
    expect(main.asked).toEqual(['export', 'forget one'])
  })

  it('[X17] gives the reason where it is ended elsewhere', async () => {
    const ended = refuse('This export was ended. Export again.')
    const watch = { onPart: () => {}, signal: new AbortController().signal }
    expect(await fetchFile(openMain([done(first), ended]), { format: 'md' }, watch)).toEqual(ended)
  })
})
