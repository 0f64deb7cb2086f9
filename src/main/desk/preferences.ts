import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { KnownNotebook, Settings } from '#shared/contract.ts'

export const settingsSchema = z.strictObject({
  name: z.string().max(200),
  theme: z.enum(['system', 'light', 'dark'])
})

const preferencesSchema = z.object({
  settings: settingsSchema.catch({ name: '', theme: 'system' }),
  /** Newest first. */
  recent: z
    .array(z.object({ path: z.string(), title: z.string(), openedAt: z.string() }))
    .max(1000)
    .catch([])
})

export type Preferences = { readonly settings: Settings; readonly recent: readonly KnownNotebook[] }

const MOST_RECENT = 20
const none = preferencesSchema.parse({})

/** Keep what is set for this computer in one small file that only its user can read. */
export async function keepPreferences(folder: string) {
  const file = join(folder, 'preferences.json')
  let preferences: Preferences = await read(file)
  let writing: Promise<void> = Promise.resolve()

  function write(next: Preferences): Promise<void> {
    preferences = next
    // One after another, so that the last one given is the last one written.
    writing = writing.catch(() => {}).then(() => replace(folder, file, JSON.stringify(preferences, null, 2)))
    return writing
  }

  return {
    get: () => preferences,
    settle: (settings: Settings) => write({ ...preferences, settings }),
    remember(notebook: KnownNotebook): Promise<void> {
      const others = preferences.recent.filter(({ path }) => path !== notebook.path)
      return write({ ...preferences, recent: [notebook, ...others].slice(0, MOST_RECENT) })
    }
  }
}

// Settings that cannot be read are not worth keeping a researcher from the notebooks.
async function read(file: string): Promise<Preferences> {
  try {
    return preferencesSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return none
  }
}

async function replace(folder: string, file: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const next = `${file}.${randomBytes(6).toString('hex')}`
  try {
    const handle = await open(next, 'wx', 0o600)
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(next, file)
  } catch (error) {
    await rm(next, { force: true })
    throw error
  }
}
