import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { backupWork } from '#main/backups/backup-work.ts'
import { openHistory } from '#main/custody/ask-history.ts'
import { makeSeal } from '#main/custody/seal.ts'
import { createNotebook } from '#main/open-notebook.ts'
import { openSearch } from '#main/search/index.ts'
import { realDisk } from '#main/storage/disk.ts'
import { isPartOfNotebook } from '#main/storage/layout.ts'
import { readSnapshot } from '#main/storage/read-notebook.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import { searchSchema } from '#shared/search.ts'
import { LITTLE_WORK, mustBeDone, PASSPHRASE, PASSPHRASE_SECRET } from '../../testing/encrypted-notebook.ts'
import { addText, openOn, run } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { fromBase32, toBase32 } from './base32.ts'
import { encryptNotebook, forget, unlock } from './index.ts'
import { hideNames } from './names.ts'
import * as primitives from './primitives.ts'
import { selfTest } from './self-test.ts'
import { vaultDisk } from './vault-disk.ts'

const folders: string[] = []
afterEach(() => folders.splice(0).forEach(folder => rmSync(folder, { recursive: true })))

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-vault-'))
  folders.push(folder)
  return folder
}

/** An encrypted notebook on the real disk, unlocked. */
async function encryptedFolder() {
  const path = join(newFolder(), 'Sahel.dossier')
  mustBeDone(await createNotebook(path, { title: 'Sahel' }))
  mustBeDone(await encryptNotebook(path, { passphrase: PASSPHRASE, host: 'a test', scryptCost: LITTLE_WORK }))
  return { path, disk: mustBeDone(await unlock(path, PASSPHRASE_SECRET)) }
}

describe('an encrypted notebook on a real disk (V)', { timeout: 60_000 }, () => {
  it('[V18] is searched, backed up, sealed, brought up to date and told of in workers', async () => {
    const { path, disk } = await encryptedFolder()
    const session = await openOn(disk, path)
    const added = await addText(session, `The river rose. ${'Nobody saw it. '.repeat(40_000)}`, 'River')
    const sourceId = added.kind === 'done' ? added.value : ''
    await run(session, { kind: 'mark-excerpt', sourceId, start: 4, end: 9, newTagNames: ['Water'] })
    // So much journal that it is left to a worker to bring the notebook up to date, and to make a backup.
    for (let i = 0; i < 12; i++)
      await run(session, { kind: 'write-note', on: { kind: 'notebook' }, note: 'n'.repeat(60_000 + i) })
    const search = openSearch(session)
    expect(await search.search(searchSchema.parse({ words: 'river rose' }))).toMatchObject({
      value: { total: 2, unread: [] }
    })
    await search.close()
    const history = openHistory(path, disk)
    expect(await history.ask({ sourceId })).toMatchObject({ value: { total: 2, problem: null } })
    await history.close()
    expect(await backupWork(path, disk)({ kind: 'make' })).toMatchObject({ value: { isNew: true, revision: 15 } })
    expect(await session.close()).toMatchObject({ kind: 'done' })
    expect(await readSnapshot(disk, path)).toMatchObject({ revision: 15 })
    expect(await verifyNotebook(path, disk)).toMatchObject({ value: { problems: [], checked: { revision: 15 } } })
    expect(mustBeDone(await makeSeal(path, newFolder(), disk)).seal.revision).toBe(15)
    forget(disk)
  })

  it('[V17] is for its owner alone, whatever the umask', async () => {
    const before = process.umask(0)
    try {
      const { path, disk } = await encryptedFolder()
      const session = await openOn(disk, path)
      await addText(session, 'The river rose.')
      mustBeDone(await backupWork(path, disk)({ kind: 'make' }))
      await session.close()
      const modes = readdirSync(path, { recursive: true, encoding: 'utf8' }).map(name => statSync(join(path, name)))
      expect(modes.map(found => [found.isDirectory(), found.mode & 0o777])).toEqual(
        modes.map(found => [found.isDirectory(), found.isDirectory() ? 0o700 : 0o600])
      )
      expect([modes.length > 10, statSync(path).mode & 0o777]).toEqual([true, 0o700])
    } finally {
      process.umask(before)
    }
  })

  it('[V16] changes nothing outside of its folder', async () => {
    const { path, disk } = await encryptedFolder()
    const outside = join(path, '..', 'outside')
    mkdirSync(outside)
    await expect(disk.create(join(outside, 'plain'))).rejects.toThrow('not in the notebook folder')
    await expect(disk.rename(join(path, 'journal'), outside)).rejects.toThrow('not in the notebook folder')
    expect(await disk.list(outside)).toEqual([])
    expect(await realDisk.find(join(path, 'journal'))).not.toBeNull()
  })
})

