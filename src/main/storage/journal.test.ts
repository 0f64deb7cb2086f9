import { createHash, createHmac } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { SIMULATED, addText, contentOf, freshDisk, openOn, run } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { openNotebook } from '../open-notebook.ts'
import { encodeEntry, genesis } from './journal-line.ts'
import { verifyNotebook } from './verify.ts'

const SEGMENT = `${SIMULATED}/journal/000002.jsonl`

type Line = { readonly head: string; readonly body: string; readonly salt: string }

/** Read lines without the code under test, as another program would. */
function linesOf(disk: SimulatedDisk): {
  readonly start: { revision: number; previous: string }
  readonly lines: readonly Line[]
} {
  const [first = '', ...rest] = (disk.files().get(SEGMENT) ?? '').toString().trimEnd().split('\n')
  for (const line of [first, ...rest])
    expect(line.slice(8, 16)).toBe(crc32(line.slice(18)).toString(16).padStart(8, '0'))
  const lines = rest.map(
    line => /"head":(?<head>\{.*?\}),"body":(?<body>.*),"salt":"(?<salt>\w+)"\}$/.exec(line)?.groups
  )
  return { start: JSON.parse(first).segment, lines: lines as unknown as readonly Line[] }
}

/** Put another line in the place of the n-th entry. */
function withLine(disk: SimulatedDisk, number: number, rest: (line: Line) => string): SimulatedDisk {
  const { lines } = linesOf(disk)
  const text = (disk.files().get(SEGMENT) ?? '').toString().split('\n')
  const line = rest(lines[number - 1] ?? { head: '', body: '', salt: '' })
  text[number] = `{"crc":"${crc32(line).toString(16).padStart(8, '0')}",${line}`
  return new SimulatedDisk(new Map([...disk.files(), [SEGMENT, Buffer.from(text.join('\n'))]]))
}

async function worked(): Promise<SimulatedDisk> {
  const disk = await freshDisk()
  const session = await openOn(disk)
  for (const name of ['Coups', 'Bias', 'Exit']) await run(session, { kind: 'add-tag', name })
  return disk
}

/** The same, its second line erased by a line at the end. */
async function withErased(): Promise<SimulatedDisk> {
  const disk = withLine(await worked(), 2, ({ head }) => `"head":${head},"erased":{"at":"2026-11-21"}}`)
  const bytes = disk.files().get(SEGMENT) ?? Buffer.alloc(0)
  const [last = ''] = /"head":\{.*?\}(?=,"body")/.exec(bytes.toString().trimEnd().split('\n').at(-1) ?? '') ?? []
  const entry = { revision: 5, at: '2026-11-21T10:00:00.000Z', command: 'erase', label: 'erase note', joins: false }
  const previous = createHash('sha256').update(last.slice('"head":'.length)).digest('hex')
  const line = encodeEntry({ ...entry, by: 'Ana', change: [] }, previous).bytes
  return new SimulatedDisk(new Map([...disk.files(), [SEGMENT, Buffer.concat([bytes, line])]]))
}

const openToRead = (disk: SimulatedDisk) =>
  openNotebook(SIMULATED, { by: () => '', announce: () => {}, write: false, disk })

