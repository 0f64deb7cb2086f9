import type { Topic } from './change/change.ts'
import type { Command } from './commands/index.ts'
import type { Backups, Difference } from './contract/backups.ts'
import type { History, HistoryRequest } from './contract/history.ts'
import type { Erasable, WhatGoes } from './erasure.ts'
import type { ExportRequest, ExportedFile, ExportedPiece } from './export/export.ts'
import type { SourceText } from './model/source-text.ts'
import type { Citation, SourceFormat } from './model/source.ts'
import type { Ask } from './queries/index.ts'
import type { Outcome, Result } from './result.ts'
import type { SearchAnswer, SearchRequest } from './search.ts'
import type { Language } from './words/languages.ts'

/** Where the open notebook stands. `undo` and `redo` name what they would do, for the Edit menu. */
export type Status = {
  /** Goes up by one with every change, also over closing and reopening. */
  readonly revision: number
  readonly saving: 'saved' | 'saving' | 'could not save'
  /** Why it could not be saved, in plain words; null while it can. */
  readonly problem: string | null
  readonly undo: string | null
  readonly redo: string | null
}

/** The status, and what differs from the one before; nothing is touched when only the saving went on. */
export type Changed = Status & { readonly touched: readonly Topic[] }

/** A notebook that this computer has opened before, or finds in the usual folder. */
export type KnownNotebook = { readonly path: string; readonly title: string; readonly openedAt: string | null }

/** What a window needs to know of where it runs and what is open. At most one of `open`, `locked` and `work` is set. */
export type Desk = {
  /** Null when no notebook is open. */
  readonly open: {
    readonly path: string
    readonly title: string
    /** What may be shown outside the window: the title, or only the name of the folder of an encrypted notebook. */
    readonly name: string
    /** Why nothing can be changed; null where it can. */
    readonly readOnly: string | null
    readonly isEncrypted: boolean
    /** What to know of its folder, which another program synchronises, and how many conflict copies lie there; null where none does. */
    readonly synchronised: { readonly advice: string; readonly copies: number } | null
    /** Why it is still open though it was to be locked; null where it was not. */
    readonly notLocked: string | null
  } | null
  /** The encrypted notebook that waits for its passphrase. */
  readonly locked: { readonly path: string; readonly name: string } | null
  /** What goes on with the files of a notebook, which is closed meanwhile; `worked` tells how far it is. */
  readonly work: VaultWork | null
  /** What is locked or just being opened here while another program holds it, and who that is, in a sentence; null where nobody is known to. */
  readonly elsewhere: { readonly name: string; readonly heldBy: string } | null
  readonly known: readonly KnownNotebook[]
  /** The folder that new notebooks are made in. */
  readonly folder: string
  /** Whether this host can show a dialog to choose a notebook anywhere. */
  readonly canBrowse: boolean
  readonly host: 'electron' | 'web'
  readonly settings: Settings
}

/** The encrypting or decrypting of a notebook. */
export type VaultWork = {
  readonly kind: 'encrypt' | 'decrypt'
  readonly path: string
  readonly name: string
  /** From 0 to 1. */
  readonly part: number
}

/** What opens an encrypted notebook: what somebody remembers, or what was printed when it was encrypted. */
export type Secret =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery key'; readonly recoveryKey: string }

/** What opens the notebook no longer, since it was damaged and could not be kept; null where both do. */
export type KeysChanged = { readonly lost: Secret['kind'] | null }

/** What a researcher sets once for this computer; kept outside any notebook. */
export type Settings = {
  /** The name that excerpts and sources record; empty until it is given. */
  readonly name: string
  readonly theme: 'system' | 'light' | 'dark'
  /** What the window speaks; `system` takes the first language of the computer that it can. */
  readonly language: 'system' | Language
  /** After how many minutes without anybody at work an encrypted notebook is locked; null for never. */
  readonly lockAfter: number | null
  /** What windows keep from one time to the next, such as the widths of panes: at most 100 keys. */
  readonly remembered: Readonly<Record<string, string>>
}

/** A file on its way into the notebook: read by the importer, not yet added. */
export type Preview = {
  readonly fileName: string
  readonly bytes: number
  readonly sha256: string
  readonly format: SourceFormat
  /** The encoding it was read in; null where the format says it itself. */
  readonly encoding: string | null
  /** What was guessed of where it comes from, to be corrected. */
  readonly citation: Citation
  readonly words: number
  /** What of the file did not come along, and what to do; null when all of it did. */
  readonly notice: string | null
  /** The first 600 characters of its text. */
  readonly opening: string
  /** The source that already has the same bytes. */
  readonly already: { readonly sourceId: string; readonly title: string } | null
}

