/** What a researcher may have erased. */
export type Erasable =
  | { readonly kind: 'source'; readonly sourceId: string }
  | { readonly kind: 'note'; readonly on: NotePlace }
  | { readonly kind: 'speaker'; readonly name: string }
  /** Somebody at work, as excerpts, sources and the history name them. */
  | { readonly kind: 'person'; readonly name: string }

/** What a note is on. */
export type NotePlace =
  { readonly kind: 'excerpt' | 'source' | 'tag'; readonly id: string } | { readonly kind: 'notebook' }

/** What an erasure takes, what stays, and what it cannot reach; told before it is done. */
export type WhatGoes = {
  /** The title of the source, the beginning of the note, or the name. */
  readonly name: string
  /** How many changes lose what they recorded; when they were made stays, and the proof that they were. */
  readonly changes: number
  /** How many of those recorded something else besides, which stays in the notebook, but not in its history. */
  readonly alongside: number
  /** How many sources and excerpts of the notebook go or lose the name, and how many notes go. */
  readonly sources: number
  readonly excerpts: number
  readonly notes: number
  /** How many originals and texts go, and how many stay because another source needs the same. */
  readonly files: number
  readonly sharedFiles: number
  /** How many backups are written anew without it, and how many go since they cannot be read. */
  readonly backups: number
  readonly damagedBackups: number
  /** Files set aside as damaged, which go since they may hold it. */
  readonly setAside: readonly string[]
  /** Files in the folder that are none of Dossier’s, which stay, whatever they hold. */
  readonly strangers: readonly string[]
  /** How many records stay that hold the same words. */
  readonly elsewhere: number
}
