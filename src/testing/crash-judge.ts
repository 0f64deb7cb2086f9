import { openNotebook } from '#main/open-notebook.ts'
import type { Session } from '#main/session.ts'
import type { Disk } from '#main/storage/disk.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import { textOf, type Contents, type Scenario, type Work } from './crash-scenarios.ts'
import { crashStates, type CrashState } from './crash-states.ts'
import { doorOf } from './encrypted-notebook.ts'
import { afterDeath, run, SIMULATED } from './open-folder.ts'

/** What came of opening states, and how many of them were also worked on, closed and verified. */
export type Judged = {
  states: number
  worked: number
  readonly bad: string[]
  /** The keys of those that were opened: none counts twice. */
  readonly seen: Set<string>
}

/** What is done after a crash until the next; so many first crashes are gone on from, or until so many states are opened. */
export type Second = { readonly work: Work; readonly crashes?: number; readonly most?: number }

/** Which states are tried, of one of the parts that the work is divided into. */
export type Share = {
  /** Of so many states one is opened. */
  readonly statesEvery?: number
  readonly part?: number
  readonly of?: number
}

/** So many are opened at the same time, since opening waits for the system's threads now and then. */
const AT_ONCE = 8
/** After so many first crashes at the same time is gone on: a lock that was left behind is waited for. */
const GONE_ON_AT_ONCE = 3
/** Through all first crashes is gone in so many steps, and then again from the next one on. */
const MOST_STEPS = 24
/** Of so many states one is also worked on, closed and verified, which takes several times as long as opening it. */
const WORKED_EVERY = 3

/** Nothing was opened yet. */
export function nothingJudged(): Judged {
  return { states: 0, worked: 0, bad: [], seen: new Set() }
}

/** Open each state that a crash in some work may leave, and those of the same in the work after such crashes. */
export async function judgeScenario(
  { start, work }: Scenario,
  seconds: readonly Second[],
  { statesEvery = 1, part = 0, of = 1 }: Share = {}
): Promise<Judged> {
  const judged = nothingJudged()
  const before = await start()
  const contents = await work(before)
  const states = crashStates(before).filter((_, index) => index % of === part)
  await judgeStates(states, { contents, least: 0 }, judged, 1)
  for (const { work: next, crashes = Infinity, most = Infinity } of seconds) {
    const until = judged.states + most
    await together(GONE_ON_AT_ONCE, spread(states, crashes).values(), async state => {
      if (judged.states >= until) return
      const again = afterDeath(state.files)
      const later = await next(again)
      await judgeStates(crashStates(again), { contents: later, least: state.acked }, judged, statesEvery, until)
    })
  }
  return judged
}

/** Do something with each of some items, with so many at the same time. */
async function together<T>(count: number, left: IterableIterator<T>, each: (item: T) => Promise<void>): Promise<void> {
  const one = async () => {
    for (const item of left) await each(item)
  }
  await Promise.all(Array.from({ length: count }, one))
}

/** So many of all, or all of them, from far apart. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  const steps = Math.ceil(all.length / Math.min(count, all.length, MOST_STEPS))
  const order = Array.from({ length: steps }, (_, from) => all.filter((_, index) => index % steps === from)).flat()
  return order.slice(0, count)
}

/** What a notebook held at each revision, and the least that must be there. */
export type Expected = { readonly contents: Contents; readonly least: number }

/** Open every so many of some states. */
export async function judgeStates(
  states: readonly CrashState[],
  expected: Expected,
  judged: Judged,
  every = 1,
  until = Infinity
): Promise<void> {
  const chosen = states.filter(({ key }, index) => index % every === 0 && !judged.seen.has(key))
  await together(AT_ONCE, chosen.entries(), async ([index, state]) => {
    if (judged.states >= until || judged.seen.has(state.key)) return
    judged.seen.add(state.key)
    const isWorked = index % WORKED_EVERY === 0
    const problem = await whatIsWrong(state, expected, isWorked)
    judged.states += 1
    if (isWorked) judged.worked += 1
    if (problem !== null) judged.bad.push(problem)
  })
}

/**
 * Open a state to write, and see that it lost nothing that was called saved and holds what it held at that revision;
 * then change it, close it and verify all of it. Null when nothing is wrong.
 */
export async function whatIsWrong(state: CrashState, expected: Expected, isWorked: boolean): Promise<string | null> {
  try {
    const disk = await doorOf(afterDeath(state.files))
    const opened = await openNotebook(SIMULATED, { by: () => 'Ana', announce: () => {}, write: true, disk })
    if (opened.kind === 'refused') return opened.reason
    const least = Math.max(state.acked, expected.least)
    return whatIsLost(opened.value, least, expected.contents) ?? (isWorked ? await whatFails(opened.value, disk) : null)
  } catch (error) {
    return `threw ${error instanceof Error ? error.stack : String(error)}`
  }
}

function whatIsLost(session: Session, least: number, contents: Contents): string | null {
  const { revision } = session.status()
  if (session.readOnly !== null) return session.readOnly
  if (revision < least) return `revision ${least} is lost, it is at ${revision}`
  return textOf(session) === contents.get(revision) ? null : `not what it held at revision ${revision}`
}

async function whatFails(session: Session, disk: Disk): Promise<string | null> {
  // Some are closed as they are: what the dead process left must be settled by that too.
  const isChanged = session.status().revision % 2 === 0
  const made = isChanged ? await run(session, { kind: 'add-tag', name: 'After' }) : null
  if (made && made.kind !== 'done') return made.kind
  const closed = await session.close()
  if (closed.kind !== 'done') return closed.reason
  const verified = await verifyNotebook(SIMULATED, disk)
  if (verified.kind === 'refused') return verified.reason
  const { problems, checked } = verified.value
  const { revision } = session.status()
  return problems[0] ?? (checked.revision === revision ? null : `closed at ${revision}, and at ${checked.revision}`)
}