/** One piece of a file; the pieces come in order. `base64` holds at most 4 MB of it. */
export type Piece = {
  /** Chosen by the window, new for each file. */
  readonly upload: string
  readonly fileName: string
  /** The size of the whole file, in bytes. */
  readonly total: number
  readonly offset: number
  readonly base64: string
}

/** A part of an original: at most 4 MB from an offset on, and the size of the whole, in bytes. */
export type OriginalPart = { readonly total: number; readonly base64: string }

/**
 * Everything that crosses between a window and the main process.
 *
 * The window's API, the main process's handlers and the preload script's list are derived from this object, so a line
 * here is the only way to open a channel, and the compiler asks for the rest.
 */
export const contract = {
  /** Ask one question of the notebook. */
  ask: request<Ask>(),
  /** Change the notebook. Done once the change is on disk; the value is the id of a record just made, if any. */
  run: request<(command: Command) => Promise<Outcome<string | null>>>(),
  /** Take back the last change; the value names it, null when there was none. */
  undo: request<() => Promise<Outcome<string | null>>>(),
  /** Make the change again that was last taken back; the value names it, null when there was none. */
  redo: request<() => Promise<Outcome<string | null>>>(),
  /** Try again to save what could not be saved; done once all of it is on disk. */
  save: request<() => Promise<Outcome<null>>>(),
  /** Ask where the notebook stands, when a window opens; afterwards `changed` tells. */
  status: request<() => Promise<Result<Status>>>(),
  /** Fetch the whole text of a source, for the reader. */
  text: request<(input: { readonly sourceId: string }) => Promise<Result<SourceText>>>(),
  /** Fetch a part of the file that a source was imported from, to show its pages. */
  original:
    request<
      (input: {
        readonly sourceId: string
        readonly offset: number
        readonly bytes: number
      }) => Promise<Result<OriginalPart>>
    >(),
  /** Find words and phrases in texts, excerpts and notes. */
  search: request<(input: SearchRequest) => Promise<Result<SearchAnswer>>>(),
  /** Say in a sentence what in an export may name people; null where it names nobody. */
  names: request<(input: ExportRequest) => Promise<Result<string | null>>>(),
  /** Begin to make the file that an export would be; `piece` fetches its text. */
  export: request<(input: ExportRequest) => Promise<Result<ExportedFile & { readonly id: string }>>>(),
  /** Make and fetch what comes next of a file. */
  piece: request<(input: { readonly id: string }) => Promise<Result<ExportedPiece>>>(),
  /** Forget a file that is not wanted any more. */
  forget: request<(input: { readonly id: string }) => Promise<Result<null>>>(),
  /** Hand over one piece of a file. */
  stage: request<(piece: Piece) => Promise<Result<null>>>(),
  /** Read a file whose pieces are all here, in a process of its own; `encoding` overrides what is detected. */
  read: request<(input: { readonly upload: string; readonly encoding?: string }) => Promise<Result<Preview>>>(),
  /** Add a file that was read to the notebook; the value is the id of its source. */
  add: request<(input: { readonly upload: string; readonly citation: Citation }) => Promise<Outcome<string>>>(),
  /** Forget a file, and end the reading of it. */
  discard: request<(input: { readonly upload: string }) => Promise<Result<null>>>(),
  /** Ask what is open and what could be; afterwards `desk` tells. */
  desk: request<() => Promise<Result<Desk>>>(),
  /** Open a known notebook, and close the one that is open. */
  open: request<(input: { readonly path: string }) => Promise<Result<null>>>(),
  /** Let the researcher choose a notebook anywhere, where the host can. */
  browse: request<() => Promise<Result<null>>>(),
  /** Make a notebook in the usual folder, and open it. */
  create:
    request<
      (input: { readonly title: string; readonly codebook: 'starter' | 'none' | 'sample' }) => Promise<Result<null>>
    >(),
  /** Close the notebook; done once everything is on disk. */
  close: request<() => Promise<Outcome<null>>>(),
  /** Open the encrypted notebook that is locked. */
  unlock: request<(input: { readonly secret: Secret }) => Promise<Result<null>>>(),
  /** Save the encrypted notebook, close it and forget its keys; every window drops what it has of it. */
  lock: request<() => Promise<Outcome<null>>>(),
  /** Encrypt the open notebook, which is closed and opened again; the value is told this once. */
  encrypt: request<(input: { readonly passphrase: string }) => Promise<Result<{ readonly recoveryKey: string }>>>(),
  /** Take the encryption off the open notebook, which is closed and opened again. */
  decrypt: request<(input: { readonly secret: Secret }) => Promise<Result<null>>>(),
  /** Give the open notebook another passphrase; the old one opens it no longer. */
  changePassphrase:
    request<(input: { readonly secret: Secret; readonly passphrase: string }) => Promise<Result<KeysChanged>>>(),
  /** Make another recovery key for the open notebook; the old one opens it no longer. */
  newRecoveryKey:
    request<(input: { readonly secret: Secret }) => Promise<Result<KeysChanged & { readonly recoveryKey: string }>>>(),
  /** End the unlocking, encrypting or decrypting that goes on; the notebook stays as it was. */
  stop: request<() => Promise<Result<null>>>(),
  /** Say that somebody is at work in this window, which puts off the locking. */
  present: request<() => Promise<Result<null>>>(),
  /** Say that all that was typed here was handed over, of the time that `locking` asked for. */
  handedOver: request<(input: { readonly asked: number }) => Promise<Result<null>>>(),
  /** List the backups of the notebook. */
  backups: request<() => Promise<Result<Backups>>>(),
  /** Make a backup of what is on disk now; there is one already where nothing changed since. */
  backup: request<() => Promise<Result<null>>>(),
  /** Count what restoring a backup would do. */
  compare: request<(input: { readonly id: string }) => Promise<Result<Difference>>>(),
  /** Make the notebook as it was in a backup, by one change that can be undone; the value counts what it did. */
  restore: request<(input: { readonly id: string }) => Promise<Outcome<Difference>>>(),
  /** Tell what erasing something would take, what would stay, and what cannot be reached. */
  erasable: request<(input: Erasable) => Promise<Result<WhatGoes>>>(),
  /** Erase something for good; done once nothing of it is left in the notebook’s folder. */
  erase: request<(input: Erasable) => Promise<Outcome<WhatGoes>>>(),
  /** Tell who did what and when to a source or an excerpt, as far as that is on disk. */
  history: request<(input: HistoryRequest) => Promise<Result<History>>>(),
  /** Change what is set for this computer. */
  settle: request<(settings: Settings) => Promise<Result<null>>>(),
  /** Open a web address outside Dossier; the window asks the researcher first. */
  visit: request<(input: { readonly url: string }) => Promise<Result<null>>>(),
  /** The notebook reached another revision, or its saving another state, whoever made the change. */
  changed: notice<Changed>(),
  /** Another notebook was opened or closed, or a setting changed. */
  desked: notice<Desk>(),
  /** How far the encrypting or decrypting is. */
  worked: notice<VaultWork>(),
  /** The notebook is locked or closed in a moment: what is being typed is to be handed over, and that is to be said. */
  locking: notice<number>(),
  /** A menu of the host asks for what the window does by a key: the name of a shortcut. */
  asked: notice<string>()
}

