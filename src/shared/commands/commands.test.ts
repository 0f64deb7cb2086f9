import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, reverse, type Change } from '#shared/change/change.ts'
import { nameKey } from '#shared/codebook/names.ts'
import { commandSchema, type Command } from '#shared/commands/index.ts'
import { colours } from '#shared/model/tag.ts'
import { units } from '#shared/text/unit-around.ts'
import { emptyNotebook, indexNames, tableNames, type AnyRecord, type OpenNotebook } from '#shared/model/notebook.ts'
import { openMemory, type Memory } from '../../testing/notebook.ts'

const paragraph = 'The junta took power; the court 𐤀 looked on. '

/** A choice that is made when the notebook it is made in is known. */
type Step = (memory: Memory) => Command

const anyPick = fc.nat(30)
const anyName = fc.constantFrom('Coups', 'coups', 'Bias', 'Wagner', ' Court  ', 'a/b', '', 'Ärger')
const anyText = fc.constantFrom('', 'a note', '=1+1', 'x'.repeat(50))
const anyColour = fc.constantFrom(...colours)
const anyKey = fc.option(fc.integer({ min: 1, max: 9 }))
const anyCsv = fc
  .array(fc.tuple(fc.constantFrom('Coups', 'Coups/Bias', 'Wagner/x/y', 'bias'), fc.constantFrom('', '1', '2'), anyText))
  .map(rows => ['path,key,definition', ...rows.map(row => row.join(','))].join('\n'))

const pick = (records: ReadonlyMap<string, { readonly id: string }>, n: number) => {
  const ids = [...records.keys()]
  return n === 0 ? 'gone' : (ids[n % ids.length] ?? 'gone')
}
const tagOf = ({ notebook }: Memory, n: number) => pick(notebook.tags, n)
const excerptOf = ({ notebook }: Memory, n: number) => pick(notebook.excerpts, n)
const sourceOf = ({ notebook }: Memory, n: number) => pick(notebook.sources, n)
const parentOf = (memory: Memory, n: number | null) => (n === null ? null : tagOf(memory, n))

