import { describe, expect, it } from 'vitest'
import { crashStates } from '../../testing/crash-states.ts'
import {
  addText,
  afterDeath,
  contentOf,
  freshDisk,
  openOn,
  run,
  SIMULATED,
  valueOf
} from '../../testing/open-folder.ts'
import type { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { verifyNotebook } from './verify.ts'

const WORD = 'Leaves. '
const PASSAGES = 5000

/** A notebook in which one command is about to say so much that its line goes to the disk in pieces. */
async function begun() {
  const disk = await freshDisk()
  const session = await openOn(disk)
  const sourceId = valueOf(await addText(session, WORD.repeat(PASSAGES)))
  const passages = Array.from({ length: PASSAGES }, (_, i) => {
    const start = i * WORD.length
    return { sourceId, start, end: start + 6 }
  })
  const markAll = () => run(session, { kind: 'mark-passages', passages, newTagNames: ['Leaving'] })
  return { disk, session, markAll }
}

/** Fail at one of the pieces that are written to the journal from now on. */
function failAt(disk: SimulatedDisk, which: number, code: string): { readonly pieces: () => number } {
  let pieces = 0
  disk.fault = (call, path) => (call === 'write' && path.includes('/journal/') && pieces++ === which ? code : null)
  return { pieces: () => pieces }
}

describe('a line that goes to the disk in pieces (S)', () => {
  it('[J48] takes several calls, and is whole', async () => {
    const { disk, session, markAll } = await begun()
    const { pieces } = failAt(disk, Infinity, 'EIO')
    expect(await markAll()).toMatchObject({ kind: 'done' })
    expect(pieces()).toBeGreaterThan(2)
    await session.close()
    expect(await verifyNotebook(SIMULATED, disk)).toMatchObject({ value: { problems: [] } })
  })

  it.each(['EIO', 'ENOSPC'])(
    '[S5] is not saved where one in the middle is refused (%s), nor half there',
    async code => {
      const { disk, session, markAll } = await begun()
      const before = contentOf(session)
      const saved = session.status().revision
      disk.ack(saved)
      const [written] = [[...disk.files().keys()].filter(path => path.endsWith('.jsonl'))]
      const { pieces } = failAt(disk, 1, code)
      expect(await markAll()).toMatchObject({ kind: 'unsaved' })
      expect([pieces(), session.status().saving]).toEqual([2, 'could not save'])
      const after = contentOf(session)
      const failed = disk.operations.length
      // Whatever of its first piece a crash left, the notebook is as it was saved last.
      const states = crashStates(disk).filter(({ acked }) => acked === saved)
      expect(states.length).toBeGreaterThan(5)
      for (const { files } of states) {
        const reopened = await openOn(afterDeath(files))
        expect([reopened.readOnly, reopened.status().revision]).toEqual([null, saved])
        expect(contentOf(reopened)).toEqual(before)
        await reopened.close()
      }
      // All of it is saved as soon as that is possible, in another file.
      disk.fault = () => null
      expect(await session.save()).toMatchObject({ kind: 'done' })
      const again = disk.operations.slice(failed)
      expect(again.some(one => one.kind === 'create' && !written?.includes(one.path))).toBe(true)
      expect(contentOf(session)).toEqual(after)
      const left = afterDeath(disk.files())
      const reopened = await openOn(left)
      expect([contentOf(reopened), reopened.readOnly]).toEqual([after, null])
      expect(await reopened.undo()).toMatchObject({ kind: 'done' })
      expect(contentOf(reopened)).toEqual(before)
      await reopened.close()
      expect(await verifyNotebook(SIMULATED, left)).toMatchObject({ value: { problems: [] } })
      await session.close()
    }
  )
})
