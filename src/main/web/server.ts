import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { requestNames, type Handlers, type RequestName } from '#shared/contract.ts'
import { readBody } from './body.ts'
import { refusalOf, type Refusal } from './guard.ts'
import { keyring, type Keyring } from './keys.ts'
import type { NoticeBoard } from './notices.ts'
import type { Page } from './page.ts'
import { takeTurns, type Turn, type Turns } from './turns.ts'

export type WebServerOptions = {
  readonly handlers: Handlers
  readonly page: Page
  readonly notices: NoticeBoard
  /** 0 takes any port that is free. */
  readonly port: number
  /** A window without a code asks to be let in, which only the researcher at this computer can do. */
  readonly onKnock: () => void
}

export type WebServer = {
  readonly port: number
  /** A new address that lets one window in, once, within this time. */
  readonly invite: (lifeMs: number) => string
  /** Resolves when every request that was begun is answered. */
  readonly close: () => Promise<void>
}

/** The server from the inside. */
type Host = WebServerOptions & {
  readonly authority: string
  readonly keys: Keyring
  readonly turnsOf: WeakMap<object, Turns>
  readonly begun: Set<Promise<unknown>>
  lastKnock: number
}
type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse }
type Answer = { readonly status: number; readonly value: unknown }

const NOT_IN: Refusal = { status: 401, why: 'This window is not let in.' }
const NO_NUMBER: Refusal = { status: 400, why: 'This request has no number.' }
const NOT_HERE: Refusal = { status: 404, why: 'There is nothing here.' }
const KNOCK_PAUSE_MS = 5000
const headers = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY'
}

/** Serve the window and the contract on this computer's own loopback address, and nowhere else. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const server = createServer({ maxHeaderSize: 8192, headersTimeout: 10_000, requestTimeout: 60_000 })
  // A socket closed while a request is on its way would make the browser send it again.
  server.keepAliveTimeout = 600_000
  const port = await listen(server, options.port)
  const host: Host = {
    ...options,
    authority: `127.0.0.1:${port}`,
    keys: keyring(),
    turnsOf: new WeakMap(),
    begun: new Set(),
    lastKnock: -Infinity
  }
  server.on('request', (request, response) => {
    respond(host, { request, response }).catch(() => response.destroy())
  })
  server.on('upgrade', (_request, socket: Socket) => socket.end(lastLine('400 Bad Request')))
  server.on('connect', (_request, socket: Socket) => socket.end(lastLine('405 Method Not Allowed')))
  return {
    port,
    invite: lifeMs => `http://${host.authority}/#code=${host.keys.invite(lifeMs)}`,
    close: () => close(server, host)
  }
}

async function listen(server: Server, port: number): Promise<number> {
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, '127.0.0.1', resolve)
  await listening
  return (server.address() as AddressInfo).port
}

async function respond(host: Host, exchange: Exchange): Promise<void> {
  const { request, response } = exchange
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  const refusal = refusalOf(request, host.authority)
  if (refusal) return turnAway(response, refusal)
  const { pathname, searchParams } = new URL(request.url ?? '', `http://${host.authority}`)
  if (!pathname.startsWith('/api/')) return sendFile(host, response, pathname)
  if (pathname === '/api/enter') return answer(host, exchange, input => enter(host, input))
  if (pathname === '/api/knock') return answer(host, exchange, () => knock(host))
  const window = host.keys.windowOf(request.headers.authorization)
  if (!window) return turnAway(response, NOT_IN)
  if (pathname === '/api/notices') return follow(host, response, window, Number(searchParams.get('after')))
  const name = requestNames.find(each => pathname === `/api/${each}`)
  return name ? call(host, exchange, window, name) : turnAway(response, NOT_HERE)
}

async function enter({ keys, notices }: Host, input: unknown): Promise<Answer> {
  const entry = isRecord(input) && typeof input['code'] === 'string' ? keys.enter(input['code']) : null
  return entry ? { status: 200, value: { ...entry, at: notices.last() } } : { status: 401, value: NOT_IN.why }
}

async function knock(host: Host): Promise<Answer> {
  if (Date.now() - host.lastKnock < KNOCK_PAUSE_MS) return { status: 429, value: null }
  host.lastKnock = Date.now()
  host.onKnock()
  return { status: 200, value: null }
}

async function call(host: Host, exchange: Exchange, window: object, name: RequestName): Promise<void> {
  const turns = host.turnsOf.get(window) ?? takeTurns()
  host.turnsOf.set(window, turns)
  const number = Number(exchange.request.headers['dossier-number'])
  if (!Number.isSafeInteger(number) || number < 1) return turnAway(exchange.response, NO_NUMBER)
  // A question changes nothing: it may come late, once all that was sent before it has been started.
  const isLate = name === 'ask' && turns.isPast(number)
  const turn = isLate ? undefined : turns.take(number)
  if (turn === null) return turnAway(exchange.response, { status: 409, why: 'This request came before, or too late.' })
  return answer(host, exchange, async input => ({ status: 200, value: await host.handlers[name](input, window) }), turn)
}

/** Read what was sent, begin to answer it in its turn, and send the answer when it is there. */
async function answer(
  { begun }: Host,
  { request, response }: Exchange,
  begin: (input: unknown) => Promise<Answer>,
  turn?: Turn
): Promise<void> {
  const body = await readBody(request)
  await turn?.come
  const answering = body.kind === 'read' ? begin(body.value) : null
  turn?.pass()
  if (!answering) return turnAway(response, body.kind === 'read' ? NOT_HERE : body)
  begun.add(answering)
  try {
    const { status, value } = await answering
    send(response, status, 'application/json', JSON.stringify(value))
  } catch (error) {
    console.error('A request failed.', error)
    turnAway(response, { status: 500, why: 'Dossier failed to answer.' })
  } finally {
    begun.delete(answering)
  }
}

function follow({ keys, notices }: Host, response: ServerResponse, window: object, after: number): void {
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson' })
  keys.setPresent(window, true)
  notices.follow(response, Number.isSafeInteger(after) ? after : 0, window)
  response.on('close', () => keys.setPresent(window, notices.hears(window)))
}

function sendFile({ page }: Host, response: ServerResponse, path: string): void {
  if (path === '/') {
    const { bytes, mediaType, policy } = page.document()
    response.setHeader('Content-Security-Policy', policy)
    return send(response, 200, mediaType, bytes)
  }
  const file = page.file(path)
  return file ? send(response, 200, file.mediaType, file.bytes) : turnAway(response, NOT_HERE)
}

async function close(server: Server, { begun, notices }: Host): Promise<void> {
  server.close()
  await Promise.allSettled(begun)
  notices.close()
  // What was just answered is still on its way out.
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), 500).unref()
}

function turnAway(response: ServerResponse, { status, why }: Refusal): void {
  // What is left of the body is not waited for.
  response.setHeader('Connection', 'close')
  send(response, status, 'text/plain; charset=utf-8', why)
}

function send(response: ServerResponse, status: number, mediaType: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'Content-Type': mediaType, 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
}

function lastLine(status: string): string {
  return `HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
