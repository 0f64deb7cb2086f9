import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportSchema, type ExportedPiece, type ExportRequest } from '#shared/export/export.ts'
import { addText, openOn, run, SIMULATED, freshDisk } from '../testing/open-folder.ts'
import { SimulatedDisk } from '../testing/simulated-disk.ts'
import { sealLine } from './custody/ask-seal.ts'
import { checkSeal, makeSeal } from './custody/seal.ts'
import { exportNotebook, type Sealer } from './export-notebook.ts'
import type { Session } from './session.ts'

let config = ''
beforeAll(async () => void (config = await mkdtemp(join(tmpdir(), 'sealed-export-'))))
afterAll(() => rm(config, { recursive: true, force: true }))

const sealer: Sealer = ({ path, disk }, revision) => sealLine(path, config, disk, revision)

async function exported(session: Session, request: ExportRequest = { format: 'md' }, seals = sealer) {
  const file = await exportNotebook(session, exportSchema.parse(request), seals)
  if (file.kind === 'refused') throw new Error(file.reason)
  const { pieces, ...named } = file.value
  let text = ''
  for await (const piece of pieces) text += piece.text
  return { ...named, text }
}
const sealIn = (text: string) => /dossier-seal-1:[0-9A-Z-]+/.exec(text)?.[0] ?? ''

async function started() {
  const disk = await freshDisk()
  const session = await openOn(disk)
  const added = await addText(session, 'Soldiers seized power.', 'News')
  return { disk, session, sourceId: added.kind === 'done' ? added.value : '' }
}

describe('an export with a seal (X)', () => {
  it.each(['md', 'html', 'json'] as const)('[X14] bears in %s the seal of the state that it holds', async format => {
    const { disk, session, sourceId } = await started()
    const { revision } = session.status()
    const requests: ExportRequest[] =
      format === 'json' ? [{ format }] : [{ format }, { format, annotatedSourceId: sourceId }]
    const files = await Promise.all(requests.map(request => exported(session, request)))
    await run(session, { kind: 'rename-notebook', title: 'Later' })
    for (const { text } of files)
      expect(await checkSeal(SIMULATED, sealIn(text), config, disk)).toMatchObject({
        value: { problem: null, isOwn: true, since: 1, seal: { revision } }
      })
  })

  it('[X14] bears none as a table, where it would stand in the way of the rows', async () => {
    const { session } = await started()
    expect((await exported(session, { format: 'csv' })).text).not.toContain('seal')
  })

  it('[X2] is the same again on the same device', async () => {
    const { session } = await started()
    expect(await exported(session)).toEqual(await exported(session))
  })

  it('[X14] seals just what it holds, though more is on disk or comes meanwhile', async () => {
    const { disk, session } = await started()
    const reader = await openOn(disk, SIMULATED, false)
    const { revision } = reader.status()
    await run(session, { kind: 'rename-notebook', title: 'By the other' })
    const { text } = await exported(reader)
    expect(await checkSeal(SIMULATED, sealIn(text), config, disk)).toMatchObject({
      value: { problem: null, since: 1, seal: { revision } }
    })
    const before = session.status().revision
    const interrupted: Sealer = async (of, at) => {
      await run(session, { kind: 'rename-notebook', title: 'Meanwhile' })
      return sealer(of, at)
    }
    const file = await exported(session, { format: 'md' }, interrupted)
    expect(file.text).toContain('# By the other')
    expect(await checkSeal(SIMULATED, sealIn(file.text), config, disk)).toMatchObject({
      value: { problem: null, since: 1, seal: { revision: before } }
    })
  })

  it('[X15] is saved first, and where that fails it bears no seal and says so', async () => {
    const { disk, session } = await started()
    disk.fault = (call, path) => (['write', 'create'].includes(call) && path.includes('/journal/') ? 'ENOSPC' : null)
    expect((await run(session, { kind: 'rename-notebook', title: 'Unsaved' })).kind).toBe('unsaved')
    const without = await exported(session)
    expect(without.text).toContain('# Unsaved')
    expect(without.text).toContain('could not be sealed when it was made')
    expect([sealIn(without.text), without.unsealed]).toEqual(['', expect.stringContaining('The disk is full')])
    disk.fault = () => null
    const { text, unsealed } = await exported(session)
    expect(unsealed).toBeUndefined()
    expect(await checkSeal(SIMULATED, sealIn(text), config, disk)).toMatchObject({ value: { problem: null, since: 0 } })
  })

  it('[X15] bears no seal of a damaged notebook, and the file names no folder of this computer', async () => {
    const { disk, session } = await started()
    await session.close()
    const files = new Map(disk.files())
    const segment = `${SIMULATED}/journal/000001.jsonl.gz`
    files.set(segment, Buffer.from('gone'))
    const damaged = await openOn(new SimulatedDisk(files), SIMULATED, false)
    const { text, unsealed } = await exported(damaged)
    expect([sealIn(text), unsealed]).toEqual(['', expect.stringContaining('A damaged notebook cannot be sealed')])
    const noKey: Sealer = (of, at) => sealLine(of.path, join(config, 'device-key.pem', 'under a file'), of.disk, at)
    const keyless = await exported(await openOn(disk, SIMULATED, false), { format: 'md' }, noKey)
    expect(keyless.text).toContain('could not be sealed')
    expect([keyless.text.includes(config), keyless.unsealed?.includes(config)]).toEqual([false, true])
  })
})

