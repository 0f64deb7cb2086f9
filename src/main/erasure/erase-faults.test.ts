import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createNotebook, openNotebook } from '#main/open-notebook.ts'
import { repairNotebook } from '#main/storage/repair.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import { encryptNotebook, unlock } from '#main/vault/index.ts'
import { everything, filled, WORDS } from '../../testing/erasures.ts'
import { addText, afterDeath, contentOf, openOn, run, SIMULATED, valueOf } from '../../testing/open-folder.ts'
import { SimulatedDisk } from '../../testing/simulated-disk.ts'
import { erase } from './erase.ts'

describe('erasing where something fails (H)', () => {
  it('[H26] is never called done while the disk refuses, and goes on by itself when it takes it', async () => {
    for (const call of ['create', 'write', 'sync', 'rename', 'remove', 'syncFolder']) {
      const { disk, session, secret } = await filled()
      let isFull = true
      disk.fault = (made, path) => (isFull && made === call && /backups|originals|\.gz/.test(path) ? 'ENOSPC' : null)
      const outcome = await erase(session, { kind: 'source', sourceId: secret })
      expect(outcome).toMatchObject({ kind: 'unsaved', reason: expect.stringContaining('not all gone yet') })
      expect(session.status()).toMatchObject({ saving: 'could not save' })
      const added = await addText(session, `${WORDS} ordered it. Nobody else was there.`)
      expect(added).toMatchObject({ kind: 'refused', reason: expect.stringContaining('being erased') })
      const killed = afterDeath(disk.files())
      isFull = false
      expect((await session.save()).kind).toBe('done')
      expect(everything(disk)).not.toContain(WORDS)
      const again = await openOn(killed)
      expect([again.readOnly, everything(killed).includes(WORDS)]).toEqual([null, false])
    }
  })

  it('[H26] that cannot go on at opening leaves the notebook to be read, and says why', async () => {
    const { disk, session, secret } = await filled()
    disk.fault = (made, path) => (made === 'create' && path.includes('backups') ? 'ENOSPC' : null)
    await erase(session, { kind: 'source', sourceId: secret })
    const killed = afterDeath(disk.files())
    killed.fault = disk.fault
    const reading = await openOn(killed)
    expect(reading.readOnly).toMatch(/not all gone yet\. The disk is full\. .* open the notebook again/)
    expect(contentOf(reading)).toEqual(contentOf(session))
    killed.fault = () => null
    expect((await openOn(killed)).readOnly).toBeNull()
    expect(everything(killed)).not.toContain(WORDS)
  })

  it('[H26] changes nothing where what is to be erased cannot even be noted', async () => {
    const { disk, session, secret } = await filled()
    disk.fault = (made, path) => (made === 'create' && path.includes('erasing') ? 'ENOSPC' : null)
    const content = contentOf(session)
    const outcome = await erase(session, { kind: 'source', sourceId: secret })
    expect(outcome).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/^Nothing was erased\. The disk is full/)
    })
    expect([contentOf(session), session.status().undo]).toEqual([content, 'rename notebook'])
  })

  it('[H23] does not take a backup that cannot be read just now for a damaged one', async () => {
    for (const code of ['EIO', 'EACCES', 'EMFILE']) {
      const { disk, session, secret } = await filled()
      const backups = () => [...disk.files().keys()].filter(path => path.includes('/backups/')).length
      const [before, content] = [backups(), contentOf(session)]
      let [isFailing, isBegun] = [true, false]
      disk.fault = (made, path) => {
        isBegun ||= path.endsWith('/erasing.json')
        return isFailing && made === 'read' && path.includes('/backups/') ? code : null
      }
      const refused = await erase(session, { kind: 'source', sourceId: secret })
      expect(refused).toMatchObject({
        kind: 'refused',
        reason: expect.stringMatching(/^The backup “.*” cannot be read\./)
      })
      expect([backups(), contentOf(session), isBegun]).toEqual([before, content, false])
      // The same when it has begun, and then the disk gives it back.
      disk.fault = (made, path) => {
        isBegun ||= path.endsWith('/erasing.json')
        return isFailing && isBegun && made === 'read' && path.includes('/backups/') ? code : null
      }
      expect(await erase(session, { kind: 'source', sourceId: secret })).toMatchObject({ kind: 'unsaved' })
      expect(backups()).toBe(before)
      isFailing = false
      expect((await session.save()).kind).toBe('done')
      expect([backups(), everything(disk).includes(WORDS)]).toEqual([before, false])
    }
  })

  it('[H33] waits until a damaged notebook is mended', async () => {
    const { disk, session, secret } = await filled()
    disk.fault = (made, path) => (made === 'create' && path.includes('backups') ? 'ENOSPC' : null)
    await erase(session, { kind: 'source', sourceId: secret })
    const files = new Map(afterDeath(disk.files()).files())
    const [name = ''] = [...files.keys()].filter(path => path.endsWith('.gz') && path.includes('journal')).sort()
    const damaged = new SimulatedDisk(files.set(name, Buffer.from('not what it was')))
    expect((await openOn(damaged)).readOnly).toMatch(/damaged/)
    const mended = new SimulatedDisk(new Map([...damaged.files()].filter(([path]) => !path.endsWith('/lock'))))
    expect((await repairNotebook(SIMULATED, { by: 'Ana', host: 'a test', disk: mended })).kind).toBe('done')
    const again = await openOn(mended)
    expect([again.readOnly, again.notebook.sources.has(secret)]).toEqual([null, false])
    expect(everything(mended)).not.toContain(WORDS)
    await again.close()
    expect(valueOf(await verifyNotebook(SIMULATED, mended)).problems).toEqual([])
  })

  it('[H33] is told where the line that says again what stays is lost, and with it `notebook.json`', async () => {
    const { disk, session, secret } = await filled()
    valueOf(await erase(session, { kind: 'source', sourceId: secret }))
    await session.close()
    const files = disk.files()
    const [last = ''] = [...files.keys()]
      .filter(path => path.includes('journal/'))
      .sort()
      .toReversed()
    files.delete(`${SIMULATED}/notebook.json`)
    const damaged = new SimulatedDisk(files.set(last, Buffer.from('not what it was')))
    expect((await openOn(damaged)).damage).toMatch(/were erased, and what else they recorded is not shown/)
  })

  it('[H33] erases nothing while the notebook is damaged', async () => {
    const { disk, session, secret } = await filled()
    await session.close()
    const files = disk.files()
    const [name = ''] = [...files.keys()].filter(path => path.endsWith('.gz') && path.includes('journal')).sort()
    const damaged = new SimulatedDisk(files.set(name, Buffer.from('not what it was')))
    const before = everything(new SimulatedDisk(new Map([...damaged.files()].filter(([path]) => path !== name))))
    const outcome = await erase(await openOn(damaged), { kind: 'source', sourceId: secret })
    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining('damaged') })
    expect(before).toContain(WORDS)
    expect(damaged.files().has(`${SIMULATED}/erasing.json`)).toBe(false)
  })
})

