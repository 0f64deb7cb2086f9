import { openNotebook } from '#main/open-notebook.ts'
import type { Session } from '#main/session.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import { textOf, type Contents, type Scenario, type Work } from './crash-scenarios.ts'
import { crashStates, type CrashState } from './crash-states.ts'
import { afterDeath, run, SIMULATED } from './open-folder.ts'
import type { SimulatedDisk } from './simulated-disk.ts'

/** What came of opening states, and how many of them were also worked on, closed and verified. */
export type Judged = { states: number; worked: number; readonly bad: string[] }

/** Which states are tried, of one of the parts that the work is divided into. */
export type Share = {
  /** Of so many first crashes one is gone on from. */
  readonly every: number
  /** Of so many states one is opened. */
  readonly statesEvery: number
  readonly part?: number
  readonly of?: number
}

/** So many are opened at the same time, since opening waits for the system's threads now and then. */
const AT_ONCE = 8
/** Of so many states one is also worked on, closed and verified, which takes several times as long as opening it. */
const WORKED_EVERY = 6

/** Open each state that a crash in some work may leave, and those of the same in the work after each such crash. */
export async function judgeScenario({ start, work }: Scenario, second: Work | null, share: Share): Promise<Judged> {
  const judged: Judged = { states: 0, worked: 0, bad: [] }
  const before = await start()
  const contents = await work(before)
  const states = crashStates(before)
  const { every, statesEvery, part = 0, of = 1 } = share
  if (part === 0 || !second) await judgeStates(states, { contents, least: 0 }, judged, statesEvery)
  if (!second) return judged
  for (const [index, state] of states.entries()) {
    if (index % of !== part || Math.floor(index / of) % every !== 0) continue
    const again = afterDeath(state.files)
    const later = await second(again)
    await judgeStates(crashStates(again), { contents: later, least: state.acked }, judged, statesEvery)
  }
  return judged
}

/** What a notebook held at each revision, and the least that must be there. */
export type Expected = { readonly contents: Contents; readonly least: number }

/** Open every so many of some states. */
export async function judgeStates(
  states: readonly CrashState[],
  expected: Expected,
  judged: Judged,
  every: number
): Promise<void> {
  const chosen = states.filter((_, index) => index % every === 0).entries()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const [index, state] of chosen) {
        const isWorked = index % WORKED_EVERY === 0
        const problem = await whatIsWrong(state, expected, isWorked)
        judged.states += 1
        if (isWorked) judged.worked += 1
        if (problem !== null) judged.bad.push(problem)
      }
    })
  )
}

/**
 * Open a state to write, and see that it lost nothing that was called saved and holds what it held at that revision;
 * then change it, close it and verify all of it. Null when nothing is wrong.
 */
export async function whatIsWrong(state: CrashState, expected: Expected, isWorked: boolean): Promise<string | null> {
  const disk = afterDeath(state.files)
  try {
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

async function whatFails(session: Session, disk: SimulatedDisk): Promise<string | null> {
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
