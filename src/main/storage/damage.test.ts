import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anyCase,
  damaged,
  dishonesty,
  encryptedCopies,
  filesOf,
  openDamaged,
  plainCopies
} from '../../testing/damages.ts'
import { SIMULATED, contentOf, openOn, run } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { openNotebook } from '../open-notebook.ts'
import { repairNotebook } from './repair.ts'
import { verifyNotebook } from './verify.ts'

const kinds = [
  ['plain', await plainCopies()],
  ['encrypted', await encryptedCopies()]
] as const
const [[, plain]] = kinds

function finds(verified: Awaited<ReturnType<typeof verifyNotebook>>): boolean {
  return verified.kind === 'refused' || verified.value.problems.length > 0
}

/** A share of what `npm run test:durability -- --tier in-process` tries. */
const numRuns = 1000
const SALT_AND_END = 67

describe('damage (J)', { timeout: 60_000 }, () => {
  it.each(kinds)(
    '[J19] to any file leaves the newest state, or an earlier one that says why: %s',
    async (_, copies) => {
      await fc.assert(
        fc.asyncProperty(...anyCase, async (copy, which, how) => {
          const made = damaged(copies, copy, which, how)
          expect(dishonesty(await openDamaged(made), made, copies.contents)).toBeNull()
        }),
        { numRuns }
      )
    }
  )

  it.each(kinds)('[J31] is said, shows the newest state that verifies, and deletes nothing: %s', async (_, copies) => {
    await fc.assert(
      fc.asyncProperty(...anyCase, async (copy, which, how) => {
        const made = damaged(copies, copy, which, how)
        const { disk } = made
        const before = disk.files()
        const opened = await openDamaged(made, true)
        if (opened.kind === 'refused' || opened.value.damage === null) return
        expect(opened.value.readOnly).toBe(opened.value.damage)
        expect(await opened.value.close()).toEqual({ kind: 'done', value: null })
        expect(disk.files()).toEqual(before)
        expect(finds(await verifyNotebook(SIMULATED, made.open))).toBe(true)
      }),
      { numRuns: numRuns / 10 }
    )
  })

  it.each(kinds)(
    '[J33] is mended from there: all verifies, work goes on, no byte is deleted: %s',
    async (_, copies) => {
      await fc.assert(
        fc.asyncProperty(...anyCase, async (copy, which, how) => {
          const made = damaged(copies, copy, which, how)
          const { disk, open } = made
          const before = disk.files()
          const shown = await openDamaged(made)
          const repaired = await repairNotebook(SIMULATED, { by: 'Ana', host: 'a test', disk: open })
          expect(repaired.kind).toBe(shown.kind)
          if (shown.kind === 'refused') return
          expect(await verifyNotebook(SIMULATED, open)).toMatchObject({ value: { problems: [] } })
          const session = await openOn(open)
          expect([session.readOnly, contentOf(session)]).toEqual([null, contentOf(shown.value)])
          const left = new Set([...disk.files().values()].map(String))
          const kept = copies === plain ? [...before] : []
          const gone = kept.filter(([path, bytes]) => !path.endsWith('/notebook.json') && !left.has(String(bytes)))
          expect(gone).toEqual([])
          expect(await run(session, { kind: 'add-tag', name: 'After' })).toMatchObject({ kind: 'done' })
          expect((await session.undo()).kind).toBe('done')
          await session.close()
          expect(contentOf(await openOn(open))).toEqual(contentOf(shown.value))
        }),
        { numRuns: numRuns / 10 }
      )
    }
  )

  it('[J38] to the end of the last saved line is told from a line cut short', async () => {
    const { files = new Map<string, Buffer | null>(), newest = 0 } = plain.copies.at(-1) ?? {}
    const path = filesOf(files).find(name => name.endsWith('.jsonl')) ?? ''
    const bytes = files.get(path) ?? Buffer.alloc(0)
    for (let length = 1; length <= 120; length++)
      for (const byte of [1, 120, 255]) {
        // Beyond its salt a line may hold any words, so words in the place of others cannot be told.
        if (byte === 120 && length > SALT_AND_END) continue
        const end = Buffer.alloc(length, byte)
        const changed = Buffer.concat([bytes.subarray(0, bytes.length - length), end])
        const disk = new SimulatedDisk(new Map([...files, [path, changed]]))
        const { damage, status } = await openOn(disk, SIMULATED, false)
        expect([status().revision, damage], `${length} of ${byte}`).toEqual([
          newest - 1,
          expect.stringContaining('is not as it was written')
        ])
        const short = new SimulatedDisk(new Map([...files, [path, bytes.subarray(0, bytes.length - length)]]))
        expect((await openOn(short, SIMULATED, false)).damage).toBeNull()
      }
  })

  it('[J19] that takes bytes out of the last encrypted line is told from an end cut short', async () => {
    const [, [, encrypted]] = kinds
    const { files = new Map<string, Buffer | null>(), newest = 0 } = encrypted.copies.at(-1) ?? {}
    const path = filesOf(files).find(encrypted.isLive) ?? ''
    const bytes = files.get(path) ?? Buffer.alloc(0)
    const openWith = (changed: Buffer) =>
      openOn(encrypted.door(new SimulatedDisk(new Map([...files, [path, changed]]))), SIMULATED, false)
    for (let end = 12; end < 240; end += 6)
      for (const gone of [1, 15, 16, 17, 100]) {
        const from = bytes.length - end - gone
        const { damage, status } = await openWith(Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + gone)]))
        expect([end, gone, status().revision, damage]).toEqual([
          ...[end, gone, newest - 1],
          expect.stringMatching(/is not as it was encrypted at/)
        ])
        expect((await openWith(bytes.subarray(0, bytes.length - end))).damage).toBeNull()
      }
  })

  it('[J20] by one changed bit of a saved line is never passed over', async () => {
    const files = plain.copies.at(-1)?.files ?? new Map<string, Buffer | null>()
    const segments = filesOf(files).filter(path => path.endsWith('.jsonl'))
    expect(segments).toHaveLength(1)
    for (const path of segments) {
      const bytes = files.get(path) ?? Buffer.alloc(0)
      for (let at = 0; at < bytes.length; at++) {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ 4
        const disk = new SimulatedDisk(new Map([...files, [path, changed]]))
        const opened = await openNotebook(SIMULATED, { by: () => '', announce: () => {}, write: false, disk })
        if (opened.kind === 'refused') throw new Error(opened.reason)
        const { damage, status } = opened.value
        expect(damage, `byte ${at}`).toContain('journal/000003.jsonl')
        expect(JSON.stringify(contentOf(opened.value))).toBe(plain.contents.get(status().revision))
      }
    }
  })
})
