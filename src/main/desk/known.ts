import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { KnownNotebook } from '#shared/contract.ts'

/** The notebooks that a researcher can pick from: those opened before, newest first, and others in the usual folder. */
export async function knownNotebooks(
  recent: readonly KnownNotebook[],
  folder: string
): Promise<readonly KnownNotebook[]> {
  const found = await notebooksIn(folder)
  const others = found.filter(path => recent.every(known => known.path !== path))
  const all = [...recent, ...others.map(path => ({ path, title: basename(path, '.dossier'), openedAt: null }))]
  const isThere = await Promise.all(all.map(({ path }) => isFolder(path)))
  return all.filter((_, i) => isThere[i])
}

async function notebooksIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder)
    return names
      .filter(name => name.endsWith('.dossier'))
      .sort()
      .map(name => join(folder, name))
  } catch {
    return []
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