const anyParent = fc.option(anyPick)
const anyRange = fc.record({ start: fc.nat(120), end: fc.nat(120) })

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(anyPick, anyRange, fc.array(anyPick, { maxLength: 3 }), fc.array(anyName, { maxLength: 1 }))
    .map(([s, range, tags, newTagNames]): Step => m => ({
      kind: 'mark-excerpt',
      sourceId: sourceOf(m, s),
      ...range,
      tagIds: tags.map(n => tagOf(m, n)),
      newTagNames
    })),
  fc
    .tuple(anyPick, anyRange)
    .map(([e, range]): Step => m => ({ kind: 'move-excerpt', excerptId: excerptOf(m, e), ...range })),
  fc
    .tuple(anyPick, fc.nat(120))
    .map(([e, at]): Step => m => ({ kind: 'split-excerpt', excerptId: excerptOf(m, e), at })),
  fc
    .array(anyPick, { minLength: 2, maxLength: 3 })
    .map((some): Step => m => ({ kind: 'merge-excerpts', excerptIds: some.map(n => excerptOf(m, n)) })),
  fc
    .tuple(anyPick, fc.array(anyRange, { minLength: 1, maxLength: 4 }), fc.constantFrom(...units), anyPick)
    .map(([s, ranges, unit, t]): Step => m => ({
      kind: 'mark-passages',
      passages: ranges.map(range => ({ sourceId: sourceOf(m, s), ...range })),
      unit,
      tagIds: [tagOf(m, t)]
    })),
  fc
    .array(anyPick, { minLength: 1, maxLength: 3 })
    .map((some): Step => m => ({ kind: 'remove-excerpts', excerptIds: some.map(n => excerptOf(m, n)) })),
  fc.tuple(anyPick, anyPick, anyName).map(([e, t, name]): Step => m => ({
    kind: 'tag-excerpt',
    excerptId: excerptOf(m, e),
    tagIds: [tagOf(m, t)],
    newTagNames: [name]
  })),
  fc
    .tuple(anyPick, anyPick)
    .map(([e, t]): Step => m => ({ kind: 'untag-excerpt', excerptId: excerptOf(m, e), tagId: tagOf(m, t) })),
  fc
    .tuple(anyPick, anyName)
    .map(([e, speaker]): Step => m => ({ kind: 'attribute-excerpt', excerptId: excerptOf(m, e), speaker })),
  fc
    .tuple(anyPick, anyText)
    .map(([n, note]): Step => m => ({ kind: 'write-note', on: { kind: 'tag', id: tagOf(m, n) }, note })),
  fc
    .tuple(anyPick, anyText)
    .map(([n, note]): Step => m => ({ kind: 'write-note', on: { kind: 'excerpt', id: excerptOf(m, n) }, note })),
  anyName.map((title): Step => () => ({ kind: 'rename-notebook', title })),
  fc
    .tuple(anyPick, anyName)
    .map(([s, title]): Step => m => ({ kind: 'edit-source', sourceId: sourceOf(m, s), citation: { title } })),
  fc.tuple(anyName, anyParent).map(([name, p]): Step => m => ({ kind: 'add-tag', name, parentId: parentOf(m, p) })),
  fc.tuple(anyPick, anyName).map(([t, name]): Step => m => ({ kind: 'rename-tag', tagId: tagOf(m, t), name })),
  fc.tuple(anyPick, anyText).map(([t, counts]): Step => m => ({ kind: 'define-tag', tagId: tagOf(m, t), counts })),
  fc
    .tuple(anyPick, fc.option(anyColour))
    .map(([t, colour]): Step => m => ({ kind: 'recolour-tag', tagId: tagOf(m, t), colour })),
  fc.tuple(anyPick, anyParent, anyParent).map(([t, p, b]): Step => m => ({
    kind: 'move-tag',
    tagId: tagOf(m, t),
    parentId: parentOf(m, p),
    beforeId: parentOf(m, b)
  })),
  fc
    .tuple(anyPick, anyPick)
    .map(([a, b]): Step => m => ({ kind: 'merge-tags', fromId: tagOf(m, a), intoId: tagOf(m, b) })),
  anyPick.map((t): Step => m => ({ kind: 'remove-tag', tagId: tagOf(m, t) })),
  fc.tuple(anyPick, anyKey).map(([t, key]): Step => m => ({ kind: 'assign-key', tagId: tagOf(m, t), key })),
  anyCsv.map((csv): Step => () => ({ kind: 'import-codebook', csv })),
  anyPick.map((s): Step => m => ({ kind: 'remove-source', sourceId: sourceOf(m, s) })),
  fc.tuple(fc.array(anyPick, { minLength: 1, maxLength: 3 }), anyPick).map(([some, t]): Step => m => ({
    kind: 'tag-excerpts',
    excerptIds: some.map(n => excerptOf(m, n)),
    tagIds: [tagOf(m, t)]
  })),
  fc.tuple(fc.array(anyPick, { minLength: 1, maxLength: 3 }), anyPick).map(([some, t]): Step => m => ({
    kind: 'untag-excerpts',
    excerptIds: some.map(n => excerptOf(m, n)),
    tagId: tagOf(m, t)
  }))
)
const anySteps = fc.array(anyStep, { maxLength: 25, size: 'max' })

function open(): Memory {
  const memory = openMemory()
  for (const title of ['Niamey', 'Bamako']) memory.source(title, paragraph, paragraph.repeat(2))
  const coups = memory.tag('Coups')
  const bias = memory.tag('Bias', coups)
  for (const sourceId of memory.notebook.sources.keys()) {
    memory.mark(sourceId, 'junta', coups)
    memory.mark(sourceId, 'junta took power', bias, coups)
  }
  return memory
}

const copyOf = (notebook: OpenNotebook): OpenNotebook => structuredClone(notebook)

