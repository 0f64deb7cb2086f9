import { connect as dial } from 'node:net'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Handlers } from '#shared/contract.ts'
import { done } from '#shared/result.ts'
import { readPage } from './page.ts'
import { noticeBoard } from './notices.ts'
import { startWebServer, type WebServer } from './server.ts'

type Board = ReturnType<typeof noticeBoard>
let folder: string
let server: WebServer
let notices: Board
let called: { readonly name: string; readonly input: unknown }[]
let handed: object[]
let knocks: number
let slowly: (() => void)[]

const handlers = new Proxy({} as Handlers, {
  get: (_, name: string) => async (input: unknown, window: object) => {
    called.push({ name, input })
    if (name === 'handedOver') handed.push(window)
    if (name === 'read') await new Promise<void>(resolve => slowly.push(resolve))
    if (name === 'export') throw new Error('secret path /home/someone')
    return done(null)
  }
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dossier-page-'))
  await writeFile(join(folder, 'index.html'), '<meta property="csp-nonce" content="__NONCE__">')
  await writeFile(join(folder, 'main-1a2b.js'), 'export {}')
  await writeFile(join(folder, 'favicon.svg'), '<svg/>')
  ;[called, handed, knocks, slowly, notices] = [[], [], 0, [], noticeBoard()]
  const page = await readPage(folder)
  server = await startWebServer({ handlers, page, notices, port: 0, onKnock: () => (knocks += 1) })
})

afterEach(async () => {
  slowly.forEach(end => end())
  await server.close()
  await rm(folder, { recursive: true })
})

const authority = () => `127.0.0.1:${server.port}`
const url = (path: string) => `http://${authority()}${path}`
const codeOf = (address: string) => address.split('#code=')[1] ?? ''
const json = { 'Content-Type': 'application/json' }

function enter(code: string): Promise<Response> {
  return fetch(url('/api/enter'), { method: 'POST', headers: json, body: JSON.stringify({ code }) })
}

/** Let a window in, as a browser does it. */
async function letIn(code = codeOf(server.invite(60_000))) {
  const pass = (await (await enter(code)).json()) as {
    readonly token: string
    readonly code: string
    readonly at: number
  }
  const bearer = { Authorization: `Bearer ${pass.token}` }
  let sent = 0
  return {
    ...pass,
    bearer,
    call: (name: string, input?: unknown, number = ++sent) =>
      fetch(url(`/api/${name}`), {
        method: 'POST',
        headers: { ...json, ...bearer, 'Dossier-Number': String(number) },
        ...(input === undefined ? {} : { body: JSON.stringify(input) })
      })
  }
}

