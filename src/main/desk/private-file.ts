import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Replace a small file as a whole, readable by its user only; a crash leaves the old one or the new one. */
export async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const next = join(folder, `${name}.${randomBytes(6).toString('hex')}`)
  try {
    const handle = await open(next, 'wx', 0o600)
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(next, join(folder, name))
  } catch (error) {
    await rm(next, { force: true })
    throw error
  }
}
