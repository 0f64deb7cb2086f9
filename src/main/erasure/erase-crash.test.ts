import { afterAll, describe, expect, it } from 'vitest'
import { verifyNotebook } from '#main/storage/verify.ts'
import { crashStates } from '../../testing/crash-states.ts'
import { everything, filled, WORDS } from '../../testing/erasures.ts'
import { afterDeath, contentOf, openOn, run, SIMULATED, valueOf } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { erase } from './erase.ts'

/** Of the crashes that follow a crash, every so many are tried; 1 for all. */
const EVERY = Number(process.env['DOSSIER_CRASHES_EVERY'] ?? 8)
let states = 0

afterAll(() => console.info(`${states} distinct states after a crash in an erasure were opened.`))

/** A notebook on a disk that forgot how it came about, and how to open it again. */
async function quiet() {
  const { disk, session, secret } = await filled()
  await session.close()
  return { disk: new SimulatedDisk(disk.files()), secret }
}

describe('a crash in an erasure (H)', { timeout: EVERY < 8 ? 3_600_000 : 120_000 }, () => {
  it('[H25] leaves it not begun or, once opened for writing, complete', async () => {
    const { disk, secret } = await quiet()
    const before = contentOf(await openOn(new SimulatedDisk(disk.files()), SIMULATED, false))
    const session = await openOn(disk)
    await run(session, { kind: 'rename-notebook', title: 'Just before' })
    const started = contentOf(session)
    valueOf(await erase(session, { kind: 'source', sourceId: secret }))
    disk.ack(session.status().revision)
    const after = contentOf(session)
    const ends = new Set<string>()
    for (const [index, state] of crashStates(disk).entries()) {
      states += 1
      ends.add(await endOf(state, [before, started], after))
      if (index % EVERY !== 0) continue
      const again = afterDeath(state.files)
      await openOn(again)
      for (const second of crashStates(again).filter((_, number) => number % EVERY === 0)) {
        states += 1
        ends.add(await endOf({ ...second, acked: state.acked }, [before, started], after))
      }
    }
    expect(ends).toEqual(new Set(['not begun', 'complete']))
  })
})

type State = ReturnType<typeof crashStates>[number]

/** Open what a crash left, to read and then to write, and see which of the two it is. */
async function endOf({ files, acked }: State, before: readonly unknown[], after: unknown): Promise<string> {
  const read = await openOn(new SimulatedDisk(files), SIMULATED, false)
  expect(read.damage).toBeNull()
  expect([...before, after]).toContainEqual(contentOf(read))
  const disk = afterDeath(files)
  const session = await openOn(disk)
  expect([session.readOnly, session.damage]).toEqual([null, null])
  const content = contentOf(session)
  const isErased = session.notebook.sources.size === 1
  expect(isErased ? [after] : before).toContainEqual(content)
  expect([acked === 0, isErased]).toContain(true)
  expect([...disk.files().keys()].filter(path => path.includes('erasing'))).toEqual([])
  expect(everything(disk).includes(WORDS)).toBe(!isErased)
  await session.close()
  expect(await verifyNotebook(SIMULATED, disk)).toMatchObject({ value: { problems: [] } })
  const withoutSnapshot = new Map([...disk.files()].filter(([path]) => !path.endsWith('notebook.json')))
  expect(contentOf(await openOn(new SimulatedDisk(withoutSnapshot), SIMULATED, false))).toEqual(content)
  return isErased ? 'complete' : 'not begun'
}
