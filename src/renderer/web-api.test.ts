import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Changed, Desk, Handlers } from '#shared/contract.ts'
import { done } from '#shared/result.ts'
import { noticeBoard, type NoticeBoard } from '#main/web/notices.ts'
import { readPage } from '#main/web/page.ts'
import { startWebServer, type WebServer } from '#main/web/server.ts'
import { connect } from './web-api.ts'

const status = { revision: 3, saving: 'saved', problem: null, undo: null, redo: null } as const
const realFetch = globalThis.fetch
let folder: string
let server: WebServer
let notices: NoticeBoard
let called: string[]
let knocks: number
let browser: ReturnType<typeof openTab>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dossier-tab-'))
  await writeFile(join(folder, 'index.html'), '')
  ;[called, knocks, notices] = [[], 0, noticeBoard()]
  server = await startWebServer({
    ...{ handlers, notices, port: 0, page: await readPage(folder) },
    onKnock: () => (knocks += 1)
  })
  browser = openTab(server.invite(60_000))
})

afterEach(async () => {
  browser.abortAll()
  await server.close()
  vi.unstubAllGlobals()
  await rm(folder, { recursive: true })
})

const handlers = new Proxy({} as Handlers, {
  get: (_, name: string) => async (input: unknown) => {
    called.push(name)
    if (name === 'status') return done(status)
    if (name === 'desk') return done({ open: null } as unknown as Desk)
    return done(input ?? null)
  }
})

/** A tab of a browser at an address, as far as the window's side of the host needs one. */
function openTab(address: string) {
  const events = new EventTarget()
  const kept = new Map<string, string>()
  const ending = new AbortController()
  const requests: RequestInit[] = []
  const location = { hash: '', href: '' }
  const body = { textContent: '' }

  function goTo(url: string): void {
    location.href = url
    location.hash = new URL(url).hash
  }

  goTo(address)
  vi.stubGlobal('location', location)
  vi.stubGlobal('document', { body, documentElement: {} })
  vi.stubGlobal('history', {
    replaceState: (_state: unknown, _title: string, url: string) => goTo(new URL(url, location.href).href)
  })
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name)
  })
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events))
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    requests.push(init)
    const signal = AbortSignal.any([ending.signal, ...(init.signal ? [init.signal] : [])])
    return realFetch(new URL(path, location.href), { ...init, signal })
  })
  return {
    location,
    kept,
    body,
    requests,
    abortAll: () => ending.abort(),
    leave: () => events.dispatchEvent(new Event('pagehide'))
  }
}

describe('the window on the local-web host (D)', () => {
  it('[D50] comes in by the code of its address, which it takes away at once, and stores nothing', async () => {
    const api = connect()
    expect(browser.location.hash).toBe('')
    expect(await api.desk()).toMatchObject({ kind: 'done' })
    expect([...browser.kept]).toEqual([])
  })

  it('[D51] comes back after a reload, by a code that is worth nothing afterwards', async () => {
    await connect().desk()
    const { location } = browser
    browser.leave()
    const [code = ''] = browser.kept.values()
    expect(code).toMatch(/^[\w-]{43}$/)
    browser.abortAll()
    const kept = new Map(browser.kept)
    browser = openTab(location.href)
    for (const [name, value] of kept) browser.kept.set(name, value)
    expect(await connect().desk()).toMatchObject({ kind: 'done' })
    expect([...browser.kept]).toEqual([])
    const again = await realFetch(new URL('/api/enter', location.href), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code })
    })
    expect(again.status).toBe(401)
  })

  it('[D51] asks for another window when it has no way in, and says so', async () => {
    browser = openTab(browser.location.href.split('#')[0] ?? '')
    await expect(connect().desk()).rejects.toThrow('lost its way in')
    expect([knocks, browser.body.textContent]).toEqual([1, expect.stringContaining('opens another one')])
  })

  it('[D52] sends what is typed last on its way, when the page is left', async () => {
    const api = connect()
    await api.desk()
    browser.leave()
    await api.undo()
    expect(browser.requests.filter(({ keepalive }) => keepalive)).toHaveLength(1)
  })

  it('[D53] has its requests started in the order it sent them', async () => {
    const api = connect()
    await Promise.all([api.undo(), api.redo(), api.save(), api.status(), api.desk(), api.close()])
    expect(called).toEqual(['undo', 'redo', 'save', 'status', 'desk', 'close'])
  })

  it('[D54] hears notices, until it no longer listens', async () => {
    const api = connect()
    const heard: string[] = []
    const stop = api.on.asked(name => heard.push(name))
    await api.desk()
    notices.announce('asked', 'undo')
    notices.announce('asked', 'éxport')
    await vi.waitFor(() => expect(heard).toEqual(['undo', 'éxport']))
    stop()
    notices.announce('asked', 'find')
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(heard).toHaveLength(2)
  })

  it('[D55] asks anew where notices were lost', async () => {
    const api = connect()
    await api.desk()
    const heard: Changed[] = []
    api.on.changed(changed => heard.push(changed))
    await new Promise(resolve => setTimeout(resolve, 50))
    notices.close()
    for (let i = 0; i < 2100; i += 1) notices.announce('asked', 'more')
    await vi.waitFor(() => expect(heard).toMatchObject([{ revision: 3, touched: [] }]), 4000)
  })

  it('[D56] says that the host has stopped, and that requests fail', async () => {
    const api = connect()
    const heard: Changed[] = []
    api.on.changed(changed => heard.push(changed))
    await api.desk()
    await server.close()
    await vi.waitFor(
      () =>
        expect(heard.at(-1)).toMatchObject({
          saving: 'could not save',
          problem: expect.stringContaining('has stopped')
        }),
      8000
    )
    await expect(api.undo()).rejects.toThrow('fetch failed')
  })
})
