import { join } from 'node:path'
import { z } from 'zod'
import type { Source } from '#shared/model/source.ts'
import type { Disk } from './disk.ts'
import { listIfThere, writeDurably } from './durable-file.ts'
import { MISSING, ORIGINALS, originalFile, textFile, TEXTS } from './layout.ts'
import { readIfReadable } from './segments.ts'

const acceptedSchema = z.object({ missing: z.array(z.string()) })

/** A file that a source needs and that is not there. */
export type MissingFile = { readonly file: string; readonly source: Source }

/** Look for the originals and texts of sources. Only names are looked at, so that opening stays quick. */
export async function missingFiles(
  disk: Disk,
  folder: string,
  sources: Iterable<Source>
): Promise<readonly MissingFile[]> {
  const [originals, texts] = await Promise.all(
    [ORIGINALS, TEXTS].map(async place => {
      const names = await listIfThere(disk, join(folder, place))
      return new Set(names.map(name => join(place, name)))
    })
  )
  const missing: MissingFile[] = []
  for (const source of sources) {
    const [original, text] = [originalFile(source.sha256), textFile(source.textHash)]
    if (original !== null && !originals?.has(original)) missing.push({ file: original, source })
    if (text !== null && !texts?.has(text)) missing.push({ file: text, source })
  }
  return missing
}

/** The files that somebody has chosen to go on without. */
export async function acceptedAsMissing(disk: Disk, folder: string): Promise<ReadonlySet<string>> {
  const bytes = (await disk.find(join(folder, MISSING))) ? await readIfReadable(disk, join(folder, MISSING)) : null
  return new Set(bytes === null ? [] : acceptedIn(bytes))
}

/** Note the files that the notebook goes on without. */
export async function acceptAsMissing(disk: Disk, folder: string, files: readonly string[]): Promise<void> {
  await writeDurably(disk, join(folder, MISSING), Buffer.from(`${JSON.stringify({ missing: files }, null, 2)}\n`))
}

function acceptedIn(bytes: Buffer): readonly string[] {
  try {
    return acceptedSchema.parse(JSON.parse(bytes.toString('utf8'))).missing
  } catch {
    // A list that cannot be read accepts nothing: the question is asked again.
    return []
  }
}
