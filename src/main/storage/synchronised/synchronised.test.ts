import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCopyLog } from '#main/custody/read-copy-log.ts'
import { openNotebook } from '#main/open-notebook.ts'
import { SIMULATED, addText, contentOf, freshDisk, openOn, run } from '../../../testing/open-folder.ts'
import { SimulatedDisk } from '../../../testing/simulated-disk.ts'
import { verifyNotebook } from '../verify.ts'
import { conflictCopies, originalOf } from './conflict-copies.ts'
import { diskWithCopy, journalCopy } from './journal-copy.ts'
import { syncServiceOf } from './sync-service.ts'

type Files = Map<string, Buffer | null>

/** A disk with these files, and the folders above them. */
function diskWith(...files: readonly string[]): SimulatedDisk {
  const names: Files = new Map()
  for (const file of files) {
    for (let at = dirname(file); at !== dirname(at); at = dirname(at)) names.set(at, null)
    names.set(file.replace(/\/$/, ''), file.endsWith('/') ? null : Buffer.alloc(0))
  }
  return new SimulatedDisk(names)
}

describe('a synchronised folder (J)', () => {
  it.each([
    ['Dropbox', '/home/ana/Dropbox/Work/N.dossier'],
    ['Dropbox', '/home/ana/Dropbox (Team)/N.dossier'],
    ['Dropbox', '/Users/ana/Library/CloudStorage/Dropbox-Team/N.dossier'],
    ['OneDrive', '/Users/ana/OneDrive - The Court/N.dossier'],
    ['OneDrive', '/Users/ana/Library/CloudStorage/OneDrive-Personal/N.dossier'],
    ['iCloud Drive', '/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/N.dossier'],
    ['Google Drive', '/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.org/My Drive/N.dossier'],
    ['Nextcloud', '/home/ana/Nextcloud/N.dossier'],
    ['Resilio Sync', '/home/ana/Resilio Sync/N.dossier'],
    ['a cloud service', '/Users/ana/Library/CloudStorage/Box-Box/N.dossier']
  ])('[J50] is known by its path as that of %s: %s', async (service, path) => {
    expect(await syncServiceOf(diskWith(`${path}/`), path)).toBe(service)
  })

  it.each([
    ['Dropbox', '/data/box/.dropbox'],
    ['Dropbox', '/data/.dropbox.cache/'],
    ['Google Drive', '/data/.tmp.driveupload/'],
    ['Syncthing', '/data/box/.stfolder/'],
    ['Syncthing', '/data/.stignore'],
    ['Nextcloud', '/data/.sync_0a1b2c3d.db'],
    ['Nextcloud', '/data/.owncloudsync.log'],
    ['Resilio Sync', '/data/.sync/ID']
  ])('[J50] is known by what %s keeps in it or above it: %s', async (service, marker) => {
    const path = '/data/box/deep/N.dossier'
    expect(await syncServiceOf(diskWith(`${path}/`, marker), path)).toBe(service)
  })

  it.each([
    // Folders of settings, and names that only look alike.
    ['/home/ana/.dropbox/info.json', '/home/ana/notes/N.dossier'],
    ['/home/ana/.sync/sync.log', '/home/ana/notes/N.dossier'],
    ['/home/ana/My Dropboxes/x', '/home/ana/My Dropboxes/N.dossier'],
    ['/home/ana/OneDriver/x', '/home/ana/OneDriver/N.dossier'],
    ['/home/other/.stfolder/', '/home/ana/notes/N.dossier'],
    ['/home/ana/notes/sync_1.db', '/home/ana/notes/N.dossier']
  ])('[J50] is not seen where there is none: %s', async (other, path) => {
    expect(await syncServiceOf(diskWith(`${path}/`, other), path)).toBeNull()
  })

  it('[J50] is not seen where a folder above cannot be looked into', async () => {
    const disk = diskWith('/home/ana/N.dossier/')
    disk.fault = call => (call === 'list' ? 'EACCES' : null)
    expect(await syncServiceOf(disk, '/home/ana/N.dossier')).toBeNull()
  })
})

const hash = '0123456789abcdef'.repeat(4)

