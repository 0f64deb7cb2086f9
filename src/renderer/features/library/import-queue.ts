import { t } from '#renderer/words.ts'
import type { Api } from '#shared/contract.ts'
import type { Citation } from '#shared/model/source.ts'
import { keepItems, type ImportItem, type ImportState, type Items } from './import-items.ts'
import { piecesOf } from './pieces.ts'

export type ImportHost = Pick<Api, 'stage' | 'read' | 'add' | 'discard'>

type Queue = { readonly host: ImportHost; readonly files: Map<string, Blob>; readonly items: Items }

const AT_ONCE = 2

/** Bring files to where they can be added: send them, have them read, and keep what was corrected. */
export function openImportQueue(
  host: ImportHost,
  newId: () => string,
  onChange: (items: readonly ImportItem[]) => void
) {
  const queue: Queue = { host, files: new Map(), items: keepItems(onChange) }
  const { files, items } = queue
  return {
    items: items.all,
    /** Take in files; they are sent and read two at a time. */
    take: (fresh: readonly { readonly name: string; readonly blob: Blob }[]) => {
      const taken = fresh.map(({ name, blob }) => ({ id: newId(), name, blob }))
      for (const { id, blob } of taken) files.set(id, blob)
      items.add(taken.map(({ id, name, blob }) => ({ id, fileName: name, bytes: blob.size })))
      startNext(queue)
    },
    /** Forget a file, whatever is being done with it. */
    drop: (id: string) => drop(queue, id),
    dropAll: () => {
      for (const { id } of items.all()) drop(queue, id)
    },
    /** Read a file again, in an encoding that the researcher chose; the value is why not, if not. */
    reread: (id: string, encoding: string) => reread(queue, id, encoding),
    /** Correct where a file comes from. */
    correct: (id: string, part: Partial<Citation>) => {
      const citation = items.find(id)?.citation
      if (citation) items.edit(id, { citation: { ...citation, ...part } })
    },
    /** Add every file that is ready, in order; the value is the ids of the new sources. */
    addReady: () => addReady(queue)
  }
}

function startNext(queue: Queue): void {
  const busy = queue.items.all().filter(({ state }) => state.kind === 'sending' || state.kind === 'reading').length
  const waiting = queue.items.all().filter(({ state }) => state.kind === 'waiting')
  for (const { id } of waiting.slice(0, Math.max(0, AT_ONCE - busy))) void bring(queue, id)
}

async function bring(queue: Queue, id: string): Promise<void> {
  try {
    const refusal = (await send(queue, id)) ?? (await read(queue, id))
    if (refusal !== null) settle(queue, id, { kind: 'refused', reason: refusal })
  } catch {
    settle(queue, id, { kind: 'refused', reason: noAnswer() })
  }
  startNext(queue)
}

/** Send the pieces in order; the value is why not, if not. */
async function send({ host, files, items }: Queue, id: string): Promise<string | null> {
  const blob = files.get(id) ?? new Blob()
  const fileName = items.find(id)?.fileName ?? ''
  items.edit(id, { state: { kind: 'sending', sent: 0 } })
  for await (const { offset, end, base64 } of piecesOf(blob)) {
    if (!items.find(id)) return null
    const reply = await host.stage({ upload: id, fileName, total: blob.size, offset, base64 })
    if (reply.kind === 'refused') return reply.reason
    items.edit(id, { state: { kind: 'sending', sent: end / Math.max(1, blob.size) } })
  }
  return null
}

async function read(queue: Queue, id: string, encoding?: string): Promise<string | null> {
  const { host, items } = queue
  if (!items.find(id)) return null
  items.edit(id, { state: { kind: 'reading' } })
  const reply = await host.read({ upload: id, ...(encoding !== undefined && { encoding }) })
  if (reply.kind === 'refused') return reply.reason
  const preview = reply.value
  const before = items.find(id)
  const citation = merge(preview.citation, before?.citation ?? null, before?.preview?.citation ?? null)
  items.edit(id, { preview, citation })
  settle(queue, id, preview.already ? { kind: 'already', ...preview.already } : { kind: 'ready' })
  return null
}

async function reread(queue: Queue, id: string, encoding: string): Promise<string | null> {
  const refusal = await read(queue, id, encoding).catch(() => noAnswer())
  // What was read before still stands.
  if (refusal !== null) queue.items.edit(id, { state: { kind: 'ready' } })
  startNext(queue)
  return refusal
}

async function addReady({ host, files, items }: Queue): Promise<readonly string[]> {
  const ready = items.all().filter(({ state }) => state.kind === 'ready')
  const added: string[] = []
  for (const { id } of ready) items.edit(id, { state: { kind: 'adding' } })
  for (const { id } of ready) {
    const citation = items.find(id)?.citation
    const outcome = citation ? await host.add({ upload: id, citation }).catch(() => null) : null
    if (outcome === null || outcome.kind === 'refused') {
      items.edit(id, { state: { kind: 'refused', reason: outcome?.reason ?? noAnswer() } })
      continue
    }
    if (outcome.kind === 'done') added.push(outcome.value)
    files.delete(id)
    items.remove(id)
  }
  return added
}

function settle({ host, items }: Queue, id: string, state: ImportState): void {
  if (state.kind !== 'ready') void host.discard({ upload: id }).catch(() => null)
  items.edit(id, { state })
}

function drop(queue: Queue, id: string): void {
  queue.files.delete(id)
  queue.items.remove(id)
  void queue.host.discard({ upload: id }).catch(() => null)
  startNext(queue)
}

function noAnswer(): string {
  return t('Dossier does not answer. Take this file away and try it again.')
}

/** The new guesses, with what the researcher made of the guesses before. */
function merge(fresh: Citation, typed: Citation | null, guessed: Citation | null): Citation {
  if (!typed || !guessed) return fresh
  const keys = Object.keys(fresh) as (keyof Citation)[]
  const kept = keys.filter(key => JSON.stringify(typed[key]) !== JSON.stringify(guessed[key]))
  return { ...fresh, ...Object.fromEntries(kept.map(key => [key, typed[key]])) }
}
