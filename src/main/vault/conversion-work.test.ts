import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createNotebook } from '#main/open-notebook.ts'
import { realDisk } from '#main/storage/disk.ts'
import { verifyNotebook } from '#main/storage/verify.ts'
import { PASSPHRASE, PASSPHRASE_SECRET, unlocked } from '../../testing/encrypted-notebook.ts'
import { addText, contentOf, openOn, valueOf } from '../../testing/open-folder.ts'
import { decryptNotebook, encryptNotebook, isEncrypted } from './index.ts'

const SCANS = 12
const SCAN_BYTES = 4_000_000

describe('converting on a real disk (V)', { timeout: 120_000 }, () => {
  let folder = ''
  let path = ''
  let content: unknown = null

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convert-'))
    path = join(folder, 'large.dossier')
    valueOf(await createNotebook(path, { title: 'Large' }))
    const session = await openOn(undefined, path)
    valueOf(await addText(session, 'The harmattan covered Bamako for a week.'))
    content = contentOf(session)
    await session.close()
    await mkdir(join(path, 'scans'))
    for (let n = 0; n < SCANS; n++) await writeFile(join(path, 'scans', `${n}.bin`), Buffer.alloc(SCAN_BYTES, n))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const encrypt = (more = {}) =>
    encryptNotebook(path, { passphrase: PASSPHRASE, host: 'a test', scryptCost: 1024, ...more })

  it('[V24] leaves the work to another thread, and gives the same files back', async () => {
    const told: number[] = []
    const [here, all] = [process.threadCpuUsage(), process.cpuUsage()]
    valueOf(await encrypt({ onProgress: (done: number) => told.push(done) }))
    expect(told.at(-1)).toBeGreaterThan(SCANS)
    expect(told).toEqual(Array.from(told, (_, index) => index))
    const disk = await unlocked(realDisk, PASSPHRASE_SECRET, path)
    expect(contentOf(await openOn(disk, path, false))).toEqual(content)
    valueOf(await decryptNotebook(path, { secret: PASSPHRASE_SECRET, host: 'a test' }))
    const [mine, total] = [process.threadCpuUsage(here), process.cpuUsage(all)]
    expect(mine.user + mine.system).toBeLessThan((total.user + total.system) / 2)
    expect(valueOf(await verifyNotebook(path)).problems).toEqual([])
    for (let n = 0; n < SCANS; n++)
      expect((await readFile(join(path, 'scans', `${n}.bin`))).equals(Buffer.alloc(SCAN_BYTES, n))).toBe(true)
  })

  it('[V5] stops there too, with the notebook as it was', async () => {
    const names = async () => (await readdir(path, { recursive: true })).sort()
    const before = await names()
    const stop = new AbortController()
    const stopped = await encrypt({ signal: stop.signal, onProgress: () => stop.abort() })
    expect(stopped).toEqual({ kind: 'refused', reason: 'Stopped. The notebook is as it was.' })
    expect([await isEncrypted(path), await names()]).toEqual([false, before])
  })
})
