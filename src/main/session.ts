import { apply, filing, touchedBy, type Change } from '#shared/change/change.ts'
import { startDraft } from '#shared/change/draft.ts'
import { joins, noHistory, remember, stepBack, stepForward, type History } from '#shared/change/history.ts'
import { commandDefinition, commandSchema, type CheckedCommand } from '#shared/commands/index.ts'
import type { Changed, Status } from '#shared/contract.ts'
import type { OpenNotebook } from '#shared/model/notebook.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import { queryDefinition, type CheckedQuery, type ValueOf } from '#shared/queries/index.ts'
import type { Answer } from '#shared/queries/query.ts'
import { done, refuse, type Outcome, type Refused, type Result } from '#shared/result.ts'
import { finishedInSlices } from './in-slices.ts'
import { inTurn } from './in-turn.ts'
import { saveInOrder, type JournalEntry } from './saving.ts'
import { originalOf, textOf, textsOf } from './session/source-files.ts'
import type { ChangeListener, Erasing, NewSource, Session, WorkedOut } from './session/shape.ts'
import { takingTurns } from './session/turns.ts'
import type { Disk } from './storage/disk.ts'
import type { Kept, Store } from './storage/store.ts'

export type { Session } from './session/shape.ts'

export type Ports = {
  readonly path: string
  readonly disk: Disk
  /** Why nothing can be changed; null where it can. */
  readonly readOnly: string | null
  readonly damage: string | null
  readonly mayArrive: boolean
  readonly notebook: OpenNotebook
  readonly revision: number
  readonly history: History
  readonly store: Store
  readonly newId: () => string
  readonly now: () => string
  /** Who is at work. */
  readonly by: () => string
  /** Tell every window, the one that acted among them; must not throw. */
  readonly announce: (changed: Changed) => void
}

/** An open notebook from the inside. Only the functions below write to it. */
type Open = Ports & {
  readonly saving: ReturnType<typeof saveInOrder>
  readonly turns: ReturnType<typeof takingTurns>
  /** Files of sources are kept or erased, never both at once: two sources may have the same. */
  readonly filing: ReturnType<typeof inTurn>
  readonly listeners: Set<ChangeListener>
  revision: number
  history: History
  older: Store['older']
  isErasing: boolean
  isFiled: boolean
  isClosed: boolean
}

/** A change that was made and is being saved. Boxed, so that awaiting the making does not await the saving. */
type Making<T> = { readonly outcome: Promise<Outcome<T>> }
type Made<T> = Making<T> | Result<T>

/** Open a notebook: run commands on it, save what they change, remember it for undo, and answer queries. */
export function openSession(ports: Ports): Session {
  const tell = () => {
    if (open.saving.state() === 'saved') open.isErasing = false
    ports.announce({ ...statusOf(open), touched: [] })
  }
  const open: Open = {
    ...ports,
    saving: saveInOrder({ ...ports.store, onProgress: tell }),
    turns: takingTurns(),
    filing: inTurn(),
    listeners: new Set(),
    older: ports.store.older,
    isErasing: false,
    isFiled: false,
    isClosed: false
  }
  return {
    path: open.path,
    disk: open.disk,
    readOnly: open.readOnly,
    damage: open.damage,
    mayArrive: open.mayArrive,
    notebook: open.notebook,
    status: () => statusOf(open),
    read: reading =>
      open.turns.read(async () => (open.isClosed ? closed : done(await finishedInSlices(reading(open.notebook))))),
    ask(query) {
      const answered = open.turns[needsTurn(query) ? 'read' : 'lookUp'](() => answer(open, query))
      fileRest(open)
      return answered
    },
    run: command => changing(open, () => perform(open, command)),
    undo: () => changing(open, () => undo(open)),
    redo: () => changing(open, () => redo(open)),
    save: () => outcomeOf(open, open.saving.settle(), null),
    text: sourceId => open.turns.text(() => textOf(open, sourceId)),
    original: sourceId => originalOf(open, sourceId),
    addSource: item => addSource(open, item),
    make: worked =>
      worked.erasing ? erase(open, worked, worked.erasing) : changing(open, async () => make(open, worked)),
    onChange(listener) {
      open.listeners.add(listener)
      return () => void open.listeners.delete(listener)
    },
    close: () => open.turns.change(() => close(open))
  }
}

