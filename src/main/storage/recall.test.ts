import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Session } from '#main/session.ts'
import type { Outcome } from '#shared/result.ts'
import { contentOf, freshDisk, openOn, run } from '../../testing/open-folder.ts'
import type { SimulatedDisk } from '../../testing/simulated-disk.ts'

const anyAct = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('tag' as const), name: fc.constantFrom('a', 'b', 'c', 'd') }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('type' as const), note: fc.string({ maxLength: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('remove' as const), which: fc.nat(3) }) },
  { weight: 4, arbitrary: fc.constantFrom({ act: 'undo' as const }, { act: 'redo' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ act: 'reopen' as const }) }
)
type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never

async function perform(session: Session, act: Act): Promise<void> {
  if (act.act === 'tag') await run(session, { kind: 'add-tag', name: act.name })
  if (act.act === 'type') await run(session, { kind: 'write-note', on: { kind: 'notebook' }, note: act.note })
  if (act.act === 'remove') {
    const [tagId] = [...session.notebook.tags.keys()].slice(act.which)
    if (tagId) await run(session, { kind: 'remove-tag', tagId })
  }
  if (act.act === 'undo') await session.undo()
  if (act.act === 'redo') await session.redo()
}

async function reopen(disk: SimulatedDisk, session: Session): Promise<Session> {
  expect((await session.close()).kind).toBe('done')
  return openOn(disk)
}

/** Everything that undoing to the end, redoing and undoing again shows, one step at a time; it ends all undone. */
async function walk(session: Session): Promise<readonly unknown[]> {
  const seen: unknown[] = []
  while (hasStep(await session.undo()));
  for (const way of [session.redo, session.undo])
    for (;;) {
      const outcome = await way()
      if (!hasStep(outcome)) break
      seen.push([outcome, contentOf(session)])
    }
  return seen
}

function hasStep(outcome: Outcome<string | null>): boolean {
  return outcome.kind === 'done' && outcome.value !== null
}

describe('undo after reopening (N)', () => {
  it('[N49] goes on as if the notebook had stayed open', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { maxLength: 40 }), async acts => {
        const disk = await freshDisk()
        let session = await openOn(disk)
        for (const act of acts) {
          const before = [session.status(), contentOf(session)]
          if (act.act !== 'reopen') await perform(session, act)
          else session = await reopen(disk, session)
          expect(act.act === 'reopen' ? [session.status(), contentOf(session)] : before).toEqual(before)
        }
        const stayed = await walk(session)
        const content = contentOf(session)
        session = await reopen(disk, session)
        expect(contentOf(session)).toEqual(content)
        expect(await walk(session)).toEqual(stayed)
      }),
      { numRuns: 150 }
    )
  })

  it('[N50] reaches back 200 steps, though each was made in a session of its own', async () => {
    const disk = await freshDisk()
    let session = await openOn(disk)
    await run(session, { kind: 'rename-notebook', title: 'before all' })
    for (let count = 0; count < 200; count++) {
      await run(session, { kind: 'rename-notebook', title: `Title ${count}` })
      session = await reopen(disk, session)
    }
    for (let count = 0; count < 200; count++)
      expect(await session.undo()).toEqual({ kind: 'done', value: 'rename notebook' })
    expect([...session.notebook.about.values()]).toMatchObject([{ title: 'before all' }])
  })

  it('[N51] finds what was before in a line of long ago', async () => {
    const disk = await freshDisk()
    let session = await openOn(disk)
    await run(session, { kind: 'write-note', on: { kind: 'notebook' }, note: 'long ago' })
    await session.close()
    session = await openOn(disk)
    const made = await run(session, { kind: 'add-tag', name: 'Coups' })
    const tagId = made.kind === 'done' ? (made.value ?? '') : ''
    const names = Array.from({ length: 4200 }, (_, count) => `Name ${count}`)
    await Promise.all(names.map(name => run(session, { kind: 'rename-tag', tagId, name })))
    await run(session, { kind: 'write-note', on: { kind: 'notebook' }, note: 'now' })
    session = await reopen(disk, session)
    expect(session.status().undo).toBe('edit note')
    expect(await session.undo()).toEqual({ kind: 'done', value: 'edit note' })
    expect([...session.notebook.about.values()]).toMatchObject([{ note: 'long ago' }])
    expect(await session.undo()).toEqual({ kind: 'done', value: 'rename tag' })
    expect([...session.notebook.tags.values()]).toMatchObject([{ name: 'Name 4198' }])
  })
})
