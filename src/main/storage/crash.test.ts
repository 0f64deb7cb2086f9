import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { createNotebook, openNotebook } from '#main/open-notebook.ts'
import { judgeStates, judgeScenario, nothingJudged } from '../../testing/crash-judge.ts'
import { crashScenarios, editing, slowSnapshotting, textOf } from '../../testing/crash-scenarios.ts'
import { crashStates } from '../../testing/crash-states.ts'
import { SIMULATED, afterDeath, contentOf, freshDisk, openOn, run } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { repairNotebook } from './repair.ts'
import { verifyNotebook } from './verify.ts'

/** A share of what `npm run test:durability -- --tier in-process` opens. */
const MOST = 250
const OF: Readonly<Record<string, number>> = { encrypting: 8, decrypting: 8 }
let opened = 0

afterAll(() => console.info(`${opened} distinct states after a crash were opened.`))

/** A notebook that a killed process left with a change that is in the memory of the system, but not on disk. */
async function afterKill() {
  const disk = await freshDisk()
  const killed = await openOn(disk)
  await run(killed, { kind: 'rename-notebook', title: 'Saved' })
  disk.ack(killed.status().revision)
  disk.isStuck = true
  void run(killed, { kind: 'rename-notebook', title: 'Not on disk' })
  await pause(20)
  disk.isStuck = false
  await disk.remove(`${SIMULATED}/lock`)
  const session = await openOn(disk)
  expect(session.notebook.about.get('about')).toMatchObject({ title: 'Not on disk' })
  return { disk, session }
}

describe('a crash (J)', { timeout: 120_000 }, () => {
  it.each(Object.entries(crashScenarios))('[J4] at any moment loses nothing: %s', async (name, scenario) => {
    const judged = await judgeScenario(scenario, [], { of: OF[name] ?? 1 })
    opened += judged.states
    expect(judged.bad).toEqual([])
    expect(judged.states).toBeGreaterThan(50)
  })

  it.each(Object.entries(crashScenarios))(
    '[J4] in the work after one loses nothing either: %s',
    async (_, scenario) => {
      const judged = await judgeScenario(scenario, [{ work: editing('Again'), most: MOST }], { of: 16, statesEvery: 4 })
      opened += judged.states
      expect(judged.bad).toEqual([])
      expect(judged.states).toBeGreaterThan(50)
    }
  )

  it('[J37] while `notebook.json` is written does not leave it ahead of a journal that is slow', async () => {
    const judged = await judgeScenario({ start: freshDisk, work: slowSnapshotting }, [])
    opened += judged.states
    expect(judged.bad).toEqual([])
  })

  it('[J30] after a kill takes nothing that was built on what the kill left unsynced', async () => {
    const { disk, session } = await afterKill()
    await run(session, { kind: 'add-tag', name: 'Coups' })
    disk.ack(session.status().revision)
    for (const { files, acked } of crashStates(disk)) {
      opened += 1
      const left = await openOn(new SimulatedDisk(files), SIMULATED, false)
      expect([left.damage, left.status().revision >= acked]).toEqual([null, true])
    }
  })

  it('[J30] after a kill and a closing without a change leaves no `notebook.json` ahead of the journal', async () => {
    const { disk, session } = await afterKill()
    const before = [...disk.files()].find(([path]) => path.endsWith('/000002.jsonl'))
    expect(before).toBeDefined()
    await session.close()
    for (const { files, acked } of crashStates(disk)) {
      opened += 1
      const left = await openOn(afterDeath(files), SIMULATED, false)
      expect([left.damage, left.status().revision >= acked]).toEqual([null, true])
    }
  })

  it('[J33] while a notebook is mended leaves what can be mended again', async () => {
    const before = await freshDisk()
    await editing('One', 'Two')(before)
    const segment = `${SIMULATED}/journal/000002.jsonl.gz`
    for (const spoilt of [segment, `${SIMULATED}/notebook.json`]) {
      const files = new Map([...before.files(), [segment, Buffer.alloc(0)]])
      if (spoilt === segment) files.set(segment, (files.get(spoilt) ?? Buffer.alloc(0)).subarray(0, 300))
      const disk = new SimulatedDisk(files)
      const shown = contentOf(await openOn(disk, SIMULATED, false))
      await repairNotebook(SIMULATED, { by: 'Ana', host: 'a test', disk })
      for (const { files } of crashStates(disk).filter((_, index) => index % 2 === 0)) {
        opened += 1
        const again = afterDeath(files)
        expect(contentOf(await openOn(again, SIMULATED, false))).toEqual(shown)
        await repairNotebook(SIMULATED, { by: 'Ana', host: 'a test', disk: again })
        expect(await verifyNotebook(SIMULATED, again)).toMatchObject({ value: { problems: [] } })
        const session = await openOn(again)
        expect([session.readOnly, contentOf(session)]).toEqual([null, shown])
      }
    }
  })

  it('[J5] while a notebook is made leaves all of it or nothing', async () => {
    const disk = new SimulatedDisk(new Map([['/home', null]]))
    await createNotebook(SIMULATED, { title: 'Sahel', disk })
    const kinds = new Set<string>()
    for (const { files } of crashStates(disk)) {
      opened += 1
      const left = new SimulatedDisk(files)
      const found = await openNotebook(SIMULATED, { by: () => '', announce: () => {}, write: false, disk: left })
      kinds.add(found.kind)
      const again = found.kind === 'refused' ? await createNotebook(SIMULATED, { title: 'Sahel', disk: left }) : found
      expect(again.kind).toBe('done')
    }
    expect(kinds).toEqual(new Set(['done', 'refused']))
  })

  it('[J4] is noticed by this test where something was lost', async () => {
    const disk = await freshDisk()
    const contents = await editing('One')(disk)
    const state = { files: disk.files(), acked: 99, key: 'one' }
    const judged = nothingJudged()
    await judgeStates([state], { contents, least: 0 }, judged)
    expect(judged.bad).toEqual([expect.stringContaining('revision 99 is lost')])
    const [newest = 0] = [...contents.keys()].toReversed()
    contents.set(newest, textOf(await openOn(await freshDisk())))
    await judgeStates([{ ...state, acked: newest, key: 'two' }], { contents, least: 0 }, judged)
    expect(judged.bad.at(-1)).toContain('not what it held')
  })
})