describe('the journal (J)', () => {
  it('[J21] chains its lines over commitments to what they hold', async () => {
    const { start, lines } = linesOf(await worked())
    let previous = start.previous
    for (const [index, { head, body, salt }] of lines.entries()) {
      const commitment = createHmac('sha256', Buffer.from(salt, 'hex')).update(body).digest('hex')
      expect(JSON.parse(head)).toMatchObject({ v: 1, revision: index + 2, command: 'add-tag', commitment, previous })
      previous = createHash('sha256').update(head).digest('hex')
    }
    expect(new Set(lines.map(({ salt }) => salt)).size).toBe(3)
  })

  it('[J22] names nobody in what can never be erased', async () => {
    const { lines } = linesOf(await worked())
    for (const { head, body } of lines) {
      expect(head).not.toContain('Ana')
      expect(body).toContain('"by":"Ana"')
    }
  })

  it('[J23] begins with the notebook it belongs to', () => {
    expect(genesis('one').head).not.toBe(genesis('two').head)
  })

  it('[J24] opens with a line that was erased, and verifies', async () => {
    const disk = await withErased()
    const opened = await openToRead(disk)
    expect(opened.kind === 'done' && [...opened.value.notebook.tags.values()].map(tag => tag.name).sort()).toEqual([
      'Coups',
      'Exit'
    ])
    expect(await verifyNotebook(SIMULATED, disk)).toMatchObject({
      value: { problems: [], notes: ['Revision 3 was erased on 2026-11-21.'] }
    })
  })

  it('[J29] undoes nothing from before an erased line', async () => {
    const disk = await withErased()
    await disk.remove(`${SIMULATED}/lock`)
    const session = await openOn(disk)
    await run(session, { kind: 'add-tag', name: 'After' })
    expect(await session.undo()).toEqual({ kind: 'done', value: 'add tag' })
    expect(await session.undo()).toEqual({ kind: 'done', value: null })
  })

  it('[J25] refuses what a newer version wrote, saying so', async () => {
    const disk = await worked()
    const newer = withLine(
      disk,
      3,
      ({ head, body, salt }) => `"head":${head.replace('"v":1', '"v":2')},"body":${body},"salt":"${salt}"}`
    )
    expect(await openToRead(newer)).toMatchObject({ reason: expect.stringContaining('newer version') })
  })

  it('[J26] drops a last line that was cut short, and goes on after it', async () => {
    const disk = await worked()
    const bytes = disk.files().get(SEGMENT) ?? Buffer.alloc(0)
    const files = new Map([...disk.files(), [SEGMENT, bytes.subarray(0, -20)]])
    files.delete(`${SIMULATED}/lock`)
    const torn = new SimulatedDisk(files)
    const session = await openOn(torn)
    expect(session.status()).toMatchObject({ revision: 3, undo: 'add tag' })
    await run(session, { kind: 'add-tag', name: 'After' })
    expect(contentOf(await openOn(torn, SIMULATED, false))).toEqual(contentOf(session))
    await session.close()
    expect(await verifyNotebook(SIMULATED, torn)).toMatchObject({ value: { problems: [] } })
  })

  it('[J27] syncs once for a command, and once for all that wait', async () => {
    const disk = await freshDisk()
    const session = await openOn(disk)
    await run(session, { kind: 'add-tag', name: 'First' })
    const syncs = () => disk.operations.filter(({ kind }) => kind === 'sync' || kind === 'sync folder').length
    const before = syncs()
    await run(session, { kind: 'add-tag', name: 'Second' })
    expect(syncs() - before).toBe(1)
    await Promise.all(
      Array.from({ length: 1000 }, (_, count) => run(session, { kind: 'add-tag', name: `Tag ${count}` }))
    )
    expect(syncs() - before).toBeLessThanOrEqual(4)
  })

  it('[J28] starts a new file at every start, and compresses the old ones once they are in notebook.json', async () => {
    const disk = await worked()
    await (await openOn(new SimulatedDisk(disk.files()), SIMULATED, false)).close()
    const files = new Map(disk.files())
    files.delete(`${SIMULATED}/lock`)
    const next = new SimulatedDisk(files)
    const session = await openOn(next)
    await addText(session, 'Mali leaves.')
    const names = () =>
      [...next.files().keys()]
        .filter(path => path.includes('/journal/'))
        .map(path => path.slice(-15).replace(/^.*\//, ''))
    expect(names().sort()).toEqual(['000001.jsonl.gz', '000002.jsonl', '000003.jsonl'])
    await session.close()
    expect(names().sort()).toEqual(['000001.jsonl.gz', '000002.jsonl.gz', '000003.jsonl.gz'])
  })
})