describe('a long export (X)', () => {
  it('[X17] holds what the notebook held when it was asked for, and comes in pieces', async () => {
    const { session, sourceId } = await started()
    const note = `${'Word. '.repeat(3000)}`
    for (let i = 0; i < 40; i++) await run(session, { kind: 'add-tag', name: `Tag ${i}`, definition: note })
    await run(session, { kind: 'write-note', on: { kind: 'source', id: sourceId }, note })
    const whole = await exported(session, { format: 'json' })
    const file = await exportNotebook(session, exportSchema.parse({ format: 'json' }), sealer)
    if (file.kind === 'refused') throw new Error(file.reason)
    const pieces: ExportedPiece[] = []
    for await (const piece of file.value.pieces) {
      await run(session, { kind: 'rename-notebook', title: `Title ${pieces.length}` })
      await run(session, { kind: 'write-note', on: { kind: 'source', id: sourceId }, note: '' })
      pieces.push(piece)
    }
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.map(({ text }) => text).join('')).toBe(whole.text)
    expect(pieces.map(({ isLast }) => isLast)).toEqual(pieces.map((_, i) => i === pieces.length - 1))
    expect(pieces.map(({ part }) => part)).toEqual(pieces.map(({ part }) => part).toSorted((a, b) => a - b))
    expect(pieces.at(-1)?.part).toBe(1)
  })

  it('[X17] comes in pieces that are cleared away as soon as they are sent, at two bytes a letter too', async () => {
    const { session } = await started()
    for (let i = 0; i < 40; i++) await run(session, { kind: 'add-tag', name: `Tag ${i}`, definition: '’'.repeat(4000) })
    for (const format of ['md', 'html', 'json'] as const) {
      const file = await exportNotebook(session, exportSchema.parse({ format, withSeal: false }), sealer)
      if (file.kind === 'refused') throw new Error(file.reason)
      const lengths: number[] = []
      for await (const { text } of file.value.pieces) lengths.push(text.length)
      expect(lengths.length).toBeGreaterThan(2)
      expect(Math.max(...lengths)).toBeLessThan(65_536)
    }
  })

  it('[X17] lets others have their turn before each piece', async () => {
    const { session } = await started()
    const definition = 'Word. '.repeat(3000)
    for (let i = 0; i < 60; i++) await run(session, { kind: 'add-tag', name: `Tag ${i}`, definition })
    const file = await exportNotebook(session, exportSchema.parse({ format: 'json', withSeal: false }), sealer)
    if (file.kind === 'refused') throw new Error(file.reason)
    let turns = 0
    const turnsBefore: number[] = []
    const count = () => {
      turns += 1
      next = setImmediate(count)
    }
    let next = setImmediate(count)
    for await (const _ of file.value.pieces) turnsBefore.push(turns)
    clearImmediate(next)
    expect(turnsBefore.length).toBeGreaterThan(2)
    expect(new Set(turnsBefore).size).toBe(turnsBefore.length)
  })
})

describe('a seal of an earlier state (H)', () => {
  it('[H40] is the one that was made then, and none is made of what is not on disk', async () => {
    const { disk, session } = await started()
    const then = await makeSeal(SIMULATED, config, disk)
    const { revision } = session.status()
    await run(session, { kind: 'rename-notebook', title: 'Later' })
    expect(await makeSeal(SIMULATED, config, disk, revision)).toEqual(then)
    expect(await makeSeal(SIMULATED, config, disk, revision + 2)).toMatchObject({
      reason: expect.stringContaining('on disk')
    })
  })
})