describe('names and frames (V)', () => {
  const key = Uint8Array.from({ length: 32 }, (_, index) => 255 - index)
  const other = Uint8Array.from({ length: 32 }, (_, index) => index)

  it('[V21] hide alike, show under their key and in their folder only, and never look like a plain name', () => {
    const [names, others] = [hideNames(key), hideNames(other)]
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        fc.constantFrom('', 'texts', 'a/b'),
        (name, folder) => {
          const hidden = names.hide(folder, name)
          expect([names.hide(folder, name), names.show(folder, hidden)]).toEqual([hidden, name])
          expect([others.show(folder, hidden), names.show('elsewhere', hidden), names.show(folder, name)]).toEqual([
            null,
            null,
            null
          ])
          expect([
            /^[a-z2-7]+$/.test(hidden),
            hidden.includes(name) && name.length > 3,
            isPartOfNotebook(hidden)
          ]).toEqual([true, false, false])
          // A changed letter shows nothing.
          expect(names.show(folder, `${hidden.startsWith('a') ? 'b' : 'a'}${hidden.slice(1)}`)).toBeNull()
        }
      )
    )
    names.forget()
    expect(names.show('', hideNames(key).hide('', 'name'))).toBeNull()
  })

  it('[V22] are read back as they were written, however long and in however small parts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(300_000), fc.constantFrom(Infinity, 40_000, 999), async (length, mostBytes) => {
        const disk = new SimulatedDisk(
          new Map([
            ['/home', null],
            ['/home/n', null]
          ])
        )
        disk.mostBytes = mostBytes
        const vault = vaultDisk(disk, '/home/n', key)
        const bytes = Buffer.from(Array.from({ length }, (_, index) => (index * 31) % 251))
        const file = await vault.create('/home/n/large')
        for (let at = 0; at < length;) at += await file.write(bytes.subarray(at, at + 70_001), at)
        await file.sync()
        await file.close()
        const parts: Buffer[] = []
        for await (const part of vault.readParts('/home/n/large')) parts.push(part)
        expect([(await vault.read('/home/n/large')).equals(bytes), Buffer.concat(parts).equals(bytes)]).toEqual([
          true,
          true
        ])
      }),
      { numRuns: 30 }
    )
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        expect(fromBase32(toBase32(bytes))).toEqual(Buffer.from(bytes))
      })
    )
    expect([fromBase32('a1'), fromBase32('b')]).toEqual([null, null])
  })

  it('[V20] are used only where this computer encrypts as it should', async () => {
    await expect(selfTest()).resolves.toBeUndefined()
    vi.resetModules()
    vi.doMock('./primitives.ts', () => ({ ...primitives, counterMode: () => Buffer.alloc(16) }))
    const broken = await import('./index.ts')
    const path = join(newFolder(), 'Sahel.dossier')
    mustBeDone(await createNotebook(path, { title: 'Sahel' }))
    const before = readdirSync(path, { recursive: true })
    expect(await broken.encryptNotebook(path, { passphrase: PASSPHRASE, host: '' })).toMatchObject({
      reason: expect.stringContaining('does not work as it should (AES-256-CTR)')
    })
    expect(readdirSync(path, { recursive: true })).toEqual(before)
    vi.doUnmock('./primitives.ts')
  })
})
