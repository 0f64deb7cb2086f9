import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makePdf } from '../../testing/documents.ts'
import { type Exit, type ImporterProcess, nodeImporter, residentMemory } from './importer-process.ts'
import { limits, readFile } from './read-file.ts'
import { sentences } from './refusal.ts'

const text = (words: string) => Buffer.from(words)
const file = { bytes: text('A title\n\nSome words.'), fileName: 'a.txt', today: '2025-10-01' }
const MB = 1 << 20

const answer = {
  kind: 'done',
  value: {
    format: 'txt',
    encoding: 'utf-8',
    text: { text: 'words', blocks: [{ kind: 'paragraph', start: 0, end: 5 }], marks: [] },
    citation: {
      title: '',
      authors: [],
      publisher: '',
      published: '',
      accessed: '',
      url: '',
      language: '',
      kind: 'other'
    },
    words: 1,
    notice: null
  }
}

function nothing() {}

/** A process that does what a test says when it gets the file, and remembers whether it was killed. */
function double(act: (tell: { message: (value: unknown) => void; exit: (exit: Exit) => void }) => void, memory = 0) {
  const heard = { killed: 0, message: nothing as (value: unknown) => void, exit: nothing as (exit: Exit) => void }
  const importer: ImporterProcess = {
    send: () => act({ message: value => heard.message(value), exit: exit => heard.exit(exit) }),
    onMessage: listener => void (heard.message = listener),
    onExit: listener => void (heard.exit = listener),
    kill: () => void (heard.killed += 1),
    memory: () => Promise.resolve(memory)
  }
  return { heard, spawn: () => importer }
}

const reasonOf = async (reading: ReturnType<typeof readFile>) => {
  const read = await reading
  return read.kind === 'refused' ? read.reason : null
}

describe('reading in a process of its own (I)', () => {
  it('[I14] reads a file, and ends the process', async () => {
    const started: ImporterProcess[] = []
    const read = await readFile(file, { spawn: () => (started[0] = nodeImporter()) })
    expect(read).toEqual({
      kind: 'done',
      value: {
        format: 'txt',
        encoding: 'utf-8',
        text: {
          text: 'A title\n\nSome words.',
          blocks: [
            { kind: 'heading', level: 1, start: 0, end: 7 },
            { kind: 'paragraph', start: 9, end: 20 }
          ],
          marks: []
        },
        citation: { ...answer.value.citation, title: 'A title', accessed: '2025-10-01' },
        words: 4,
        notice: null
      }
    })
    await expect.poll(() => started[0]?.memory()).toBe(0)
  })

  it('[I14] reads a PDF there, with what pdf.js brings along', async () => {
    const read = await readFile({ bytes: makePdf([[{ text: 'Hello there', y: 700 }]]), fileName: 'a.pdf', today: '' })
    expect(read).toMatchObject({
      kind: 'done',
      value: { format: 'pdf', encoding: null, text: { text: 'Hello there' } }
    })
  })

  it('[I14] passes on a refusal, and the encoding asked for', async () => {
    expect(await reasonOf(readFile({ ...file, fileName: 'a.csv' }))).toBe(sentences.unknown)
    const read = await readFile({ ...file, bytes: Buffer.from('caf\x8e', 'latin1'), encoding: 'macintosh' })
    expect(read).toMatchObject({ value: { text: { text: 'café' }, encoding: 'macintosh' } })
  })

  it('[I14] refuses what is empty or too large without a process', async () => {
    const spawn = () => expect.fail('started a process')
    expect(await reasonOf(readFile({ ...file, bytes: new Uint8Array() }, { spawn }))).toBe(sentences.empty)
    expect(await reasonOf(readFile({ ...file, bytes: new Uint8Array(100 * MB + 1) }, { spawn }))).toBe(
      sentences.tooLarge
    )
  })

  it('[I14] gives 20 s and 1 s for each MB, at most 90 s', () => {
    expect([1, MB, 30 * MB, 100 * MB].map(limits.milliseconds)).toEqual([21_000, 21_000, 50_000, 90_000])
    expect(limits.memory).toBe(900_000_000)
  })

  it('[I14] ends a process that takes too long or too much memory', async () => {
    const slow = double(() => {})
    expect(await reasonOf(readFile(file, { ...slow, limits: { ...limits, milliseconds: () => 20 } }))).toBe(
      sentences.tooSlow
    )
    expect(slow.heard.killed).toBe(1)
    const large = double(() => {}, 901 * MB)
    expect(await reasonOf(readFile(file, large))).toBe(sentences.tooMuchMemory)
    expect(large.heard.killed).toBe(1)
  })

  it('[I14] sees the memory of a real process', async () => {
    expect(await residentMemory(process.pid)).toBeGreaterThan(10 * MB)
    expect(await residentMemory(2 ** 22 + 1)).toBe(0)
  })

  it.each([
    ['stops', { isOutOfMemory: false, hasStarted: true }, sentences.crashed],
    ['runs out of memory', { isOutOfMemory: true, hasStarted: true }, sentences.tooMuchMemory],
    ['does not start', { isOutOfMemory: false, hasStarted: false }, sentences.notStarted]
  ])('[I14] says so when a process %s', async (_, exit, reason) => {
    expect(
      await reasonOf(
        readFile(
          file,
          double(tell => tell.exit(exit))
        )
      )
    ).toBe(reason)
    expect(
      await reasonOf(
        readFile(file, {
          spawn: () => {
            throw new Error('EAGAIN')
          }
        })
      )
    ).toBe(sentences.notStarted)
  })

  it('[I14] survives a process that is killed from outside', async () => {
    const reading = readFile(file, {
      spawn: () => {
        const importer = nodeImporter()
        return { ...importer, send: () => importer.kill() }
      }
    })
    expect(await reasonOf(reading)).toBe(sentences.crashed)
  })

  it.skipIf(process.platform !== 'linux')(
    '[I14] gives the process no environment, and no right to write or spawn',
    () => {
      const before = childProcesses()
      const importer = nodeImporter()
      const [child] = childProcesses().filter(pid => !before.includes(pid))
      const [environment, command] = ['environ', 'cmdline'].map(name =>
        readFileSync(`/proc/${child}/${name}`, 'utf8').split('\0')
      )
      importer.kill()
      expect(environment?.filter(variable => variable && !variable.startsWith('NODE_CHANNEL_'))).toEqual([])
      expect(command).toContain('--permission')
      expect(command).toContain('--max-old-space-size=512')
      expect(command?.join()).not.toMatch(/--allow-(?:fs-write|child|worker|addons|wasi)/)
    }
  )
})

