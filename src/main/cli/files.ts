import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { Failure } from './command.ts'

/** Read a file whole, or say plainly why that cannot be. */
export async function readableBytes(path: string, mostBytes: number, tooLarge: string): Promise<Uint8Array> {
  try {
    const found = await stat(path)
    if (found.isDirectory())
      throw new Failure('This is a folder. Name the files in it, for example with a * at the end.')
    if (!found.isFile()) throw new Failure('This is not a file.')
    if (found.size > mostBytes) throw new Failure(tooLarge)
    return new Uint8Array(await readFile(path))
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(wordsFor(error))
  }
}

/** Read a text file in UTF-8 or, where it is not that, in what spreadsheets of old write. */
export async function readableText(path: string): Promise<string> {
  try {
    const bytes = await readableBytes(path, 5_000_000, 'The file is too large to be a codebook.')
    return decoded(bytes)
  } catch (error) {
    throw new Failure(`“${path}” cannot be read. ${error instanceof Error ? error.message : ''}`)
  }
}

/** Refuse to write into a notebook, whether by the name that was given or by what it leads to. */
export function mustLieOutside(path: string, target: string): void {
  const folders = `${dirname(path)}${sep}${dirname(target)}`.split(sep)
  if (folders.some(name => name.endsWith('.dossier')))
    throw new Failure(`“${path}” lies in a notebook, which only Dossier writes to. Choose another place.`)
}

/** Write a file whole or not at all, readable by its owner only. Never into a notebook. */
export async function writeWhole(path: string, text: AsyncIterable<string>): Promise<void> {
  try {
    const target = await realpath(path).catch(() => path)
    mustLieOutside(path, target)
    const found = await stat(target).catch(() => null)
    // A terminal or a pipe cannot be replaced, only written to.
    if (found && !found.isFile()) await writeFile(target, text)
    else await replaceWhole(target, text)
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`“${path}” cannot be written. ${wordsFor(error)}`)
  }
}

async function replaceWhole(path: string, text: AsyncIterable<string>): Promise<void> {
  const draft = join(dirname(path), `.${process.pid}.dossier-export`)
  try {
    await writeFile(draft, text, { mode: 0o600 })
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    throw error
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Say in plain words what the system refuses. */
export function wordsFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  return reasons[code] ?? `The system says: ${message}`
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder. Check its name.',
  ENOTDIR: 'There is no such file or folder. Check its name.',
  EACCES: 'You may not do that there. Check whose it is.',
  EPERM: 'You may not do that there. Check whose it is.',
  EISDIR: 'There is a folder of that name. Choose another name.',
  ENOSPC: 'The disk is full. Make room and try again.',
  EROFS: 'That disk cannot be written to. Choose another place.',
  ENAMETOOLONG: 'The name is too long.'
}