type Contract = typeof contract
type Call = (input: never) => Promise<unknown>
type Request<C extends Call> = { readonly kind: 'request'; readonly call?: C }
type Notice<Value> = { readonly kind: 'notice'; readonly value?: Value }
type NamesOf<Kind> = { [K in keyof Contract]: Contract[K]['kind'] extends Kind ? K : never }[keyof Contract]

export type RequestName = NamesOf<'request'>
export type NoticeName = NamesOf<'notice'>
export type NoticeOf<K extends NoticeName> = Contract[K] extends Notice<infer Value> ? Value : never
type CallOf<K extends RequestName> = Contract[K] extends Request<infer C> ? C : never

/** The requests that change the notebook: a window says with each, as `notebook`, the path of the one that it shows. */
export const changing = [
  ...(['run', 'undo', 'redo', 'add', 'backup', 'restore', 'erase'] as const),
  ...(['encrypt', 'decrypt', 'changePassphrase', 'newRecoveryKey'] as const)
] satisfies readonly RequestName[]

/** `window.dossier`. */
export type Api = { readonly [K in RequestName]: CallOf<K> } & {
  readonly on: { readonly [K in NoticeName]: (listener: (value: NoticeOf<K>) => void) => () => void }
}

/** What the main process must provide. Input is unknown until a schema has read it; `window` is the same for each request of one window. */
export type Handlers = { readonly [K in RequestName]: (input: unknown, window?: object) => ReturnType<CallOf<K>> }

/** How the main process tells every window something; must not throw. */
export type Announce = <K extends NoticeName>(name: K, value: NoticeOf<K>) => void

export const requestNames = namesOf('request')
export const noticeNames = namesOf('notice')

function request<C extends Call>(): Request<C> {
  return { kind: 'request' }
}

function notice<Value>(): Notice<Value> {
  return { kind: 'notice' }
}

function namesOf<Kind extends 'request' | 'notice'>(kind: Kind) {
  const names = Object.keys(contract) as (keyof Contract)[]
  return names.filter(name => contract[name].kind === kind) as NamesOf<Kind>[]
}