/** Send bytes as they are, and return what comes back. */
function raw(...lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = dial(server.port, '127.0.0.1', () => socket.write(lines.join('\r\n')))
    socket.setTimeout(1500, () => socket.destroy())
    socket.on('data', bytes => (answer += bytes.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])

describe('the local-web host (D)', () => {
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))

  it('[D1] serves the window and what belongs to it, and answers its requests', async () => {
    const { call } = await letIn()
    expect((await fetch(url('/'))).status).toBe(200)
    expect((await fetch(url('/main-1a2b.js'))).headers.get('content-type')).toContain('text/javascript')
    expect((await fetch(url('/favicon.svg'))).status).toBe(200)
    expect(await (await call('undo')).json()).toEqual(done(null))
    expect(await (await call('ask', { kind: 'overview' })).json()).toEqual(done(null))
    expect(called).toEqual([
      { name: 'undo', input: undefined },
      { name: 'ask', input: { kind: 'overview' } }
    ])
  })

  it('[D2] gives each load of the window a nonce of its own, in its policy and in the page', async () => {
    const [first, second] = await Promise.all([fetch(url('/')), fetch(url('/'))])
    const nonces = [first, second].map(
      load => /'nonce-([^']+)'/.exec(load.headers.get('content-security-policy') ?? '')?.[1]
    )
    expect(nonces[0]).toMatch(/^[\w+/]{24}$/)
    expect(nonces[0]).not.toBe(nonces[1])
    expect(await first.text()).toContain(`content="${nonces[0]}"`)
    expect(first.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'/)
  })

  it('[D3] lets nothing keep, frame, sniff or share what it serves', async () => {
    for (const path of ['/', '/main-1a2b.js', '/nothing', '/api/ask']) {
      const { headers } = await fetch(url(path))
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff'
      })
      expect([...headers.keys()].filter(name => name.startsWith('access-control') || name === 'set-cookie')).toEqual([])
    }
  })

  it('[D4] lets a window in once with the code of an address', async () => {
    const code = codeOf(server.invite(60_000))
    expect(code).toMatch(/^[\w-]{43}$/)
    const { token } = await letIn(code)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect((await enter(code)).status).toBe(401)
    expect((await enter('')).status).toBe(401)
    expect((await enter(codeOf(server.invite(-1)))).status).toBe(401)
  })

  it('[D5] lets a reloaded window in again, and its page before no longer', async () => {
    const before = await letIn()
    const after = await letIn(before.code)
    expect((await after.call('undo')).status).toBe(200)
    expect((await before.call('undo')).status).toBe(401)
    expect((await enter(before.code)).status).toBe(401)
    expect((await enter(after.code)).status).toBe(200)
  })

  it('[D5] lets a window in again that has one line left of two', async () => {
    let ahead = 0
    const clock = Date.now
    const now = vi.spyOn(Date, 'now').mockImplementation(() => clock() + ahead)
    onTestFinished(() => now.mockRestore())
    await server.close()
    server = await startWebServer({ handlers, page: await readPage(folder), notices, port: 0, onKnock: () => {} })
    const { bearer, code } = await letIn()
    const older = new AbortController()
    const replies = [
      await fetch(url('/api/notices?after=0'), { headers: bearer, signal: older.signal }),
      await fetch(url('/api/notices?after=0'), { headers: bearer })
    ]
    older.abort()
    await new Promise(resolve => setTimeout(resolve, 200))
    ahead = 120_000
    expect((await enter(code)).status).toBe(200)
    await replies[1]?.body?.cancel()
  })

  it('[D6] starts what a window asks in the order it was sent', async () => {
    const { call } = await letIn()
    const third = call('redo', undefined, 3)
    const second = call('undo', undefined, 2)
    await new Promise(resolve => setTimeout(resolve, 60))
    expect(called).toEqual([])
    await Promise.all([call('save', undefined, 1), second, third])
    expect(called.map(({ name }) => name)).toEqual(['save', 'undo', 'redo'])
    expect((await call('undo', undefined, 2)).status).toBe(409)
  })

  it('[D6] answers a question that comes late, and never before what was sent before it', async () => {
    const { call } = await letIn()
    const question = { kind: 'overview' }
    const waiting = call('ask', question, 2)
    await vi.waitFor(async () => expect((await call('ask', question, 2)).status).toBe(409))
    expect(called).toEqual([])
    await call('undo', undefined, 1)
    expect((await waiting).status).toBe(200)
    expect((await call('ask', question, 2)).status).toBe(200)
    expect(called.map(({ name }) => name)).toEqual(['undo', 'ask', 'ask'])
  })

  it.each(['NaN', 'Infinity', '1.5', '0', ''])('[D6] refuses what has the number “%s”', async number => {
    const { call, bearer } = await letIn()
    const init = { method: 'POST', headers: { ...json, ...bearer, 'Dossier-Number': number } }
    expect((await fetch(url('/api/ask'), init)).status).toBe(400)
    expect((await call('undo')).status).toBe(200)
    expect(called.map(({ name }) => name)).toEqual(['undo'])
  })

  it('[D7] does not let a slow reading hold up what is asked after it', async () => {
    const { call } = await letIn()
    const reading = call('read', { upload: 'a' })
    expect(await (await call('undo')).json()).toEqual(done(null))
    slowly.forEach(end => end())
    expect(await (await reading).json()).toEqual(done(null))
  })

  it('[D8] tells a window what happened since it came in, and again from where it broke off', async () => {
    const { bearer, at } = await letIn()
    const read = async (after: number, lines: number) => {
      const reply = await fetch(url(`/api/notices?after=${after}`), { headers: bearer })
      const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader()
      let text = ''
      while (text.split('\n').length <= lines) text += (await reader?.read())?.value ?? ''
      await reader?.cancel()
      return text
        .trim()
        .split('\n')
        .map(line => JSON.parse(line) as { readonly at: number; readonly value?: unknown })
    }
    notices.announce('asked', 'first')
    notices.announce('asked', 'second')
    expect((await read(at, 3)).map(({ value }) => value)).toEqual([undefined, 'first', 'second'])
    expect((await read(at + 1, 2)).map(({ value }) => value)).toEqual([undefined, 'second'])
    for (let i = 0; i < 2100; i += 1) notices.announce('asked', 'more')
    expect((await read(at, 1))[0]).toMatchObject({ gap: true })
  })

  it('[V47] knows the windows that hear it by what they ask with, and those no more that are gone', async () => {
    const [first, second] = [await letIn(), await letIn()]
    const leave = await Promise.all(
      [first, second].map(async ({ bearer }) => {
        const leaving = new AbortController()
        await fetch(url('/api/notices?after=0'), { headers: bearer, signal: leaving.signal })
        return () => leaving.abort()
      })
    )
    await Promise.all([first, second].map(({ call }) => call('handedOver', { asked: 1 })))
    expect([new Set(handed).size, new Set(notices.windows())]).toEqual([2, new Set(handed)])
    leave[0]?.()
    await vi.waitFor(() => expect(notices.windows()).toHaveLength(1), 4000)
    await second.call('handedOver', { asked: 2 })
    expect(notices.windows()).toEqual([handed.at(-1)])
  })

  it('[V47] [D84] still counts for a moment on a window whose line broke off, which hears what was asked meanwhile', async () => {
    const { bearer, call, at } = await letIn()
    const listen = async (signal: AbortSignal) => fetch(url(`/api/notices?after=${at}`), { headers: bearer, signal })
    const breaking = new AbortController()
    await listen(breaking.signal)
    await call('handedOver', { asked: 1 })
    breaking.abort()
    await new Promise(resolve => setTimeout(resolve, 400))
    expect(notices.windows()).toEqual(handed)
    notices.announce('locking', 7)
    const reply = await listen(new AbortController().signal)
    const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    while (!heard.includes('"locking"')) heard += (await reader?.read())?.value ?? ''
    await new Promise(resolve => setTimeout(resolve, 2700))
    expect(notices.windows()).toEqual(handed)
    await reader?.cancel()
    await vi.waitFor(() => expect(notices.windows()).toEqual([]), 4000)
  })

  it('[V46] tells nothing any more of what was forgotten, but that something was', async () => {
    const { bearer, at } = await letIn()
    notices.announce('asked', 'of the notebook')
    notices.forget()
    notices.announce('asked', 'it is locked')
    const reply = await fetch(url(`/api/notices?after=${at}`), { headers: bearer })
    const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (text.split('\n').length <= 2) text += (await reader?.read())?.value ?? ''
    await reader?.cancel()
    expect(text).toContain('"gap":true')
    expect(text).toContain('it is locked')
    expect(text).not.toContain('of the notebook')
  })

  it('[D9] asks the researcher to let in a window that has lost its way, and not too often', async () => {
    const knock = () => fetch(url('/api/knock'), { method: 'POST', headers: json, body: 'null' })
    expect([(await knock()).status, (await knock()).status, knocks]).toEqual([200, 429, 1])
  })

  it('[D10] says nothing of its own insides when a request fails', async () => {
    const { call } = await letIn()
    const reply = await call('export', {})
    expect([reply.status, await reply.text()]).toEqual([500, 'Dossier failed to answer.'])
  })
})

