import { basename } from 'node:path'
import type { Announce, Changed, Desk, Secret, Settings } from '#shared/contract.ts'
import type { History, HistoryRequest } from '#shared/contract/history.ts'
import type { KeptBackups } from './backups/keep-backups.ts'
import { askSeal } from './custody/ask-seal.ts'
import type { Sealer } from './export-notebook.ts'
import { ABOUT_ID } from '#shared/model/about.ts'
import { done, refuse, type Outcome, type Result } from '#shared/result.ts'
import type { CheckedSearch } from '#shared/search.ts'
import { exportFiles } from './desk/exports.ts'
import { handingOver } from './desk/handing-over.ts'
import { lockWhenIdle } from './desk/idle.ts'
import { importFiles, type SpawnImporter, type WithSession } from './desk/imports.ts'
import { knownNotebooks } from './desk/known.ts'
import { makeNotebook, type NewNotebook } from './desk/new-notebook.ts'
import { whoElse, type Open } from './desk/held.ts'
import { holdOne } from './desk/open-one.ts'
import type { Places } from './desk/places.ts'
import { keepPreferences } from './desk/preferences.ts'
import { ownVault, type Vault } from './desk/vault.ts'
import { webAddress } from './desk/web-address.ts'
import { lookWhoElse } from './desk/who-else.ts'
import type { Session } from './session.ts'

export type DeskOptions = {
  readonly host: Desk['host']
  readonly places: Places
  readonly announce: Announce
  /** The windows that hear it, by what they ask with; nobody is waited for where absent. */
  readonly windows?: () => readonly object[]
  /** Let the researcher choose a notebook anywhere; null when none was chosen. Absent where the host has no dialogs. */
  readonly chooseNotebook?: () => Promise<string | null>
  /** Open an address that was checked; false when that failed, or the researcher thought better of it. */
  readonly openOutside: (address: string) => Promise<boolean>
  /** Start the importer as the host starts processes; a Node child process where absent. */
  readonly spawnImporter?: SpawnImporter
  /** The encryption of notebooks; its own where absent. */
  readonly vault?: Vault
}

export type HostDesk = Awaited<ReturnType<typeof openDesk>>

/** The desk from the inside. */
type Inside = DeskOptions & {
  readonly preferences: Awaited<ReturnType<typeof keepPreferences>>
  readonly one: ReturnType<typeof holdOne>
  readonly imports: ReturnType<typeof importFiles>
  readonly typing: ReturnType<typeof handingOver>
  readonly exports: ReturnType<typeof exportFiles>
  readonly others: ReturnType<typeof lookWhoElse>
}

const UNKNOWN = 'This notebook is not known here. Open it from the menu or the command line.'

/** Lay out what a host works on: one open notebook, those known, the settings, and files on their way in. */
export async function openDesk(options: DeskOptions) {
  const { vault = ownVault } = options
  const preferences = await keepPreferences(options.places.config)
  await preferences.hideTitles(path => vault.isEncrypted(path))
  const by = () => preferences.get().settings.name
  const one = holdOne({
    by,
    vault,
    host: options.host,
    announce: changed => tellChanged(desk, changed),
    onTurn: () => turned(desk),
    onWord: () => tellDesk(desk),
    onWorked: work => options.announce('worked', work),
    onElsewhere: () => announceDesk(desk)
  })
  const idle = lockWhenIdle({
    minutes: () => preferences.get().settings.lockAfter,
    isOpen: () => Boolean(one.now().current?.unlocked),
    isComing: () => one.now().locked !== null || one.now().work !== null,
    lock: () => lock(desk)
  })
  const withSession: WithSession = (work, of) => one.use(({ session }) => work(session), of)
  const imports = importFiles(withSession, options.spawnImporter)
  const exports = exportFiles(withSession, sealer(options.places))
  const typing = handingOver({ announce: options.announce, windows: options.windows ?? (() => []) })
  const others = lookWhoElse(one.now, () => announceDesk(desk))
  const desk: Inside = { ...options, preferences, one, imports, exports, typing, others }

  return {
    describe: () => describe(desk),
    /** Do something with the open notebook; what belongs to the notebook at a path is done there or nowhere. */
    withSession,
    /** Open any notebook, as the researcher asks for outside the window. */
    open: (path: string) => open(desk, async () => done(path)),
    openKnown: (path: string) => openKnown(desk, path),
    browse: () => browse(desk),
    create: (input: NewNotebook) => create(desk, input),
    close: () => lettingGo(desk, one.close),
    encrypt: (passphrase: string, of?: string) => lettingGo(desk, () => one.encrypt(passphrase, of)),
    decrypt: (secret: Secret, of?: string) => lettingGo(desk, () => one.decrypt(secret, of)),
    ...{ unlock: one.unlock, stop: one.stop },
    ...{ changePassphrase: one.changePassphrase, newRecoveryKey: one.newRecoveryKey },
    lock: () => lock(desk),
    /** A window says that it handed over what was typed in it, of the time that it was asked. */
    handedOver: (asked: number, window: object) => desk.typing.done(asked, window),
    /** Lock because the researcher went away; where that cannot be, as soon as it can. */
    goneAway: () => idle.away(),
    /** Somebody is at work in a window. */
    stir(): void {
      idle.stir()
      void one.unsay()
    },
    settle: (settings: Settings) => settle(desk, settings),
    visit: (url: string) => visit(desk, url),
    ...{ stage: imports.stage, read: imports.read, add: imports.add, discard: imports.discard },
    withBackups: <T>(work: (backups: KeptBackups) => Promise<T>, of?: string) =>
      one.use(({ backups }) => work(backups), of),
    history: (request: HistoryRequest) => one.use(open => history(open, request)),
    erasing: <T>(work: (session: Session) => Promise<Outcome<T>>, of?: string) =>
      one.use(open => erasing(desk, open, work), of),
    search: (request: CheckedSearch) => one.use(({ search }) => search.search(request)),
    ...{ export: exports.begin, piece: exports.piece, forget: exports.forget }
  }
}

