import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { createNotebook, openNotebook } from '#main/open-notebook.ts'
import { SIMULATED, addText, afterDeath, contentOf, freshDisk, openOn, run } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { repairNotebook } from './repair.ts'
import { verifyNotebook } from './verify.ts'

/** Work on a notebook; returns what it held at each revision. */
async function work(disk: SimulatedDisk, titles: readonly string[]): Promise<Map<number, unknown>> {
  const session = await openOn(disk)
  let revision = session.status().revision
  const contents = new Map([[revision, contentOf(session)]])
  session.onChange((_, made) => contents.set(made, contentOf(session)))
  async function acknowledge(...made: readonly Promise<{ readonly kind: string }>[]) {
    for (const one of made) {
      expect((await one).kind).toBe('done')
      disk.ack((revision += 1))
    }
  }
  for (const title of titles) await acknowledge(run(session, { kind: 'rename-notebook', title }))
  // Those that come while the first is saved go down in one write, so a crash may tear between them.
  await acknowledge(
    ...['Coups', 'Bias', 'Wagner'].map(name => run(session, { kind: 'add-tag', name: name + revision }))
  )
  await acknowledge(addText(session, `Mali leaves, says ${titles[0]}.`))
  await acknowledge(session.undo())
  await acknowledge(session.redo())
  expect((await session.close()).kind).toBe('done')
  return contents
}

/** Of the crashes that follow a crash, every so many are tried; 1 for all. */
const EVERY = Number(process.env['DOSSIER_CRASHES_EVERY'] ?? 8)
let states = 0

/** Every so many of the states that a crash may leave; counted. */
function* someCrashes(disk: SimulatedDisk, every = EVERY) {
  let number = 0
  for (const crash of disk.crashes()) {
    if (number++ % every !== 0) continue
    states += 1
    yield crash
  }
}

afterAll(() => console.info(`${states} distinct states after a crash were opened.`))

describe('a crash (J)', { timeout: EVERY < 8 ? 3_600_000 : 60_000 }, () => {
  it('[J4] at any moment loses nothing that was called saved', async () => {
    const disk = await freshDisk()
    const contents = await work(disk, ['One', 'Two', 'Three', 'Four'])
    for (const { files, acked } of someCrashes(disk, 1)) {
      const session = await openOn(new SimulatedDisk(files), SIMULATED, false)
      expect([session.damage, session.status().revision >= acked]).toEqual([null, true])
      expect(contentOf(session)).toEqual(contents.get(session.status().revision))
    }
    expect(states).toBeGreaterThan(120)
  })

  it('[J4] in the work after a crash loses nothing either', async () => {
    const disk = await freshDisk()
    await work(disk, ['One'])
    for (const first of someCrashes(disk)) {
      const again = afterDeath(first.files)
      const contents = await work(again, ['Again'])
      for (const { files, acked } of someCrashes(again, Math.ceil(EVERY / 4))) {
        const session = await openOn(new SimulatedDisk(files), SIMULATED, false)
        const least = Math.max(acked, first.acked)
        expect([session.damage, session.status().revision >= least]).toEqual([null, true])
        const held = contents.get(session.status().revision)
        expect(acked > 0 ? contentOf(session) : held).toEqual(held)
      }
      expect(await verifyNotebook(SIMULATED, new SimulatedDisk(again.files()))).toMatchObject({
        value: { problems: [] }
      })
    }
  })

  it('[J30] after a kill takes nothing that was built on what the kill left unsynced', async () => {
    const disk = await freshDisk()
    const killed = await openOn(disk)
    await run(killed, { kind: 'rename-notebook', title: 'Saved' })
    disk.isStuck = true
    void run(killed, { kind: 'rename-notebook', title: 'Not on disk' })
    await pause(20)
    disk.isStuck = false
    await disk.remove(`${SIMULATED}/lock`)
    const session = await openOn(disk)
    expect(session.notebook.about.get('about')).toMatchObject({ title: 'Not on disk' })
    await run(session, { kind: 'add-tag', name: 'Coups' })
    disk.ack(session.status().revision)
    for (const { files, acked } of someCrashes(disk, 1)) {
      const left = await openOn(new SimulatedDisk(files), SIMULATED, false)
      expect(left.status().revision).toBeGreaterThanOrEqual(acked)
    }
  })

  it('[J33] while a notebook is mended leaves what can be mended again', async () => {
    const before = await freshDisk()
    await work(before, ['One', 'Two'])
    const segment = `${SIMULATED}/journal/000002.jsonl.gz`
    for (const spoilt of [segment, `${SIMULATED}/notebook.json`]) {
      const files = new Map([...before.files(), [segment, Buffer.alloc(0)]])
      if (spoilt === segment) files.set(segment, (files.get(spoilt) ?? Buffer.alloc(0)).subarray(0, 300))
      const disk = new SimulatedDisk(files)
      const shown = contentOf(await openOn(disk, SIMULATED, false))
      await repairNotebook(SIMULATED, { by: 'Ana', host: 'a test', disk })
      for (const { files } of someCrashes(disk, Math.ceil(EVERY / 3))) {
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
    for (const { files } of someCrashes(disk, 1)) {
      const left = new SimulatedDisk(files)
      const opened = await openNotebook(SIMULATED, { by: () => '', announce: () => {}, write: false, disk: left })
      kinds.add(opened.kind)
      const again = opened.kind === 'refused' ? await createNotebook(SIMULATED, { title: 'Sahel', disk: left }) : opened
      expect(again.kind).toBe('done')
    }
    expect(kinds).toEqual(new Set(['done', 'refused']))
  })
})