/** What the first answer does not need of the indexes is filed after it, before anything else is asked. */
function fileRest(open: Open): void {
  if (open.isFiled) return
  open.isFiled = true
  // What cannot be filed fails again for whoever asks for it, and is told there.
  open.turns.read(() => finishedInSlices(filing(open.notebook))).catch(() => {})
}

function statusOf({ revision, saving, history, older }: Open): Status {
  return {
    revision,
    saving: saving.state(),
    problem: saving.problem(),
    undo: history.past[0]?.label ?? older?.label ?? null,
    redo: history.future[0]?.label ?? null
  }
}

/** Whether something is to be made ready or loaded first; one record is looked up by its id. */
function needsTurn(query: CheckedQuery): boolean {
  const { prepare, quotes } = queryDefinition(query)
  return prepare !== undefined || quotes !== undefined
}

async function answer<Q extends CheckedQuery>(open: Open, query: Q): Promise<Result<Answer<ValueOf<Q>>>> {
  if (open.isClosed) return closed
  const definition = queryDefinition(query)
  const steps = definition.prepare?.(open.notebook, query)
  // Nothing changes meanwhile: whatever would waits for its turn.
  if (steps) await finishedInSlices(steps)
  const texts = await textsOf(open, definition.quotes?.(query, open.notebook) ?? [])
  // The compiler cannot see that the definition found for a query gives that query's value.
  const value = definition.answer(open.notebook, query, texts) as ValueOf<Q>
  return done({ revision: open.revision, reads: definition.reads(query), value })
}

/** Start work that changes the notebook when earlier work has ended; the saving of that goes on meanwhile. */
async function changing<T>(open: Open, work: () => Promise<Made<T>>): Promise<Outcome<T>> {
  const made = await open.turns.change(async () => reasonNotToChange(open) ?? work())
  return 'outcome' in made ? made.outcome : made
}

function reasonNotToChange({ isClosed, readOnly }: Open): Refused | null {
  if (isClosed) return closed
  return readOnly === null ? null : refuse(readOnly)
}

async function perform(open: Open, command: CheckedCommand): Promise<Made<string | null>> {
  const { notebook, newId, now } = open
  const definition = commandDefinition(command)
  const textOf = await textsOf(open, definition.quotes?.(command, notebook) ?? [])
  // From here on nothing awaits until the change is applied, so no two commands start from the same state.
  const draft = startDraft(notebook)
  const result = definition.run(draft, command, { newId, now, by: open.by(), textOf })
  const change = draft.change()
  if (result.kind === 'refused' || change.length === 0) return result
  const label = typeof definition.label === 'string' ? definition.label : definition.label(command)
  const entry = { label, at: now(), change, mergeKey: definition.mergeKey?.(command) ?? null }
  const line = { command: command.kind, label, at: entry.at, joins: joins(open.history, entry) }
  return commit(open, line, [change, remember(open.history, entry)], result.value)
}

function make(open: Open, { revision, command, label, change }: WorkedOut): Made<boolean> {
  if (revision !== open.revision) return done(false)
  if (change.length === 0) return done(true)
  const entry = { label, at: open.now(), change, mergeKey: null }
  const line = { command, label, at: entry.at, joins: false }
  return commit(open, line, [change, remember(open.history, entry)], true)
}

/** Resolves only when nothing of it is left, and keeps the files of sources to itself until then. */
function erase(open: Open, worked: WorkedOut, erasing: Erasing): Promise<Outcome<boolean>> {
  return open.filing(() => changing(open, () => eraseFrom(open, worked, erasing)))
}

