import { join } from 'node:path'
import { z } from 'zod'
import type { Source } from '#shared/model/source.ts'
import type { Disk } from './disk.ts'
import { listIfThere, writeDurably } from './durable-file.ts'
import { MISSING, ORIGINALS, TEXTS } from './layout.ts'
import { readIfReadable } from './segments.ts'

const acceptedSchema = z.object({ missing: z.array(z.string()) })

/** A file that a source needs and that is not there. */
export type MissingFile = { readonly file: string; readonly source: Source }

/** The names of the files of sources that are there. */
export type SourceFiles = { readonly originals: ReadonlySet<string>; readonly texts: ReadonlySet<string> }

/** Look for the originals and texts of sources. Only names are looked at, so that opening stays quick. */
export async function missingFiles(
  disk: Disk,
  folder: string,
  sources: Iterable<Source>
): Promise<readonly MissingFile[]> {
  return missingFrom(await sourceFiles(disk, folder), sources)
}

/** List the originals and texts of a notebook. */
export async function sourceFiles(disk: Disk, folder: string): Promise<SourceFiles> {
  const [originals, texts] = await Promise.all([namesIn(disk, folder, ORIGINALS), namesIn(disk, folder, TEXTS)])
  return { originals, texts }
}

/** The files of sources that are not among those that are there. */
export function missingFrom({ originals, texts }: SourceFiles, sources: Iterable<Source>): readonly MissingFile[] {
  const missing: MissingFile[] = []
  for (const source of sources) {
    if (!originals.has(source.sha256)) missing.push({ file: join(ORIGINALS, source.sha256), source })
    if (!texts.has(`${source.textHash}.json`)) missing.push({ file: join(TEXTS, `${source.textHash}.json`), source })
  }
  return missing
}

async function namesIn(disk: Disk, folder: string, place: string): Promise<ReadonlySet<string>> {
  return new Set(await listIfThere(disk, join(folder, place)))
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
