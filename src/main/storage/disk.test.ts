import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { realDisk } from './disk.ts'
import { writeWhole } from './durable-file.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'disk-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the real disk (S)', () => {
  it('[S8] says how much of a write it took, so that the rest can follow', async () => {
    const path = join(folder, 'file')
    const file = await realDisk.create(path)
    expect(await file.write(Buffer.from('abc'), 0)).toBe(3)
    const short = { ...file, write: (bytes: Uint8Array, offset: number) => file.write(bytes.subarray(0, 2), offset) }
    await writeWhole(short, Buffer.from('defgh'), 3)
    await file.close()
    expect(readFileSync(path, 'utf8')).toBe('abcdefgh')
  })
})
