import { useSyncExternalStore } from 'react'
import { dossier } from '#renderer/bridge.ts'
import { keepValue } from '#renderer/kept-value.ts'
import type { ImportItem } from './import-items.ts'
import { openImportQueue } from './import-queue.ts'

const items = keepValue<readonly ImportItem[]>([])

/** The files on their way into the notebook of this window. */
export const imports = openImportQueue(
  dossier,
  () => crypto.randomUUID(),
  latest => items.set(latest)
)

/** Follow the files on their way. */
export function useImports(): readonly ImportItem[] {
  return useSyncExternalStore(items.follow, items.get)
}

/** Take in files that were dropped, chosen or pasted. */
export function takeFiles(files: Iterable<File>): void {
  imports.take([...files].map(file => ({ name: file.name, blob: file })))
}
