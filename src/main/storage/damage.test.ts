import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { SIMULATED, addText, contentOf, freshDisk, openOn, run } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { openNotebook } from '../open-notebook.ts'
import { verifyNotebook } from './verify.ts'

type Files = ReadonlyMap<string, Buffer | null>

/** What the notebook held at each revision, and its files: one closed, one left open with newer lines in the journal. */
const contents = new Map<number, string>()
const copies: Files[] = []

beforeAll(async () => {
  const disk = await freshDisk()
  for (const title of ['One', 'Two']) {
    const session = await openOn(disk)
    const note = () => contents.set(session.status().revision, JSON.stringify(contentOf(session)))
    note()
    session.onChange(note)
    await addText(session, `Mali leaves the court, says ${title}.`)
    for (const name of ['Coups', 'Bias', 'Wagner']) await run(session, { kind: 'add-tag', name: name + title })
    await session.undo()
    copies.push(withoutLock(disk))
    if (title === 'One') await session.close()
    copies.push(withoutLock(disk))
  }
})

const anyDamage = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('zero' as const), at: fc.nat() }),
  fc.record({
    kind: fc.constant('overwrite' as const),
    at: fc.nat(),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 64 })
  }),
  fc.record({ kind: fc.constant('swap lines' as const), at: fc.nat(), with: fc.nat() }),
  fc.record({ kind: fc.constant('drop line' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('double line' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('remove' as const) })
)
type Damage = typeof anyDamage extends fc.Arbitrary<infer T> ? T : never

/** Null removes the file. */
function damage(bytes: Buffer, how: Damage): Buffer | null {
  if (how.kind === 'remove') return null
  const at = how.at % Math.max(1, bytes.length)
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- what is left are lines, which the compiler checks
  switch (how.kind) {
    case 'flip':
      return overwritten(bytes, at, Buffer.from([(bytes[at] ?? 0) ^ (1 << how.bit)]))
    case 'cut':
      return bytes.subarray(0, at)
    case 'zero':
      return overwritten(bytes, at, Buffer.alloc(bytes.length - at))
    case 'overwrite':
      return overwritten(bytes, at, how.bytes)
    default:
      return Buffer.from(damagedLines(bytes.toString('latin1').split('\n'), how).join('\n'), 'latin1')
  }
}

function overwritten(bytes: Buffer, at: number, by: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + by.length)])
}

type LineDamage = Extract<Damage, { readonly kind: 'swap lines' | 'drop line' | 'double line' }>

function damagedLines(lines: string[], how: LineDamage): string[] {
  const at = how.at % lines.length
  if (how.kind === 'drop line') return lines.toSpliced(at, 1)
  if (how.kind === 'double line') return lines.toSpliced(at, 0, lines[at] ?? '')
  const other = how.with % lines.length
  return lines.with(at, lines[other] ?? '').with(other, lines[at] ?? '')
}

/** The lock says nothing of what the notebook holds, and while there is one, reading is tried again and again. */
function withoutLock(disk: SimulatedDisk): Files {
  return new Map([...disk.files()].filter(([path]) => !path.endsWith('/lock')))
}

function filesOf(files: Files): readonly string[] {
  return [...files].flatMap(([path, bytes]) => (bytes ? [path] : [])).sort()
}

function finds(verified: Awaited<ReturnType<typeof verifyNotebook>>): boolean {
  return verified.kind === 'refused' || verified.value.problems.length > 0
}

describe('damage (J)', () => {
  it('[J19] to any file lets the notebook open to what it held once, or say which file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3), fc.nat(), anyDamage, async (copy, which, how) => {
        const files = new Map(copies[copy % copies.length])
        const names = filesOf(files)
        const name = names[which % names.length] ?? ''
        const spoilt = damage(files.get(name) ?? Buffer.alloc(0), how)
        if (spoilt) files.set(name, spoilt)
        else files.delete(name)
        const disk = new SimulatedDisk(files)
        const opened = await openNotebook(SIMULATED, { by: () => '', announce: () => {}, write: false, disk })
        const verified = await verifyNotebook(SIMULATED, disk)
        const said = opened.kind === 'refused' && /damaged|newer version/.test(opened.reason) && finds(verified)
        const found = opened.kind === 'done' && JSON.stringify(contentOf(opened.value))
        const held = opened.kind === 'done' && contents.get(opened.value.status().revision)
        expect([said || opened.kind === 'done', found]).toEqual([true, held])
      }),
      { numRuns: 2000 }
    )
  })

  it('[J20] by one changed bit of a saved line is never passed over', async () => {
    const files = copies.at(-1) ?? new Map()
    const segments = filesOf(files).filter(path => path.endsWith('.jsonl'))
    expect(segments).toHaveLength(1)
    for (const path of segments) {
      const bytes = files.get(path) ?? Buffer.alloc(0)
      for (let at = 0; at < bytes.length; at++) {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ 4
        const disk = new SimulatedDisk(new Map([...files, [path, changed]]))
        expect(
          await openNotebook(SIMULATED, { by: () => '', announce: () => {}, write: false, disk }),
          `byte ${at}`
        ).toMatchObject({
          kind: 'refused'
        })
      }
    }
  })
})
