import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { SourceText } from '#shared/model/source-text.ts'
import type { Source } from '#shared/model/source.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { BrokenFile, isCode, type Disk } from './disk.ts'
import { writeDurably } from './durable-file.ts'
import { originalFile, textFile } from './layout.ts'
import { explain } from './problems.ts'
import type { Kept } from './store.ts'

/** Put an original and its text on disk for certain, each under its SHA-256. */
export async function keepSource(disk: Disk, folder: string, original: Uint8Array, text: SourceText): Promise<Kept> {
  const bytes = Buffer.from(JSON.stringify(text))
  const names = { sha256: sha256Of(original), textHash: sha256Of(bytes) }
  await keep(disk, folder, originalFile(names.sha256), original)
  await keep(disk, folder, textFile(names.textHash), bytes)
  return names
}

/** Read the text of a source, and make sure that it is the one that was kept. */
export async function readText(disk: Disk, folder: string, source: Source): Promise<Result<SizedText>> {
  const file = textFile(source.textHash)
  try {
    const bytes = file === null ? null : await disk.read(join(folder, file))
    if (bytes && sha256Of(bytes) === source.textHash)
      return done({ text: JSON.parse(bytes.toString('utf8')) as SourceText, bytes: bytes.length })
    return refuse(`The text of “${source.title}” is damaged (${file}). Run “dossier verify” on a copy of the folder.`)
  } catch (error) {
    if (error instanceof BrokenFile)
      return refuse(
        `The text of “${source.title}” is damaged: ${file} ${error.what}. Run “dossier verify” on a copy of the folder.`
      )
    if (isCode(error, 'ENOENT'))
      return refuse(`The text of “${source.title}” is missing (${file}). Put the file back from a copy of the folder.`)
    return refuse(`The text of “${source.title}” cannot be read. ${explain(error)}`)
  }
}

/** A text, and how large its file is. */
export type SizedText = { readonly text: SourceText; readonly bytes: number }

/** Read the texts of sources, keeping those used last at hand, up to a number of bytes. */
export function textReader(disk: Disk, folder: string, room = 32_000_000) {
  const texts = new Map<string, SizedText>()
  let used = 0

  return async (source: Source): Promise<Result<SourceText>> => {
    const known = texts.get(source.textHash)
    const read = known ? done(known) : await readText(disk, folder, source)
    if (read.kind === 'refused') return read
    // A map keeps the order of insertion, so the one used longest ago stands first.
    if (texts.delete(source.textHash)) used -= read.value.bytes
    texts.set(source.textHash, read.value)
    used += read.value.bytes
    for (const [hash, { bytes }] of texts) {
      if (used <= room || texts.size === 1) break
      texts.delete(hash)
      used -= bytes
    }
    return done(read.value.text)
  }
}

/** Read the original of a source, and make sure that it is the one that was imported; the last one is kept at hand. */
export function originalReader(disk: Disk, folder: string) {
  let last: { readonly sha256: string; readonly bytes: Uint8Array } | null = null

  return async ({ sha256, title }: Source): Promise<Result<Uint8Array>> => {
    if (last?.sha256 === sha256) return done(last.bytes)
    const file = originalFile(sha256)
    try {
      const bytes = file === null ? null : await disk.read(join(folder, file))
      if (!bytes || sha256Of(bytes) !== sha256)
        return refuse(`The original of “${title}” is damaged (${file}). Run “dossier verify” on a copy of the folder.`)
      last = { sha256, bytes }
      return done(bytes)
    } catch (error) {
      if (isCode(error, 'ENOENT'))
        return refuse(`The original of “${title}” is missing (${file}). Put the file back from a copy of the folder.`)
      return refuse(`The original of “${title}” cannot be read. ${explain(error)}`)
    }
  }
}

/** SHA-256 in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function keep(disk: Disk, folder: string, file: string | null, bytes: Uint8Array): Promise<void> {
  if (file !== null) await writeDurably(disk, join(folder, file), bytes)
}
