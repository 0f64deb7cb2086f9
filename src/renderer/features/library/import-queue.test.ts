import { describe, expect, it, vi } from 'vitest'
import type { Piece, Preview } from '#shared/contract.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { openImportQueue, type ImportHost } from './import-queue.ts'
import { PIECE } from './pieces.ts'

const citation = {
  title: 'Guessed',
  authors: [],
  publisher: '',
  published: '',
  accessed: '',
  url: '',
  language: '',
  kind: 'other'
} as const

function previewOf(fileName: string, part: Partial<Preview> = {}): Preview {
  const sha256 = fileName
  return {
    fileName,
    bytes: 3,
    sha256,
    format: 'txt',
    encoding: 'utf-8',
    citation,
    words: 1,
    notice: null,
    opening: '',
    already: null,
    ...part
  }
}

/** A main process that reads a file when the test says so. */
function open() {
  const pieces: Piece[] = []
  const reads = new Map<string, (reply: Result<Preview>) => void>()
  const encodings: (string | undefined)[] = []
  const host = {
    stage: async piece => (pieces.push(piece), done(null)),
    read: ({ upload, encoding }) => {
      encodings.push(encoding)
      return new Promise(resolve => reads.set(upload, resolve))
    },
    add: async ({ upload }) => done(`source of ${upload}`),
    discard: vi.fn<ImportHost['discard']>(async () => done(null))
  } satisfies ImportHost
  let count = 0
  const queue = openImportQueue(
    host,
    () => `u${(count += 1)}`,
    () => {}
  )
  return {
    queue,
    host,
    pieces,
    encodings,
    reading: () => [...reads.keys()],
    take: async (...names: readonly string[]) => {
      queue.take(names.map(name => ({ name, blob: new Blob(['abc']) })))
      await turn()
    },
    answer: async (upload: string, reply: Result<Preview>) => {
      reads.get(upload)?.(reply)
      await turn()
    },
    states: () => queue.items().map(({ state }) => state.kind)
  }
}

const turn = () => new Promise(resolve => setTimeout(resolve, 5))

describe('importing from the window (U)', () => {
  it('[U10] sends a file in pieces, in order', async () => {
    const { queue, pieces } = open()
    const bytes = new Uint8Array(2 * PIECE + 5).map((_, at) => at % 251)
    queue.take([{ name: 'long.txt', blob: new Blob([bytes]) }])
    await vi.waitFor(() => expect(pieces).toHaveLength(3))
    expect(pieces.map(({ offset }) => offset)).toEqual([0, PIECE, 2 * PIECE])
    expect(Math.max(...pieces.map(({ base64 }) => base64.length))).toBeLessThanOrEqual(4_000_000)
    const sent = Buffer.concat(pieces.map(({ base64 }) => Buffer.from(base64, 'base64')))
    expect(sent.equals(Buffer.from(bytes))).toBe(true)
  })

  it('[U10] sends an empty file too, so that it is refused with a sentence', async () => {
    const { queue, pieces, reading } = open()
    queue.take([{ name: 'empty.txt', blob: new Blob([]) }])
    await turn()
    expect([pieces.length, pieces[0]?.base64, reading()]).toEqual([1, '', ['u1']])
  })

  it('[U11] reads two files at a time', async () => {
    const { take, reading, answer, states } = open()
    await take('a', 'b', 'c')
    expect([reading(), states()]).toEqual([
      ['u1', 'u2'],
      ['reading', 'reading', 'waiting']
    ])
    await answer('u1', done(previewOf('a')))
    expect(states()).toEqual(['ready', 'reading', 'reading'])
  })

  it('[U12] lets the others arrive when one is refused', async () => {
    const { take, answer, queue, states } = open()
    await take('a', 'b')
    await answer('u1', refuse('a is empty.'))
    await answer('u2', done(previewOf('b')))
    expect(states()).toEqual(['refused', 'ready'])
    expect(await queue.addReady()).toEqual(['source of u2'])
    expect(states()).toEqual(['refused'])
  })

  it('[U12] adds nothing for a file that is already here', async () => {
    const { take, answer, queue, states } = open()
    await take('a')
    await answer('u1', done(previewOf('a', { already: { sourceId: 's', title: 'A' } })))
    expect([states(), await queue.addReady()]).toEqual([['already'], []])
  })

  it('[U13] ends the reading of a file that is taken away, and starts the next', async () => {
    const { take, queue, host, reading, answer, states } = open()
    await take('a', 'b', 'c')
    queue.drop('u1')
    await turn()
    expect(host.discard).toHaveBeenCalledWith({ upload: 'u1' })
    expect(reading()).toEqual(['u1', 'u2', 'u3'])
    await answer('u1', done(previewOf('a')))
    expect(states()).toEqual(['reading', 'reading'])
  })

  it('[U14] keeps what was corrected when a file is read in another encoding', async () => {
    const { take, queue, answer, encodings } = open()
    await take('a')
    await answer('u1', done(previewOf('a')))
    queue.correct('u1', { publisher: 'Harmattan Post' })
    void queue.reread('u1', 'windows-1252')
    await turn()
    await answer('u1', done(previewOf('a', { citation: { ...citation, title: 'Read again' } })))
    expect(encodings).toEqual([undefined, 'windows-1252'])
    expect(queue.items()[0]?.citation).toMatchObject({ title: 'Read again', publisher: 'Harmattan Post' })
  })

  it('[U12] says so when the main process does not answer', async () => {
    const { host, queue, take, answer, states } = open()
    host.add = async () => Promise.reject(new Error('gone'))
    await take('a')
    await answer('u1', done(previewOf('a')))
    expect([await queue.addReady(), states()]).toEqual([[], ['refused']])
  })
})
