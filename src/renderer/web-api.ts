import { requestNames, type Api, type NoticeName, type Status } from '#shared/contract.ts'
import { enterHost, type Pass } from './web-door.ts'
import { followNotices } from './web-notices.ts'

type Listener = (value: unknown) => void

// Browsers take 64 KiB from a page that is gone.
const MOST_WHEN_LEAVING = 60_000
const STOPPED =
  'Dossier has stopped, or was closed elsewhere. What is called saved is safe. Start Dossier again to go on; nothing you do here is kept.'

/** Reach the main process of the local-web host over HTTP. A request rejects when the host does not answer. */
export function connect(): Api {
  const listeners = new Map<string, Set<Listener>>()
  const entered = enterHost()
  let sent = 0
  let isLeaving = false
  let status: Status | null = null

  // Numbered here, before anything is waited for, so that the host starts them in this order over any connection.
  function requestOf(name: string) {
    return (input?: unknown) => {
      sent += 1
      return post(entered, { name, number: sent, input, isLeaving })
    }
  }

  function on(name: string, listener: Listener): () => void {
    const own = listeners.get(name) ?? new Set()
    listeners.set(name, own)
    own.add(listener)
    return () => void own.delete(listener)
  }

  function tell(name: NoticeName, value: unknown): void {
    if (name === 'changed') status = value as Status
    for (const listener of listeners.get(name) ?? []) listener(value)
  }

  const api = {
    ...Object.fromEntries(requestNames.map(name => [name, requestOf(name)])),
    on: {
      changed: (listener: Listener) => on('changed', listener),
      desked: (listener: Listener) => on('desked', listener),
      worked: (listener: Listener) => on('worked', listener),
      locking: (listener: Listener) => on('locking', listener),
      asked: (listener: Listener) => on('asked', listener)
    }
  } as unknown as Api

  // A page that is left writes what was typed last; the browser sends that on, if it is told to.
  addEventListener('pagehide', () => (isLeaving = true))
  addEventListener('pageshow', () => (isLeaving = false))
  void followNotices(entered, {
    onNotice: tell,
    onLost: () => {
      const known = status ?? { revision: 0, undo: null, redo: null }
      tell('changed', { ...known, saving: 'could not save', problem: STOPPED, touched: [] })
    },
    onBack: () => void tellAfresh()
  })
  return api

  // A revision ahead of the last one heard, which touched nothing known, makes the answers on screen be asked again.
  async function tellAfresh(): Promise<void> {
    const before = status
    const [latest, desk] = await Promise.all([api.status(), api.desk()])
    if (desk.kind === 'done') tell('desked', desk.value)
    // What a notice told meanwhile is newer than the reply.
    if (latest.kind === 'done' && status === before) tell('changed', { ...latest.value, touched: [] })
  }
}

type Sent = { readonly name: string; readonly number: number; readonly input: unknown; readonly isLeaving: boolean }

async function post(entered: Promise<Pass>, { name, number, input, isLeaving }: Sent): Promise<unknown> {
  const { token } = await entered
  const body = input === undefined ? null : JSON.stringify(input)
  const response = await fetch(`/api/${name}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Dossier-Number': String(number)
    },
    body,
    keepalive: isLeaving && new Blob([body ?? '']).size < MOST_WHEN_LEAVING
  })
  if (!response.ok) throw new Error(`Dossier answered ${response.status} to ${name}.`)
  return response.json()
}
