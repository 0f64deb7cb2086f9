import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Handlers, NoticeName } from '#shared/contract.ts'
import { done } from '#shared/result.ts'
import { handingOver } from '#main/desk/handing-over.ts'
import { noticeBoard } from '#main/web/notices.ts'
import { readPage } from '#main/web/page.ts'
import { startWebServer, type WebServer } from '#main/web/server.ts'
import type { Pass } from './web-door.ts'
import { followNotices } from './web-notices.ts'

const realFetch = globalThis.fetch
let folder: string
let server: WebServer
let notices: ReturnType<typeof noticeBoard>
let handing: ReturnType<typeof handingOver>
let handed: object[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dossier-windows-'))
  await writeFile(join(folder, 'index.html'), '')
  ;[handed, notices] = [[], noticeBoard()]
  handing = handingOver({ announce: notices.announce, windows: notices.windows })
  server = await startWebServer({ handlers, notices, port: 0, page: await readPage(folder), onKnock: () => {} })
  vi.stubGlobal('fetch', fetchOverFew())
})

afterEach(async () => {
  await server.close()
  vi.unstubAllGlobals()
  await rm(folder, { recursive: true })
})

const handlers = new Proxy({} as Handlers, {
  get: (_, name: string) => async (input: { readonly asked: number }, window: object) => {
    if (name === 'handedOver') {
      handed.push(window)
      handing.done(input.asked, window)
    }
    return done(null)
  }
})

/** Fetch over as many connections as a browser opens to one address, for all its windows; each answer keeps one busy. */
function fetchOverFew() {
  let free = 6
  const waiting: (() => void)[] = []

  async function take(): Promise<() => void> {
    if (free > 0) free -= 1
    else await new Promise<void>(resolve => waiting.push(resolve))
    return () => {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }

  return async (path: string, init: RequestInit) => {
    const release = await take()
    const { body, status } = await realFetch(new URL(path, server.invite(60_000)), init)
    return new Response(body?.pipeThrough(new TransformStream({ flush: release })), { status })
  }
}

/** Let a window in that hears notices as every window does, and hands over at once when it is asked to. */
async function openWindow() {
  const json = { 'Content-Type': 'application/json' }
  const heard: unknown[] = []
  const trouble: string[] = []
  let sent = 0

  async function post(name: string, input: unknown, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
    const init = { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(input) }
    return (await fetch(`/api/${name}`, init)).json()
  }

  const pass = (await post('enter', { code: server.invite(60_000).split('#code=')[1] })) as Pass
  const call = async (name: string, input: unknown) =>
    post(name, input, { Authorization: `Bearer ${pass.token}`, 'Dossier-Number': String(++sent) })

  function onNotice(name: NoticeName, value: unknown): void {
    if (name === 'locking') void call('handedOver', { asked: value })
    else heard.push(value)
  }

  void followNotices(Promise.resolve(pass), {
    onNotice,
    onLost: () => trouble.push('lost'),
    onBack: () => trouble.push('back')
  })
  return { call, heard, trouble }
}

async function openWindows(count: number) {
  const windows: Awaited<ReturnType<typeof openWindow>>[] = []
  while (windows.length < count) windows.push(await openWindow())
  await vi.waitFor(() => expect(notices.windows()).toHaveLength(count), 3000)
  return windows
}

it('[D86] [D84] answers each of nine windows of one browser, and has each hear what happened and hand over', async () => {
  const windows = await openWindows(9)
  const told: string[] = []
  while (told.length < 20) {
    told.push(`notice ${told.length}`)
    notices.announce('asked', told.at(-1) ?? '')
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(notices.windows()).toHaveLength(9)
  }
  expect(await Promise.all(windows.map(({ call }) => call('undo', null)))).toEqual(windows.map(() => done(null)))
  await handing.all()
  expect(new Set(handed).size).toBe(9)
  // Each heard it once, in order, before it was asked to hand over.
  expect(windows.map(({ heard }) => heard)).toEqual(windows.map(() => told))
  expect(windows.flatMap(({ trouble }) => trouble)).toEqual([])
})
