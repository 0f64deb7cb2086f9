import { describe, expect, it } from 'vitest'
import { erasable } from '#main/erasure/erase.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import { encryptedDisk, unlocked } from '../../testing/encrypted-notebook.ts'
import { openOn, SIMULATED, valueOf } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'

/** An encrypted notebook, and what else is put into its folder. */
async function withFiles(...paths: readonly string[]) {
  const files = (await encryptedDisk()).files()
  for (const path of paths) files.set(`${SIMULATED}/${path}`, Buffer.from('Something else.'))
  return unlocked(new SimulatedDisk(files))
}

const notesOf = async (disk: Awaited<ReturnType<typeof withFiles>>) => valueOf(await verifyNotebook(SIMULATED, disk))

describe('files that are none of an encrypted notebook (V)', () => {
  it('[V23] are none where there is nothing else, whatever the notebook keeps beside its files', async () => {
    expect(await notesOf(await withFiles())).toMatchObject({ problems: [], notes: [] })
    expect(await notesOf(await withFiles('lock.after-1a', 'keys.json.tmp'))).toMatchObject({ notes: [] })
  })

  it('[V23] are named with what to do, conflict copies of hidden names too', async () => {
    const [hidden = ''] = [...(await encryptedDisk()).files().keys()]
      .filter(path => path.includes('/journal/'))
      .map(path => path.slice(SIMULATED.length + 1))
    const copy = `${hidden} (Ana's conflicted copy 2026-11-22)`
    const disk = await withFiles(copy, 'journal/holiday.jpg', 'a', 'b', 'originals/c')
    const { problems, notes } = await notesOf(disk)
    expect(problems).toEqual([])
    expect(notes).toEqual([
      expect.stringMatching(/conflict copy of journal\/[a-z2-7]+, made because.*It is encrypted.*keep a copy/),
      '4 files in its folder are not part of this encrypted notebook: “a”, “b”, “journal/holiday.jpg” and 1 more. It does not read them. Keep a copy elsewhere if you need them, then move them out of the folder.'
    ])
    const session = await openOn(disk)
    const [sourceId = ''] = [...session.notebook.sources.keys()]
    const goes = valueOf(await erasable(session, { kind: 'source', sourceId }))
    expect(goes.strangers).toEqual(['a', 'b', copy, 'journal/holiday.jpg', 'originals/c'].sort())
  })
})