/** The indexes as the tables say they must be. */
function indexesFrom(notebook: OpenNotebook) {
  const fresh = emptyNotebook()
  const steps = tableNames.flatMap(table =>
    [...(notebook[table] as Map<string, AnyRecord>).values()].map(after => ({
      table,
      id: after.id,
      before: null,
      after
    }))
  )
  apply(fresh, steps)
  return indexNames.map(name => fresh[name])
}

describe('any commands (N)', () => {
  it('[N19] are taken back by the reverse of what they changed', () => {
    fc.assert(
      fc.property(anySteps, steps => {
        const memory = open()
        const states: OpenNotebook[] = []
        const changes: Change[] = []
        for (const step of steps) {
          states.push(copyOf(memory.notebook))
          changes.push(memory.run(step(memory)).change)
        }
        for (const change of changes.toReversed()) {
          apply(memory.notebook, reverse(change))
          expect(memory.notebook).toEqual(states.pop())
        }
      })
    )
  })

  it('[N20] leave a notebook that is sound', () => {
    const kinds = new Set<string>()
    fc.assert(
      fc.property(anySteps, steps => {
        const memory = open()
        for (const step of steps) {
          const command = step(memory)
          if (memory.run(command).outcome.kind === 'done') kinds.add(command.kind)
          expectSound(memory)
        }
      }),
      { numRuns: 200 }
    )
    // Otherwise the steps above are not worth their name.
    expect(kinds.size).toBeGreaterThan(19)
  })

  it('[N21] change the same when they are run again from the same', () => {
    fc.assert(
      fc.property(anySteps, steps => {
        const [one, other] = [open(), open()]
        for (const step of steps) expect(one.run(step(one))).toEqual(other.run(step(other)))
      }),
      { numRuns: 50 }
    )
  })

  it('[N16] pass through the schema unharmed', () => {
    const memory = open()
    fc.assert(
      fc.property(anyStep, step => {
        const checked = commandSchema.parse(step(memory))
        expect(commandSchema.parse(JSON.parse(JSON.stringify(checked)))).toEqual(checked)
      })
    )
  })
})

function expectSound({ notebook, sourceText }: Memory): void {
  const tags = [...notebook.tags.values()]
  const excerpts = [...notebook.excerpts.values()]
  const keys = tags.flatMap(({ key }) => key ?? [])
  expect(new Set(keys).size).toBe(keys.length)
  const names = tags.map(({ parentId, name }) => `${parentId}/${nameKey(name)}`)
  expect(new Set(names).size).toBe(names.length)
  for (const tag of tags) {
    expect(depthOf(notebook, tag.id)).toBeLessThanOrEqual(tags.length)
    expect(tag.parentId ?? tag.colour).not.toBeNull()
  }
  for (const { sourceId, anchor, tagIds } of excerpts) {
    expect(tagIds.filter(id => !notebook.tags.has(id))).toEqual([])
    expect(new Set(tagIds).size).toBe(tagIds.length)
    expect(sourceText(sourceId).slice(anchor.start, anchor.end)).toBe(anchor.exact)
    expect(anchor.exact.trim()).toBe(anchor.exact)
    expect(anchor.exact.isWellFormed() && anchor.exact.length > 0).toBe(true)
  }
  const ranges = excerpts.map(({ sourceId, anchor }) => `${sourceId} ${anchor.start} ${anchor.end}`)
  expect(new Set(ranges).size).toBe(ranges.length)
  expect(indexNames.map(name => notebook[name])).toEqual(indexesFrom(notebook))
}

/** How far a tag is from the top; infinite in a circle, or below a tag that is gone. */
function depthOf(notebook: OpenNotebook, tagId: string): number {
  let depth = 0
  for (let id: string | null = tagId; id !== null; depth++) {
    const tag = notebook.tags.get(id)
    if (!tag || depth > notebook.tags.size) return Infinity
    id = tag.parentId
  }
  return depth
}