describe('conflict copies (J)', () => {
  it.each([
    ['notebook.json', "notebook (Ana's conflicted copy 2026-11-22).json"],
    ['notebook.json', 'notebook (conflicted copy 2026-11-22 101010).json'],
    ['notebook.json', 'notebook (Case Conflict 1).json'],
    ['notebook.json', 'notebook_conflict-20261122-101010.json'],
    ['notebook.json', 'notebook.sync-conflict-20261122-101010-ABCDEF7.json'],
    ['notebook.json', 'notebook-DESKTOP-AB12CD.json'],
    ['notebook.json', 'notebook-Ana’s MacBook.json'],
    ['notebook.json', 'notebook (1).json'],
    ['notebook.json', 'notebook 2.json'],
    ['notebook.json', 'notebook.Conflict.json'],
    ['journal/000005.jsonl', 'journal/000005 (Konflikt-Kopie von Ana 2026-11-22).jsonl'],
    ['journal/000005.jsonl.gz', "journal/000005.jsonl (Ana's conflicted copy).gz"],
    ['journal/000005.jsonl.gz', 'journal/000005.sync-conflict-20261122-101010-ABCDEF7.jsonl.gz'],
    ['journal/000005.jsonl', 'journal/000005-DESKTOP-AB12CD.jsonl'],
    [`originals/${hash}`, `originals/${hash} (1)`],
    [`originals/${hash}`, `originals/${hash}-LAPTOP`],
    [`texts/${hash}.json`, `texts/${hash} 2.json`],
    [
      'backups/000007-20261122T001511Z-6e8576b3613968e4.json.gz',
      'backups/000007-20261122T001511Z-6e8576b3613968e4-LAPTOP.json.gz'
    ],
    ['lock', 'lock (1)'],
    ['lock', 'lock.sync-conflict-20261122-101010-ABCDEF7']
  ])('[J51] are known by their names: of %s, %s', (of, file) => {
    expect(originalOf(file)).toBe(of)
  })

  it.each([
    ...['notebook.json', 'journal/000005.jsonl', 'journal/000005.jsonl.gz.tmp', 'notebook.json.damaged-1', 'lock'],
    ...[
      `lock.after-0123456789abcdef`,
      'journal/notes (1).txt',
      'readme (1).md',
      'holiday-2.jpg',
      '.DS_Store',
      'desktop.ini'
    ],
    ...['journal/000005', `originals/${hash.slice(1)} (1)`, 'backups/000007-20261122T001511Z-6e8576b3613968e4.json.gz']
  ])('[J51] are not seen in other files: %s', file => {
    expect(originalOf(file)).toBeNull()
  })
})

/** A notebook that was changed in two places at once, as a program leaves it that puts one of the two beside the other. */
async function forked() {
  const common = await freshDisk()
  const first = await openOn(common)
  await run(first, { kind: 'add-tag', name: 'Coups' })
  await first.close()
  const there = new SimulatedDisk(common.files())
  const theirs = await openOn(there)
  await run(theirs, { kind: 'add-tag', name: 'Bias' })
  await run(theirs, { kind: 'rename-notebook', title: 'Changed there' })
  const content = contentOf(theirs)
  const segment = [...there.files().keys()].find(path => path.endsWith('/000003.jsonl')) ?? ''
  const here = new SimulatedDisk(common.files())
  const ours = await openOn(here)
  await run(ours, { kind: 'rename-notebook', title: 'Changed here' })
  await ours.close()
  const copy = `${SIMULATED}/journal/000003 (Ana's conflicted copy 2026-11-22).jsonl`
  const files = new Map(here.files()).set(copy, there.files().get(segment) ?? null)
  return { disk: new SimulatedDisk(files), content, name: copy.slice(copy.lastIndexOf('/') + 1) }
}

