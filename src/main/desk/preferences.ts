import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { KnownNotebook, Settings } from '#shared/contract.ts'
import { languages } from '#shared/words/languages.ts'
import { replaceFile } from './private-file.ts'

const rememberedSchema = z
  .record(z.string().min(1).max(100), z.string().max(2000))
  .refine(remembered => Object.keys(remembered).length <= 100)

const LOCK_AFTER = 15

export const settingsSchema = z.strictObject({
  name: z.string().max(200),
  theme: z.enum(['system', 'light', 'dark']),
  language: z.enum(['system', ...languages]).default('system'),
  lockAfter: z.int().min(1).max(1440).nullable().default(LOCK_AFTER),
  remembered: rememberedSchema
})

const preferencesSchema = z.object({
  settings: settingsSchema
    .extend({
      remembered: rememberedSchema.catch({}),
      lockAfter: settingsSchema.shape.lockAfter.catch(LOCK_AFTER),
      language: settingsSchema.shape.language.catch('system')
    })
    .catch({ name: '', theme: 'system', language: 'system', lockAfter: LOCK_AFTER, remembered: {} }),
  /** Newest first. */
  recent: z
    .array(z.object({ path: z.string(), title: z.string(), openedAt: z.string() }))
    .max(1000)
    .catch([])
})

export type Preferences = { readonly settings: Settings; readonly recent: readonly KnownNotebook[] }

const FILE = 'preferences.json'
const MOST_RECENT = 20
const none = preferencesSchema.parse({})

/** Keep what is set for this computer in one small file that only its user can read. */
export async function keepPreferences(folder: string) {
  let preferences: Preferences = await read(join(folder, FILE))
  let writing: Promise<void> = Promise.resolve()

  function write(next: Preferences): Promise<void> {
    preferences = next
    // One after another, so that the last one given is the last one written.
    writing = writing.catch(() => {}).then(() => replaceFile(folder, FILE, JSON.stringify(preferences, null, 2)))
    return writing
  }

  return {
    get: () => preferences,
    /** Keep no title of an encrypted notebook, only the name of its folder. */
    async hideTitles(isEncrypted: (path: string) => Promise<boolean>): Promise<void> {
      const recent = await Promise.all(preferences.recent.map(known => withoutTitle(known, isEncrypted)))
      const isSame = recent.every((known, i) => known === preferences.recent[i])
      if (!isSame) await write({ ...preferences, recent }).catch(() => {})
    },
    settle: (settings: Settings) => write({ ...preferences, settings }),
    remember(notebook: KnownNotebook): Promise<void> {
      const others = preferences.recent.filter(({ path }) => path !== notebook.path)
      return write({ ...preferences, recent: [notebook, ...others].slice(0, MOST_RECENT) })
    }
  }
}

async function withoutTitle(
  known: KnownNotebook,
  isEncrypted: (path: string) => Promise<boolean>
): Promise<KnownNotebook> {
  const name = basename(known.path, '.dossier')
  // What cannot be looked into, such as a disk that is not there, keeps what is known of it.
  const isSecret = known.title !== name && (await isEncrypted(known.path).catch(() => false))
  return isSecret ? { ...known, title: name } : known
}

// Settings that cannot be read are not worth keeping a researcher from the notebooks.
async function read(file: string): Promise<Preferences> {
  try {
    return preferencesSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return none
  }
}