async function describe({ host, places, one, preferences, chooseNotebook }: Inside): Promise<Desk> {
  const { locked, work } = one.now()
  const { recent, settings } = preferences.get()
  return {
    open: openOf(one.now()),
    locked: locked === null ? null : { path: locked, name: nameOf(locked) },
    work,
    elsewhere: whoElse(one.now()),
    known: await knownNotebooks(recent, places.folder),
    folder: places.folder,
    canBrowse: chooseNotebook !== undefined,
    host,
    settings
  }
}

function openOf({ current, notLocked }: ReturnType<Inside['one']['now']>): Desk['open'] {
  if (!current) return null
  const { session, unlocked, synchronised } = current
  const { path, readOnly } = session
  const title = titleOf(session)
  const isEncrypted = unlocked !== null
  // A title stands in places that keep it: the list of windows, a browser's history, the notebooks known here.
  return { path, title, readOnly, synchronised, isEncrypted, notLocked, name: isEncrypted ? nameOf(path) : title }
}

function tellChanged(desk: Inside, changed: Changed): void {
  desk.announce('changed', changed)
  if (changed.touched.includes('about')) void tellDesk(desk)
}

/** Another notebook is open, or none: what was on its way into the one before or out of it goes nowhere. */
async function turned(desk: Inside): Promise<void> {
  desk.imports.forgetAll()
  desk.exports.forgetAll()
  await tellDesk(desk)
}

async function tellDesk(desk: Inside): Promise<void> {
  const { one, preferences } = desk
  const open = openOf(one.now())
  const { locked } = one.now()
  const openedAt = new Date().toISOString()
  const known = open ? { path: open.path, title: open.name, openedAt } : null
  const named = known ?? (locked === null ? null : { path: locked, title: nameOf(locked), openedAt })
  // The notebook is open all the same when this computer cannot remember it.
  if (named) await preferences.remember(named).catch(() => {})
  await announceDesk(desk)
}

async function announceDesk(desk: Inside): Promise<void> {
  const described = await describe(desk)
  desk.others.told(described.elsewhere?.heldBy)
  desk.announce('desked', described)
}

async function lock(desk: Inside): Promise<Outcome<null>> {
  return desk.one.now().current?.unlocked ? lettingGo(desk, desk.one.lock) : desk.one.lock()
}

/** Have windows hand over what is being typed, then do what may close the notebook that it belongs to. */
function lettingGo<T>({ typing, one }: Inside, work: () => Promise<T>): Promise<T> {
  // Where nobody is asked nothing is waited for, so that what is asked next comes after it.
  return one.now().current && typing.isToBeAsked() ? typing.all().then(work) : work()
}

function open(desk: Inside, find: () => Promise<Result<string>>): Promise<Result<null>> {
  return lettingGo(desk, () => desk.one.open(find))
}

/** Open a notebook that a window names: one that is known, so that a window cannot reach any folder. */
function openKnown(desk: Inside, path: string): Promise<Result<null>> {
  return open(desk, async () => {
    const { known } = await describe(desk)
    return known.some(notebook => notebook.path === path) ? done(path) : refuse(UNKNOWN)
  })
}

async function browse(desk: Inside): Promise<Result<null>> {
  const { chooseNotebook } = desk
  if (!chooseNotebook) return refuse('A notebook elsewhere is opened from the command line: dossier serve NOTEBOOK.')
  const path = await chooseNotebook()
  return path === null ? done(null) : open(desk, async () => done(path))
}

async function history({ session, history: kept }: Open, request: HistoryRequest): Promise<Result<History>> {
  // What was just done belongs to it too; what the disk refuses is shown to be unsaved elsewhere.
  await session.save()
  return kept.ask(request)
}

/** Erase something; what is on its way out, and what was read of histories, may still hold it. */
async function erasing<T>(
  { exports }: Inside,
  { session, history: kept }: Open,
  work: (session: Session) => Promise<Outcome<T>>
): Promise<Outcome<T>> {
  const erased = await work(session)
  if (erased.kind === 'refused') return erased
  exports.forgetAll()
  await kept.forget()
  return erased
}

/** Seals with the key of this computer. */
function sealer({ config }: Places): Sealer {
  return ({ path, disk }, revision) => askSeal(path, config, disk, revision)
}

function create(desk: Inside, input: NewNotebook): Promise<Result<null>> {
  const { places, preferences } = desk
  return open(desk, () => makeNotebook(places.folder, input, () => preferences.get().settings.name))
}

async function settle(desk: Inside, settings: Settings): Promise<Result<null>> {
  try {
    await desk.preferences.settle(settings)
  } catch (error) {
    return refuse(`The settings could not be kept: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    await announceDesk(desk)
  }
  return done(null)
}

async function visit({ openOutside }: Inside, url: string): Promise<Result<null>> {
  const address = webAddress(url)
  if (!address) return refuse('Only web and mail addresses can be opened.')
  await openOutside(address)
  return done(null)
}

function titleOf(session: Session): string {
  return session.notebook.about.get(ABOUT_ID)?.title ?? nameOf(session.path)
}

function nameOf(path: string): string {
  return basename(path, '.dossier')
}
