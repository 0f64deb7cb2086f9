import { join } from 'node:path'
import { z } from 'zod'
import { tableNames } from '#shared/model/notebook.ts'
import type { Disk } from '#main/storage/disk.ts'
import { removeIfThere, writeDurably } from '#main/storage/durable-file.ts'
import { readIfReadable } from '#main/storage/segments.ts'
import type { Subject } from './subject.ts'

/** The file that says what is being erased. It is there only until that is done, since it may hold a name itself. */
export const INTENTION = 'erasing.json'

const intentionSchema = z.strictObject({
  v: z.literal(1),
  revision: z.int().min(1),
  previous: z.string(),
  revisions: z.array(z.int().min(1)),
  files: z.array(z.string()),
  subject: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('source'), ids: z.array(z.string()) }),
    z.strictObject({ kind: z.literal('note'), table: z.enum(tableNames), id: z.string() }),
    z.strictObject({ kind: z.literal('speaker'), name: z.string(), excerptIds: z.array(z.string()) }),
    z.strictObject({ kind: z.literal('person'), name: z.string() })
  ])
})

/** What is to be erased once the line that says so is on disk. */
export type Intention = {
  /** Of that line. */
  readonly revision: number
  /** The hash of the head of the line before it, which shows whether the history is still the same. */
  readonly previous: string
  /** Those whose bodies go. */
  readonly revisions: readonly number[]
  /** The originals and texts that go, relative to the folder. */
  readonly files: readonly string[]
  readonly subject: Subject
}

/** Put an intention on disk for certain. */
export async function intend(disk: Disk, folder: string, intention: Intention): Promise<void> {
  await writeDurably(disk, join(folder, INTENTION), Buffer.from(`${JSON.stringify({ v: 1, ...intention })}\n`))
}

/** What is being erased; null where nothing is. */
export async function readIntention(disk: Disk, folder: string): Promise<Intention | 'unreadable' | null> {
  const path = join(folder, INTENTION)
  if (!(await disk.find(path))) return null
  const bytes = await readIfReadable(disk, path)
  if (bytes === null) return 'unreadable'
  try {
    return intentionSchema.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    return 'unreadable'
  }
}

/** Forget what was being erased, once it is gone or was never begun. */
export async function forgetIntention(disk: Disk, folder: string): Promise<void> {
  for (const name of [INTENTION, `${INTENTION}.tmp`]) await removeIfThere(disk, join(folder, name))
  await disk.syncFolder(folder)
}
