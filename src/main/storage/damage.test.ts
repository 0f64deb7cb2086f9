import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { SIMULATED, addText, contentOf, freshDisk, openOn, run } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { openNotebook } from '../open-notebook.ts'
import { repairNotebook } from './repair.ts'
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
    for (const close of [false, title === 'One']) {
      if (close) await session.close()
      copies.push(withoutLock(disk))
      newest.push(session.status().revision)
    }
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

/** What was done last before each of the copies was taken. */
const newest: number[] = []

type Opened = Awaited<ReturnType<typeof openNotebook>>
const open = (disk: SimulatedDisk, write = false) =>
  openNotebook(SIMULATED, { by: () => '', announce: () => {}, write, disk })

/** Damage one file of one copy; says how much of the history was on it, and whether bytes were changed, not only lost. */
function damaged(copy: number, which: number, how: Damage) {
  const files = new Map(copies[copy % copies.length])
  const names = filesOf(files)
  const name = names[which % names.length] ?? ''
  const before = files.get(name) ?? Buffer.alloc(0)
  const spoilt = damage(before, how)
  if (spoilt) files.set(name, spoilt)
  else files.delete(name)
  // A file of the journal that ends early, in zeros or within a line, or was never made, is what a crash leaves of what
  // was not saved.
  const rest = spoilt?.toString('latin1').replace(/\0+$/, '') ?? ''
  const isCutShort = before.toString('latin1').startsWith(rest) || !rest.endsWith('\n')
  const isLikeCrash = name.endsWith('.jsonl') && isCutShort
  return { disk: new SimulatedDisk(files), name, newest: newest[copy % copies.length] ?? 0, isLikeCrash }
}

/** What is wrong with how a damaged notebook opened; null when it shows the newest state, or an earlier one and why. */
function dishonesty(opened: Opened, made: ReturnType<typeof damaged>): string | null {
  if (opened.kind === 'refused') return /damaged|newer version/.test(opened.reason) ? null : opened.reason
  const { damage, status } = opened.value
  const { revision } = status()
  if (JSON.stringify(contentOf(opened.value)) !== contents.get(revision)) return `not what it held at ${revision}`
  const isSaid = damage !== null && /^(?:This notebook is damaged|A file)/.test(damage)
  return made.isLikeCrash || revision === made.newest || isSaid ? null : `silently at ${revision}`
}

const anyCase = [fc.nat(3), fc.nat(), anyDamage] as const
const numRuns = Number(process.env['DOSSIER_MUTATIONS'] ?? 2000)

describe('damage (J)', { timeout: 30_000 + numRuns * 20 }, () => {
  it('[J19] to any file leaves the newest state, or an earlier one that says why', async () => {
    await fc.assert(
      fc.asyncProperty(...anyCase, async (copy, which, how) => {
        const made = damaged(copy, which, how)
        expect(dishonesty(await open(made.disk), made)).toBeNull()
      }),
      { numRuns }
    )
  })

  it('[J31] is said, shows the newest state that verifies, and deletes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(...anyCase, async (copy, which, how) => {
        const { disk } = damaged(copy, which, how)
        const before = disk.files()
        const opened = await open(disk, true)
        if (opened.kind === 'refused' || opened.value.damage === null) return
        expect(opened.value.readOnly).toBe(opened.value.damage)
        expect(await opened.value.close()).toEqual({ kind: 'done', value: null })
        expect(disk.files()).toEqual(before)
        expect(finds(await verifyNotebook(SIMULATED, disk))).toBe(true)
      }),
      { numRuns: numRuns / 10 }
    )
  })

  it('[J33] is mended from there: all verifies, work goes on, and no byte is deleted', async () => {
    await fc.assert(
      fc.asyncProperty(...anyCase, async (copy, which, how) => {
        const { disk } = damaged(copy, which, how)
        const before = disk.files()
        const shown = await open(disk)
        const repaired = await repairNotebook(SIMULATED, { by: 'Ana', host: 'a test', disk })
        expect(repaired.kind).toBe(shown.kind)
        if (shown.kind === 'refused') return
        expect(await verifyNotebook(SIMULATED, disk)).toMatchObject({ value: { problems: [] } })
        const session = await openOn(disk)
        expect([session.readOnly, contentOf(session)]).toEqual([null, contentOf(shown.value)])
        const left = new Set([...disk.files().values()].map(String))
        const gone = [...before].filter(([path, bytes]) => !path.endsWith('/notebook.json') && !left.has(String(bytes)))
        expect(gone).toEqual([])
        expect(await run(session, { kind: 'add-tag', name: 'After' })).toMatchObject({ kind: 'done' })
        expect((await session.undo()).kind).toBe('done')
        await session.close()
        expect(contentOf(await openOn(disk))).toEqual(contentOf(shown.value))
      }),
      { numRuns: numRuns / 10 }
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
        const opened = await open(new SimulatedDisk(new Map([...files, [path, changed]])))
        if (opened.kind === 'refused') throw new Error(opened.reason)
        const { damage, status } = opened.value
        expect(damage, `byte ${at}`).toContain('journal/000003.jsonl')
        expect(JSON.stringify(contentOf(opened.value))).toBe(contents.get(status().revision))
      }
    }
  })
})