function childProcesses(): readonly string[] {
  return globSync('/proc/self/task/*/children').flatMap(path => readFileSync(path, 'utf8').split(' ').filter(Boolean))
}

describe('several files (I)', () => {
  const holding = () => {
    const release: (() => void)[] = []
    const held = double(tell => void release.push(() => tell.message(answer)))
    return { ...held, release }
  }

  it('[I15] reads two at a time, and the others in their turn', async () => {
    const all = Array.from({ length: 5 }, holding)
    const readings = all.map(({ spawn }) => readFile(file, { spawn }))
    const running = () => all.filter(({ release }) => release.length > 0).length
    await expect.poll(running).toBe(2)
    all[0]?.release[0]?.()
    await readings[0]
    await expect.poll(running).toBe(3)
    for (const [index, one] of all.entries()) {
      if (index === 0) continue
      await expect.poll(() => one.release.length).toBe(1)
      one.release[0]?.()
    }
    expect((await Promise.all(readings)).map(({ kind }) => kind)).toEqual(Array(5).fill('done'))
  })

  it('[I15] cancels a reading that runs, one that waits, and one that never began', async () => {
    const [first, second, third] = [holding(), holding(), holding()]
    const cancel = new AbortController()
    const ran = readFile(file, { spawn: first.spawn, signal: cancel.signal })
    const other = readFile(file, { spawn: second.spawn })
    const waited = readFile(file, { spawn: third.spawn, signal: cancel.signal })
    await expect.poll(() => second.release.length).toBe(1)
    cancel.abort()
    expect(await reasonOf(ran)).toBe(sentences.cancelled)
    expect(await reasonOf(waited)).toBe(sentences.cancelled)
    expect([first.heard.killed, third.heard.killed, third.release.length]).toEqual([1, 0, 0])
    expect(await reasonOf(readFile(file, { spawn: third.spawn, signal: cancel.signal }))).toBe(sentences.cancelled)
    second.release[0]?.()
    expect((await other).kind).toBe('done')
    // Every place was given back: two more can run at once.
    const [fourth, fifth] = [holding(), holding()]
    const more = [readFile(file, fourth), readFile(file, fifth)]
    await expect.poll(() => fourth.release.length + fifth.release.length).toBe(2)
    fourth.release[0]?.()
    fifth.release[0]?.()
    await Promise.all(more)
  })
})

describe('what the importer answers (I)', () => {
  const { value } = answer
  const withText = (change: object) => ({ ...answer, value: { ...value, text: { ...value.text, ...change } } })

  it.each([
    ['nothing', null],
    ['another shape', { kind: 'done', value: { text: 'x' } }],
    ['more than was asked', { ...answer, value: { ...value, html: '<b>' } }],
    ['a block beyond the text', withText({ blocks: [{ kind: 'paragraph', start: 0, end: 6 }] })],
    [
      'blocks over one another',
      withText({
        blocks: [
          { kind: 'paragraph', start: 0, end: 3 },
          { kind: 'paragraph', start: 2, end: 5 }
        ]
      })
    ],
    ['a mark beyond the text', withText({ marks: [{ kind: 'strong', start: 3, end: 9 }] })],
    ['a kind that is none', withText({ blocks: [{ kind: 'script', start: 0, end: 5 }] })]
  ])('[I16] takes %s for a failed parser', async (_, message) => {
    expect(
      await reasonOf(
        readFile(
          file,
          double(tell => tell.message(message))
        )
      )
    ).toBe(sentences.crashed)
  })

  it('[I16] takes a proper answer', async () => {
    expect(
      await readFile(
        file,
        double(tell => tell.message(answer))
      )
    ).toEqual(answer)
  })
})