describe('the guards of the local-web host (D)', () => {
  const get = (path: string, ...more: readonly string[]) =>
    raw(`GET ${path} HTTP/1.1`, `Host: ${authority()}`, 'Connection: close', ...more, '', '')

  /** A request that would change the notebook, were one thing about it not wrong. */
  async function post(
    change: Readonly<Record<string, string | null>>,
    { path = '/api/undo', method = 'POST', body = '' } = {}
  ) {
    const { token } = await letIn()
    const headers: Record<string, string | null> = {
      Host: authority(),
      Connection: 'close',
      Origin: `http://${authority()}`,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/json',
      Authorization: `Bearer ${token}`,
      'Dossier-Number': '1',
      'Content-Length': String(Buffer.byteLength(body)),
      ...change
    }
    const lines = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
    return statusOf(await raw(`${method} ${path} HTTP/1.1`, ...lines, '', body))
  }

  it('[D11] lets an honest window through', async () => {
    expect(await post({})).toBe(200)
    expect(await post({ Origin: null, 'Sec-Fetch-Site': null })).toBe(200)
    expect(await post({ 'Content-Type': 'application/json; charset=utf-8' })).toBe(200)
    expect(called).toHaveLength(3)
  })

  it.each([
    ['another name', 'localhost:PORT', 421],
    ['a rebound name', 'evil.example:PORT', 421],
    ['the address without its port', '127.0.0.1', 421],
    ['another port', '127.0.0.1:1', 421],
    ['the address with a dot', '127.0.0.1.:PORT', 421],
    ['the address in IPv6', '[::1]:PORT', 421],
    ['the address as a number', '2130706433:PORT', 421],
    ['every address', '0.0.0.0:PORT', 421],
    ['a user before the address', 'x@127.0.0.1:PORT', 421],
    ['nothing', '', 421]
  ])('[D12] turns away a Host of %s', async (_, host, status) => {
    expect(await post({ Host: host.replace('PORT', String(server.port)) })).toBe(status)
    expect(called).toEqual([])
  })

  it('[D12] turns away a missing Host and two of them', async () => {
    expect(await post({ Host: null })).toBe(400)
    expect(statusOf(await get('/', 'Host: evil.example'))).toBe(400)
    expect(statusOf(await get('/', `Host: ${authority()}`))).toBe(400)
  })

  it.each([
    ['another site', 'https://evil.example'],
    ['a page without origin', 'null'],
    ['another port of this computer', 'http://127.0.0.1:1'],
    ['the same place by another name', 'http://localhost:PORT'],
    ['the same place over TLS', 'https://127.0.0.1:PORT'],
    ['an address that begins like this one', 'http://127.0.0.1:PORT.evil.example']
  ])('[D13] turns away an Origin of %s', async (_, origin) => {
    expect(await post({ Origin: origin.replace('PORT', String(server.port)) })).toBe(403)
    expect(called).toEqual([])
  })

  it.each(['cross-site', 'same-site', 'none', 'anything'])('[D13] turns away a request that is %s', async site => {
    expect(await post({ 'Sec-Fetch-Site': site })).toBe(403)
    expect(called).toEqual([])
  })

  it('[D13] turns away another site that would show the window', async () => {
    expect(statusOf(await get('/', 'Sec-Fetch-Site: cross-site'))).toBe(403)
    expect(statusOf(await get('/', 'Sec-Fetch-Site: none'))).toBe(200)
  })

  it.each([
    ['none', null],
    ['an empty one', 'Bearer '],
    ['a wrong one', `Bearer ${'a'.repeat(43)}`],
    ['one that is too long', `Bearer ${'a'.repeat(44)}`],
    ['another scheme', 'Basic OnNlY3JldA==']
  ])('[D14] turns away a token that is %s', async (_, authorization) => {
    expect(await post({ Authorization: authorization })).toBe(401)
    expect(called).toEqual([])
  })

  it('[D14] takes a token from nowhere but Authorization', async () => {
    const { token } = await letIn()
    expect(await post({ Authorization: null, Cookie: `token=${token}; Authorization=Bearer ${token}` })).toBe(401)
    expect(await post({ Authorization: null }, { path: `/api/undo?token=${token}` })).toBe(401)
    expect(await post({ Authorization: `bearer ${token}` })).toBe(401)
    expect(statusOf(await get('/api/notices'))).toBe(401)
    expect(called).toEqual([])
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    ''
  ])('[D15] turns away a body of type “%s”', async type => {
    expect(await post({ 'Content-Type': type })).toBe(415)
    expect(called).toEqual([])
  })

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])(
    '[D16] turns away %s where a request belongs, and answers no preflight',
    async method => {
      expect(await post({ 'Access-Control-Request-Method': 'POST' }, { method })).toBe(405)
      expect(called).toEqual([])
    }
  )

  it('[D16] turns away what is no request of the contract', async () => {
    expect(await post({}, { path: '/api/constructor' })).toBe(404)
    expect(await post({}, { path: '/api/changed' })).toBe(404)
    expect(await post({}, { path: '/api/' })).toBe(404)
    expect(await post({}, { path: '/api/undo/..' })).toBe(404)
    expect(called).toEqual([])
  })

  it('[D17] turns away an upgrade and a tunnel', async () => {
    const upgrade = [
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: eA=='
    ]
    expect(statusOf(await raw('GET /api/notices HTTP/1.1', `Host: ${authority()}`, ...upgrade, '', ''))).toBe(400)
    expect(
      statusOf(
        await raw(
          'GET / HTTP/1.1',
          `Host: ${authority()}`,
          'Connection: Upgrade, HTTP2-Settings',
          'Upgrade: h2c',
          '',
          ''
        )
      )
    ).toBe(400)
    expect(statusOf(await raw(`CONNECT ${authority()} HTTP/1.1`, `Host: ${authority()}`, '', ''))).toBe(405)
  })

  it.each([
    'http://127.0.0.1/',
    'http://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/main-1a2b.js%00.html',
    '/./../../etc/passwd',
    '/index.html/../../etc/passwd',
    '/C:/Windows/win.ini',
    '/main-1a2b.js/',
    '/__proto__',
    '*'
  ])('[D18] finds nothing at %s', async path => {
    expect([400, 404]).toContain(statusOf(await get(path)))
  })

  it('[D19] turns away more than a request may hold', async () => {
    expect(await post({ 'Content-Length': '9000000' })).toBe(413)
    const large = JSON.stringify({ text: 'a'.repeat(8_000_001) })
    expect(
      await post(
        { 'Content-Length': null, 'Transfer-Encoding': 'chunked' },
        { body: `${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n` }
      )
    ).toBe(413)
    expect(statusOf(await get('/', `X: ${'a'.repeat(9000)}`))).toBe(431)
    expect(called).toEqual([])
  })

  it('[D19] turns away a body that is no JSON, or no text at all', async () => {
    expect(await post({}, { body: '{' })).toBe(400)
    expect(await post({ 'Content-Length': '2' }, { body: '\xff\xfe' })).toBe(400)
    expect(called).toEqual([])
  })

  it('[D20] judges each of several requests on one connection by itself', async () => {
    const { token } = await letIn()
    const one = (host: string) =>
      [
        ...[
          'POST /api/undo HTTP/1.1',
          `Host: ${host}`,
          'Content-Type: application/json',
          `Authorization: Bearer ${token}`
        ],
        ...['Dossier-Number: 1', 'Content-Length: 0', '', '']
      ].join('\r\n')
    const answer = await raw(one(authority()) + one('evil.example') + one(authority()))
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 421'])
    expect(called).toHaveLength(1)
  })

  it('[D20] turns away a request whose length is told in two ways', async () => {
    const both = { 'Transfer-Encoding': 'chunked', 'Content-Length': '3' }
    expect(await post(both, { body: '0\r\n\r\nGET / HTTP/1.1\r\n\r\n' })).toBe(400)
    expect(called).toEqual([])
  })

  it('[D21] can be reached from this computer only', async () => {
    const { networkInterfaces } = await import('node:os')
    const outward = Object.values(networkInterfaces())
      .flatMap(each => each ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4')
    const target = outward?.address ?? '127.0.0.2'
    await expect(fetch(`http://${target}:${server.port}/`, { signal: AbortSignal.timeout(1000) })).rejects.toThrow(
      /fetch failed|timeout/
    )
  })
})