describe('a notebook with conflict copies (J)', () => {
  it('[J51] opens as if they were not there, and none of them is touched', async () => {
    const { disk } = await forked()
    const before = disk.files()
    const session = await openOn(disk)
    expect([session.readOnly, session.notebook.about.get('about')?.title]).toEqual([null, 'Changed here'])
    await session.close()
    for (const { file } of await conflictCopies(disk, SIMULATED))
      expect(disk.files().get(`${SIMULATED}/${file}`)).toEqual(before.get(`${SIMULATED}/${file}`))
  })

  it('[J53] is told how many changes a copy holds that it does not, and how to see them', async () => {
    const { disk, name } = await forked()
    const verified = await verifyNotebook(SIMULATED, disk)
    expect(verified).toMatchObject({ kind: 'done', value: { problems: [] } })
    const notes = verified.kind === 'done' ? verified.value.notes.join('\n') : ''
    expect(notes).toContain(`journal/${name} is a conflict copy of journal/000003.jsonl`)
    expect(notes).toContain(`It holds 2 changes that are not in the notebook. “dossier log NOTEBOOK --copy "${name}"”`)
  })

  it('[J53] is told that a copy holds nothing else, and of copies that it does not need', async () => {
    const { disk } = await forked()
    const files = new Map(disk.files())
    for (const [path, bytes] of disk.files()) {
      if (path.includes('conflicted')) files.delete(path)
      if (path.endsWith('000001.jsonl.gz')) files.set(path.replace('.gz', ' (1).gz'), bytes)
      if (path.endsWith('notebook.json')) files.set(path.replace('.json', '-LAPTOP.json'), Buffer.from('{}'))
    }
    const verified = await verifyNotebook(SIMULATED, new SimulatedDisk(files))
    expect(verified).toMatchObject({
      value: {
        problems: [],
        notes: [
          expect.stringMatching(/^notebook-LAPTOP\.json is .* does not need it/),
          expect.stringMatching(/^journal\/000001\.jsonl \(1\)\.gz is .* All that it holds is in the notebook too/)
        ]
      }
    })
  })

  it('[J53] shows what was done where the copy comes from, and nothing that it holds itself', async () => {
    const { disk, name } = await forked()
    const log = await readCopyLog(SIMULATED, name, null, disk)
    expect(log).toMatchObject({ kind: 'done', value: { problem: null } })
    expect(log.kind === 'done' && log.value.entries.map(({ command }) => command)).toEqual([
      'add-tag',
      'rename-notebook'
    ])
    expect(await readCopyLog(SIMULATED, 'other.jsonl', null, disk)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('no conflict copy')
    })
  })

  it('[J53] opens as it was where the copy comes from, to be read and exported', async () => {
    const { disk, name, content } = await forked()
    const there = diskWithCopy(disk, SIMULATED, await journalCopy(disk, SIMULATED, name))
    const before = disk.files()
    for (const write of [false, true]) {
      const opened = await openNotebook(SIMULATED, { by: () => '', announce: () => {}, write, disk: there })
      if (opened.kind === 'refused') throw new Error(opened.reason)
      expect([opened.value.damage, opened.value.readOnly === null]).toEqual([null, false])
      expect(contentOf(opened.value)).toEqual(content)
      await opened.value.close()
    }
    expect(disk.files()).toEqual(before)
  })
})

/** A notebook with a source and some segments, in the folder of Dropbox. */
async function inDropbox(): Promise<Files> {
  const disk = await freshDisk()
  for (const title of ['One', 'Two']) {
    const session = await openOn(disk)
    await addText(session, `${title}: soldiers seized power.`)
    await session.close()
  }
  const open = await openOn(disk)
  await run(open, { kind: 'rename-notebook', title: 'Three' })
  const files = new Map([...disk.files()].filter(([path]) => !path.endsWith('/lock')))
  return files.set('/home/.dropbox', Buffer.alloc(0))
}

describe('a notebook whose files arrive late (J)', () => {
  it.each([
    ['a text', /\/texts\/.*json$/],
    ['an original', /\/originals\/[0-9a-f]+$/],
    ['a file of the journal', /000003\.jsonl\.gz$/]
  ])(
    '[J54] opens to be read while %s is missing, says that it may still be arriving, and is whole with it',
    async (_, late) => {
      const files = await inDropbox()
      if (late.source.includes('000003')) files.delete(`${SIMULATED}/notebook.json`)
      const missing = [...files.keys()].find(path => late.test(path)) ?? ''
      const without = new Map([...files].filter(([path]) => path !== missing))
      const early = await openOn(new SimulatedDisk(without))
      expect(early.mayArrive).toBe(true)
      expect(early.readOnly).toMatch(
        /may still be arriving: the folder is kept in step with other computers by Dropbox\./
      )
      expect(early.readOnly).not.toContain('damaged')
      const whole = await openOn(new SimulatedDisk(files))
      expect([whole.mayArrive, whole.readOnly, whole.notebook.sources.size]).toEqual([false, null, 2])
    }
  )

  it('[J54] says nothing of arriving of what is damaged, nor where no program synchronises the folder', async () => {
    const files = await inDropbox()
    const segment = `${SIMULATED}/journal/000004.jsonl`
    const bytes = Buffer.from(files.get(segment) ?? '')
    bytes.writeUInt8(bytes.readUInt8(300) ^ 1, 300)
    const damaged = await openOn(new SimulatedDisk(new Map(files).set(segment, bytes)))
    expect([damaged.mayArrive, damaged.readOnly?.includes('damaged')]).toEqual([false, true])
    files.delete('/home/.dropbox')
    const text = [...files.keys()].find(path => path.includes('/texts/')) ?? ''
    files.delete(text)
    const elsewhere = await openOn(new SimulatedDisk(files))
    expect([elsewhere.mayArrive, elsewhere.readOnly?.includes('Put it back from a copy')]).toEqual([false, true])
  })

  it('[J54] is refused with the same words where nothing of it can be read yet', async () => {
    const files = await inDropbox()
    const kept = [...files].filter(([path]) => !/notebook\.json|000001|000002/.test(path))
    const disk = new SimulatedDisk(new Map(kept))
    const opened = await openNotebook(SIMULATED, { by: () => '', announce: () => {}, write: true, disk })
    expect(opened).toMatchObject({ kind: 'refused', reason: expect.stringContaining('may still be arriving') })
  })
})