async function eraseFrom(open: Open, worked: WorkedOut, { intend, isOwnName }: Erasing): Promise<Made<boolean>> {
  if (worked.revision !== open.revision) return done(false)
  try {
    await intend()
  } catch (error) {
    return refuse(`Nothing was erased. ${open.store.explain(error)}`)
  }
  open.isErasing = true
  open.older = null
  const by = isOwnName(open.by()) ? '' : open.by()
  const line = { command: worked.command, label: worked.label, at: open.now(), joins: false, by }
  return commit(open, line, [worked.change, noHistory], true)
}

async function undo(open: Open): Promise<Made<string | null>> {
  // Before the last step at hand is taken back, so that the one after it can be named.
  const problem = open.history.past.length <= 1 && (await recallOlder(open))
  if (problem) return problem
  const step = stepBack(open.history)
  if (!step) return done(null)
  const label = open.history.past[0]?.label ?? null
  return commit(open, { command: 'undo', label: null, at: open.now(), joins: false }, step, label)
}

async function redo(open: Open): Promise<Made<string | null>> {
  const step = stepForward(open.history)
  if (!step) return done(null)
  const label = open.history.future[0]?.label ?? null
  return commit(open, { command: 'redo', label: null, at: open.now(), joins: false }, step, label)
}

/** Returns what keeps the older steps from being read; they are then still to be had. */
async function recallOlder(open: Open): Promise<Refused | null> {
  try {
    const past = (await open.older?.load()) ?? []
    open.older = null
    open.history = { ...open.history, past: [...open.history.past, ...past] }
    return null
  } catch (error) {
    return refuse(`What can be undone could not be read. ${open.store.explain(error)}`)
  }
}

type Line = Pick<JournalEntry, 'command' | 'label' | 'at' | 'joins'> & Partial<Pick<JournalEntry, 'by'>>

function commit<T>(open: Open, line: Line, [change, history]: readonly [Change, History], value: T): Making<T> {
  apply(open.notebook, change)
  open.history = history
  open.revision += 1
  const saved = open.saving.add({ by: open.by(), ...line, revision: open.revision, change })
  const outcome = outcomeOf(open, saved, value)
  open.announce({ ...statusOf(open), touched: touchedBy(change) })
  for (const listener of open.listeners) listener(change, open.revision)
  return { outcome }
}

async function outcomeOf<T>({ store }: Open, saved: Promise<void>, value: T): Promise<Outcome<T>> {
  try {
    await saved
    return done(value)
  } catch (error) {
    const reason = `Not saved yet. ${store.explain(error)} Your work is kept here, and is saved as soon as that is possible.`
    return { kind: 'unsaved', reason }
  }
}

async function addSource(open: Open, item: NewSource): Promise<Outcome<string>> {
  const made = await open.filing(() => keepAndAdd(open, item))
  const added = 'outcome' in made ? await made.outcome : made
  return added.kind === 'done' ? done(added.value ?? '') : added
}

async function keepAndAdd(open: Open, { original, text, ...file }: NewSource): Promise<Made<string | null>> {
  const problem = reasonNotToChange(open)
  if (problem) return problem
  const notAdded = (reason: string) => refuse(`“${file.fileName}” was not added${reason}`)
  if (open.isErasing) return notAdded('. Something is still being erased. Try again when that is done.')
  const names = await kept(open, original, text)
  if (names.kind === 'refused') return notAdded(`. ${names.reason}`)
  const made = { kind: 'add-source', bytes: original.byteLength, ...names.value, ...file }
  const command = commandSchema.safeParse(made)
  if (!command.success) return notAdded(': its details are not well formed.')
  return open.turns.change(async () => reasonNotToChange(open) ?? perform(open, command.data))
}

async function kept({ store }: Open, original: Uint8Array, text: SourceText): Promise<Result<Kept>> {
  try {
    return done(await store.keep(original, text))
  } catch (error) {
    return refuse(store.explain(error))
  }
}

async function close(open: Open): Promise<Outcome<null>> {
  if (open.isClosed) return done(null)
  const saved = await outcomeOf(open, open.saving.settle(), null)
  if (saved.kind !== 'done') return saved
  open.isClosed = true
  open.saving.stop()
  await open.store.close()
  return saved
}

const closed = refuse('This notebook is closed. Open it again to go on.')
