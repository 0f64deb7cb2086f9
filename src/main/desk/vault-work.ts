import { basename } from 'node:path'
import type { KeysChanged, Secret, VaultWork } from '#shared/contract.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import type { Disk } from '#main/storage/disk.ts'
import { ANOTHER, hostNames, isOfAnother, letGo, openAt, turn, type Held, type Open } from './held.ts'

type KeyMade = { readonly recoveryKey: string }
/** What the work on the files is given. */
type Working = {
  readonly host: string
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

const BETWEEN_WORDS_MS = 100
const ENCRYPTED = refuse('This notebook is encrypted already.')
const PLAIN = refuse('This notebook is not encrypted.')

/** Encrypt the open notebook: it is saved and closed, its files are written anew, and it is opened again. */
export function encrypt(held: Held, passphrase: string, of?: string): Promise<Result<KeyMade>> {
  return turn(held, async () => {
    const { vault } = held
    const open = toWorkOn(held, of)
    if (open.kind === 'refused') return open
    if (open.value.unlocked) return ENCRYPTED
    const problem = vault.passphraseProblem(passphrase)
    if (problem !== null) return refuse(problem)
    const { path } = open.value.session
    const made = await work(held, 'encrypt', path, given => vault.encryptNotebook(path, { passphrase, ...given }))
    const unlocked =
      made.kind === 'done' ? await tried(vault.unlock(path, { kind: 'passphrase', passphrase })) : done(null)
    return reopened(held, path, unlocked, made)
  })
}

/** Take the encryption off the open notebook. The secret is tried before anything is closed. */
export function decrypt(held: Held, secret: Secret, of?: string): Promise<Result<null>> {
  return turn(held, async () => {
    const { vault } = held
    const open = toWorkOn(held, of)
    if (open.kind === 'refused') return open
    if (!open.value.unlocked) return PLAIN
    const { path } = open.value.session
    const unlocked = await vault.unlock(path, secret)
    if (unlocked.kind === 'refused') return unlocked
    const made = await work(held, 'decrypt', path, given => vault.decryptNotebook(path, { secret, ...given }))
    if (made.kind === 'refused') return reopened(held, path, unlocked, made)
    vault.forget(unlocked.value)
    return reopened(held, path, done(null), made)
  })
}

/** Give the open notebook another passphrase. */
export function changePassphrase(
  held: Held,
  { secret, passphrase }: { readonly secret: Secret; readonly passphrase: string },
  of?: string
): Promise<Result<KeysChanged>> {
  return withKeys(held, of, async path => {
    const problem = held.vault.passphraseProblem(passphrase)
    return problem === null ? held.vault.changePassphrase(path, { secret, passphrase }) : refuse(problem)
  })
}

/** Make another recovery key for the open notebook. */
export function newRecoveryKey(held: Held, secret: Secret, of?: string): Promise<Result<KeyMade & KeysChanged>> {
  return withKeys(held, of, path => held.vault.newRecoveryKey(path, { secret }))
}

function withKeys<T>(
  held: Held,
  of: string | undefined,
  change: (path: string) => Promise<Result<T>>
): Promise<Result<T>> {
  return turn(held, async (): Promise<Result<T>> => {
    // The same change may be asked for in two windows: one follows the other.
    const open = toWorkOn(held, of)
    if (open.kind === 'refused') return open
    return open.value.unlocked ? change(open.value.session.path) : PLAIN
  })
}

function toWorkOn({ current, locked }: Held, of: string | undefined): Result<Open> {
  if (!current)
    return refuse(locked === null ? 'No notebook is open. Open one first.' : 'The notebook is locked. Unlock it first.')
  if (isOfAnother(current, of)) return refuse(ANOTHER)
  return current.session.readOnly === null ? done(current) : refuse(current.session.readOnly)
}

/** Close the notebook and work on its files, which windows follow and can stop. */
async function work<T>(
  held: Held,
  kind: VaultWork['kind'],
  path: string,
  begin: (given: Working) => Promise<Result<T>>
): Promise<Result<T>> {
  const closed = await letGo(held)
  if (closed.kind !== 'done') return refuse(`Nothing was begun, since the notebook cannot be closed. ${closed.reason}`)
  const stopping = new AbortController()
  held.stopping = stopping
  held.work = { kind, path, name: basename(path, '.dossier'), part: 0 }
  await held.onTurn()
  const onProgress = followed(held, held.work)
  const worked = await tried(begin({ host: hostNames[held.host], signal: stopping.signal, onProgress }))
  held.stopping = null
  held.work = null
  return worked
}

/** A failure as a refusal, since the notebook is to be opened again whatever happens. */
async function tried<T>(result: Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await result
  } catch (error) {
    return refuse(`It could not be done. ${error instanceof Error ? error.message : String(error)}`)
  }
}

function followed(held: Held, begun: VaultWork): Working['onProgress'] {
  let last = -Infinity
  return (count, total) => {
    if (performance.now() - last < BETWEEN_WORDS_MS) return
    last = performance.now()
    held.work = { ...begun, part: total > 0 ? Math.min(1, count / total) : 0 }
    held.onWorked(held.work)
  }
}

/** Open the notebook after the work on it. Where that cannot be, the outcome of the work is told all the same. */
async function reopened<T>(held: Held, path: string, disk: Result<Disk | null>, made: Result<T>): Promise<Result<T>> {
  // The notebook stayed open where nothing was begun.
  const opened = held.current ? refuse('') : await openAgain(held, path, disk)
  if (opened.kind === 'done') return made
  if (disk.kind === 'done' && disk.value) held.vault.forget(disk.value)
  if (held.current) return made
  held.locked = (await held.vault.isEncrypted(path)) ? path : null
  await held.onTurn()
  return made.kind === 'done' ? made : refuse(`${made.reason} ${opened.reason}`)
}

/** What was stopped or failed late may have been done all the same. */
async function openAgain(held: Held, path: string, disk: Result<Disk | null>): Promise<Result<null>> {
  if (disk.kind === 'refused') return disk
  if ((await held.vault.isEncrypted(path)) !== (disk.value !== null)) return refuse('Open it again.')
  return openAt(held, path, disk.value)
}
