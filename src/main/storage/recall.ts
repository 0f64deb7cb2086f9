import type { Step } from '#shared/change/change.ts'
import { LONGEST, type Entry, type History } from '#shared/change/history.ts'
import type { AnyRecord } from '#shared/model/notebook.ts'
import type { RecordLine } from './journal-line.ts'
import type { EntryLine } from './read-journal.ts'

/** A step of undo as the journal tells it: what was before is found in an earlier line. */
export type Recalled = {
  readonly label: string
  readonly at: string
  /** The first of the revisions that made it. */
  readonly revision: number
  readonly steps: ReadonlyMap<string, RecalledStep>
}

/** `before` is undefined until it is found. */
type RecalledStep = Omit<Step, 'before'> & { readonly before: AnyRecord | null | undefined }

/** What can be undone and redone; where the lines given do not reach back far enough, the older part stays out. */
export type RecalledHistory = {
  readonly history: History
  /** The steps that come after those of the history, nearest first; to be completed from older lines. */
  readonly older: readonly Recalled[]
  /** Whether the lines showed all that can be undone. */
  readonly isWhole: boolean
  /** Whether they name the next step of undo, and of redo if there is one. */
  readonly names: boolean
}

/** Null stands for a step that was made before the lines that are known. */
type Stacks = { past: readonly Recalled[]; future: readonly (Recalled | null)[] }

/**
 * Find out from the newest lines what can be undone and redone. The lines are in order, without a gap, and end with
 * the newest.
 */
export function recall(lines: readonly EntryLine[]): RecalledHistory {
  let stacks: Stacks = { past: [], future: [] }
  for (const line of lines) stacks = fold(stacks, line)
  const past = complete(stacks.past, lines)
  const known = entriesOf(past)
  return {
    history: { past: known, future: entriesOf(stacks.future) },
    older: past.slice(known.length),
    isWhole: lines[0]?.head.revision === 1 || lines.some(endsUndo) || past.length >= LONGEST,
    names: past.length > 0 && stacks.future[0] !== null
  }
}

/**
 * Complete steps from lines, as far as these tell what was before. `madeGood` is the revision of a later line that says
 * again all that erased ones before it said; 0 where there is none.
 */
export function complete(
  steps: readonly Recalled[],
  lines: readonly EntryLine[],
  madeGood = erasureIn(lines)
): readonly Recalled[] {
  const before = valuesBefore(steps, lines, madeGood)
  const filled = (key: string, step: RecalledStep, revision: number) =>
    step.before === undefined ? { ...step, before: before(key, revision) } : step
  return steps.map(step => ({
    ...step,
    steps: new Map([...step.steps].map(([key, known]) => [key, filled(key, known, step.revision)]))
  }))
}

/** The revision of the last line that erased others; 0 where none did. */
export function erasureIn(lines: readonly EntryLine[]): number {
  return lines.findLast(({ head }) => head.command === 'erase')?.head.revision ?? 0
}

/** Whether it is known what was before each of its records. */
export function isComplete({ steps }: Recalled): boolean {
  return [...steps.values()].every(({ before }) => before !== undefined)
}

/** The steps up to the first that is not complete, to undo or redo. */
export function entriesOf(steps: readonly (Recalled | null)[]): readonly Entry[] {
  const entries: Entry[] = []
  for (const step of steps) {
    if (!step || !isComplete(step)) break
    const change = [...step.steps.values()].map(({ before = null, ...known }) => ({ ...known, before }))
    entries.push({ label: step.label, at: step.at, change, mergeKey: null })
  }
  return entries
}

function fold({ past, future }: Stacks, line: EntryLine): Stacks {
  if (endsUndo(line)) return { past: [], future: [] }
  const { head, body } = line
  const [last, ...older] = past
  const [next, ...later] = future
  if (head.command === 'undo') return { past: older, future: [last ? undone(last, body.records) : null, ...future] }
  // Where it is not known what was made again, nothing older than it can be reached.
  if (head.command === 'redo') return { past: next ? [next, ...past] : [], future: later }
  if (body.label === null) return { past, future }
  const step = { label: body.label, at: head.at, revision: head.revision, steps: stepsOf(body.records) }
  if (body.joins) return { past: last ? [joined(last, step), ...older] : [], future: [] }
  return { past: [step, ...past].slice(0, LONGEST), future: [] }
}

/**
 * What was erased must not come back, records of an older shape must not either, what was done in a gap that was bridged
 * is not known step by step, and nothing before can be reached without them.
 */
function endsUndo(line: EntryLine): line is Extract<EntryLine, { readonly kind: 'erased' }> {
  const { command, schema } = line.head
  if (line.kind === 'erased' || command === 'erase' || schema !== undefined) return true
  return command === 'repair' && line.body.records.length > 0
}

/** What an undo wrote is what was before the step it took back. */
function undone(last: Recalled, records: readonly RecordLine[]): Recalled {
  const steps = records.flatMap(record => {
    const known = last.steps.get(keyOf(record))
    return known ? [[keyOf(record), { ...known, before: record[2] }] as const] : []
  })
  return { ...last, steps: new Map(steps) }
}

function joined(last: Recalled, next: Recalled): Recalled {
  const steps = new Map(last.steps)
  for (const [key, step] of next.steps) {
    const known = steps.get(key)
    steps.set(key, known ? { ...step, before: known.before } : step)
  }
  return { ...next, revision: last.revision, steps }
}

function stepsOf(records: readonly RecordLine[]): ReadonlyMap<string, RecalledStep> {
  return new Map(
    records.map(record => {
      const [table, id, after, isNew] = record
      return [keyOf(record), { table, id, after, before: isNew ? null : undefined }]
    })
  )
}

/** Look up what a record was before a revision: what the latest line before it wrote; undefined where none did. */
function valuesBefore(steps: readonly Recalled[], lines: readonly EntryLine[], madeGood: number) {
  const wanted = new Set(
    steps.flatMap(({ steps }) => [...steps].flatMap(([key, { before }]) => (before === undefined ? [key] : [])))
  )
  const written = new Map<string, { readonly revision: number; readonly after: AnyRecord | null }[]>()
  for (const line of lines) {
    // What an erased line wrote is gone, so what stood before it says nothing about what came after.
    if (line.kind === 'erased') {
      if (line.head.revision > madeGood) written.clear()
    } else
      for (const record of line.body.records) {
        const key = keyOf(record)
        if (!wanted.has(key)) continue
        const values = written.get(key) ?? []
        values.push({ revision: line.head.revision, after: record[2] })
        written.set(key, values)
      }
  }
  return (key: string, revision: number) => written.get(key)?.findLast(value => value.revision < revision)?.after
}

function keyOf([table, id]: RecordLine): string {
  return `${table}/${id}`
}