describe('erasing on a real disk (H)', () => {
  it('[H37] from a large notebook does not hold up the main thread', { timeout: 60_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'erase-'))
    const path = join(folder, 'large.dossier')
    valueOf(await createNotebook(path, { title: 'Large' }))
    const session = await openOn(undefined, path)
    const secret = valueOf(await addText(session, `${WORDS} ordered it.`))
    const notes = Array.from({ length: 400 }, (_, count) => `${count} ${'word '.repeat(2000)}`)
    const makes = notes.map(note => run(session, { kind: 'write-note', on: { kind: 'source', id: secret }, note }))
    expect(new Set((await Promise.all(makes)).map(({ kind }) => kind))).toEqual(new Set(['done']))
    const [here, all] = [process.threadCpuUsage(), process.cpuUsage()]
    const goes = valueOf(await erase(session, { kind: 'source', sourceId: secret }))
    const [mine, total] = [process.threadCpuUsage(here), process.cpuUsage(all)]
    expect(goes.changes).toBe(401)
    // Most of it is done in another thread, however slow this computer is just now.
    expect(mine.user + mine.system).toBeLessThan((total.user + total.system) / 2)
    await session.close()
    expect(valueOf(await verifyNotebook(path)).problems).toEqual([])
    await rm(folder, { recursive: true })
  })

  it('[H38] works on an encrypted notebook', async () => {
    const { disk, session, secret } = await filled()
    await session.close()
    const secretOf = { kind: 'passphrase', passphrase: 'correct horse battery' } as const
    const cost = { scryptCost: 2 ** 10 }
    const { passphrase } = secretOf
    valueOf(await encryptNotebook(SIMULATED, { passphrase, host: 'a test', disk, ...cost }))
    const unlocked = valueOf(await unlock(SIMULATED, secretOf, disk))
    const opened = valueOf(
      await openNotebook(SIMULATED, { by: () => 'Ana', announce: () => {}, write: true, disk: unlocked })
    )
    valueOf(await erase(opened, { kind: 'source', sourceId: secret }))
    const content = contentOf(opened)
    await opened.close()
    const again = valueOf(await unlock(SIMULATED, secretOf, disk))
    expect(contentOf(await openOn(again, SIMULATED, false))).toEqual(content)
    expect(valueOf(await verifyNotebook(SIMULATED, again))).toMatchObject({ problems: [], checked: { sources: 1 } })
    for (const place of ['', 'journal', 'originals', 'texts', 'backups'])
      for (const name of await again.list(join(SIMULATED, place))) {
        const bytes = await again.read(join(SIMULATED, place, name)).catch(() => Buffer.alloc(0))
        expect(everything(new SimulatedDisk(new Map([[`/${name}`, bytes]])))).not.toContain(WORDS)
      }
  })
})
