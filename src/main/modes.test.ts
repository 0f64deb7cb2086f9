import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addText, openOn, run, valueOf } from '../testing/open-folder.ts'
import { backupWork } from './backups/backup-work.ts'
import { restoreBackup } from './backups/restore-backup.ts'
import { exportCopy } from './copies/export-copy.ts'
import { makeSeal } from './custody/seal.ts'
import { replaceFile } from './desk/private-file.ts'
import { erase } from './erasure/erase.ts'
import { createNotebook } from './open-notebook.ts'
import { realDisk, type Disk } from './storage/disk.ts'
import { repairNotebook } from './storage/repair.ts'
import { changePassphrase, decryptNotebook, encryptNotebook, unlock } from './vault/index.ts'

const passphrase = 'four words of no kind'

/** Every file and folder that others could read, write or list. */
function openToOthers(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map(name => join(folder, String(name)))
    .filter(path => {
      const found = statSync(path)
      return (found.mode & 0o777) !== (found.isDirectory() ? 0o700 : 0o600)
    })
}

async function work(path: string, disk: Disk): Promise<void> {
  const session = await openOn(disk, path)
  const sourceId = valueOf(await addText(session, 'Colonel Zorro left the court.', `About Zorro`))
  await run(session, { kind: 'mark-excerpt', sourceId, start: 0, end: 13 })
  const backups = backupWork(path, disk)
  const { id } = valueOf(await backups({ kind: 'make' }))
  await run(session, { kind: 'add-tag', name: 'Coups' })
  valueOf(await restoreBackup(session, backups, id))
  await session.undo()
  await session.close()
  const again = await openOn(disk, path)
  valueOf(await erase(again, { kind: 'source', sourceId }))
  await again.close()
}

it('[J3] leaves no file or folder open to others after any kind of write, whatever the umask', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-modes-'))
  const path = join(folder, 'n.dossier')
  const config = join(folder, 'config')
  const mask = process.umask(0)
  try {
    valueOf(await createNotebook(path, { title: 'Sahel' }))
    await work(path, realDisk)
    expect(openToOthers(folder)).toEqual([])
    valueOf(await makeSeal(path, config))
    await replaceFile(config, 'preferences.json', '{}')
    valueOf(await exportCopy(path, join(folder, 'copy.age'), { key: { kind: 'passphrase', passphrase } }))
    rmSync(join(path, 'notebook.json'))
    valueOf(await repairNotebook(path, { by: 'Ana', host: 'a test' }))
    expect(openToOthers(folder)).toEqual([])
    valueOf(await encryptNotebook(path, { passphrase, host: 'a test', scryptCost: 16 }))
    const secret = { kind: 'passphrase', passphrase } as const
    await work(path, valueOf(await unlock(path, secret)))
    valueOf(await changePassphrase(path, { secret, passphrase: `${passphrase} more`, scryptCost: 16 }))
    expect(openToOthers(folder)).toEqual([])
    const changed = { kind: 'passphrase', passphrase: `${passphrase} more` } as const
    valueOf(await decryptNotebook(path, { secret: changed, host: 'a test' }))
    expect(openToOthers(folder)).toEqual([])
    expect(readdirSync(folder, { recursive: true }).length).toBeGreaterThan(15)
  } finally {
    process.umask(mask)
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)
