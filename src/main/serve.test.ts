import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createNotebook, openNotebook } from './open-notebook.ts'
import { serve, serveUntilDone, type Served, type ServeOptions } from './serve.ts'
import { encryptNotebook, unlock } from './vault/index.ts'
import { appWindowArguments, findAppBrowser, hasDisplay, openAppWindow, openInDefaultBrowser } from './web/browser.ts'

let home: string
let lines: string[]
let running: Served[]

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dossier-serve-'))
  await writeFile(join(home, 'index.html'), '')
  ;[lines, running] = [[], []]
})

afterEach(async () => {
  for (const served of running) await served.close()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await rm(home, { recursive: true })
})

async function start(options: Partial<ServeOptions> = {}) {
  const env = { DOSSIER_CONFIG: join(home, 'config'), DOSSIER_FOLDER: join(home, 'notebooks') }
  const served = await serve({ open: false, renderer: home, env, print: line => lines.push(line), ...options })
  if (served.kind === 'done') running.push(served.value)
  return served
}

async function makeNotebook(): Promise<string> {
  const path = join(home, 'Sahel.dossier')
  await createNotebook(path, { title: 'Sahel' })
  return path
}

describe('serving (D)', () => {
  it('[D77] says in one line where it is', async () => {
    await start()
    expect(lines).toEqual([expect.stringMatching(/^Dossier is at http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]{43}$/)])
  })

  it('[D77] takes the port it is given, and says so when it is taken', async () => {
    await start()
    const port = Number(/:(\d+)/.exec(lines[0] ?? '')?.[1])
    expect(await start({ port })).toMatchObject({ kind: 'refused', reason: expect.stringContaining(String(port)) })
    for (const wrong of [-1, 70_000, Number.NaN, 1.5])
      expect(await start({ port: wrong })).toMatchObject({ kind: 'refused' })
    expect(await start({ renderer: join(home, 'nothing') })).toMatchObject({
      reason: expect.stringContaining('not built')
    })
  })

  it('[D78] opens the notebook that is named, or says why not', async () => {
    expect(await start({ notebook: await makeNotebook() })).toMatchObject({ kind: 'done', value: { readOnly: null } })
    expect(await start({ notebook: join(home, 'nothing.dossier') })).toMatchObject({ kind: 'refused' })
  })

  it('[V72] unlocks it where the passphrase is given, leaves that to the window where none is', async () => {
    const notebook = await makeNotebook()
    const passphrase = 'Gao 12 river boats'
    await encryptNotebook(notebook, { passphrase, host: 'a test', scryptCost: 2 })
    expect(await start({ notebook })).toMatchObject({ kind: 'done' })
    const wrong = await start({ notebook, secret: { kind: 'passphrase', passphrase: 'another one altogether' } })
    expect(wrong).toMatchObject({ kind: 'refused', reason: expect.stringContaining('not the passphrase') })
    // It is held by whoever has unlocked it, and by nobody before.
    const write = { by: () => '', announce: () => {}, write: true, onlyToWrite: true }
    const disk = await unlock(notebook, { kind: 'passphrase', passphrase })
    const opened = () => openNotebook(notebook, { ...write, ...(disk.kind === 'done' && { disk: disk.value }) })
    const before = await opened()
    expect([before.kind, before.kind === 'done' && (await before.value.close()).kind]).toEqual(['done', 'done'])
    expect((await start({ notebook, secret: { kind: 'passphrase', passphrase } })).kind).toBe('done')
    expect(await opened()).toMatchObject({ kind: 'refused', reason: expect.stringContaining('is open in') })
  })

  it('[D78] says who holds a notebook that is open already', async () => {
    const notebook = await makeNotebook()
    await start({ notebook })
    const second = await start({ notebook })
    expect(second).toMatchObject({ value: { readOnly: expect.stringContaining(String(process.pid)) } })
  })

  it('[J35] says who holds it before anything else', async () => {
    const notebook = await makeNotebook()
    const held = await start({ notebook })
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    const env = { DOSSIER_CONFIG: join(home, 'config') }
    const nowhere = { notebook, env, open: false, renderer: join(home, 'nothing'), print: () => {} }
    expect(await serveUntilDone(nowhere)).toBe(1)
    expect(told.mock.calls.map(([line]) => String(line))).toEqual([
      expect.stringContaining(`process ${process.pid}`),
      expect.stringContaining('not built')
    ])
    expect(held.kind).toBe('done')
  })

  it('[D79] lets go of the notebook when it ends', async () => {
    const notebook = await makeNotebook()
    const first = await start({ notebook })
    if (first.kind === 'done') await first.value.close()
    await expect(fetch(lines[0]?.split(' ').at(-1) ?? '')).rejects.toThrow('fetch failed')
    expect(await start({ notebook })).toMatchObject({ value: { readOnly: null } })
  })

  it('[D79] has what is being typed in a window handed over before it ends', async () => {
    const notebook = await makeNotebook()
    const served = await start({ notebook })
    if (served.kind === 'refused') throw new Error(served.reason)
    const { origin, hash } = new URL(served.value.address)
    const json = { 'Content-Type': 'application/json', Origin: origin }
    const code = hash.slice('#code='.length)
    const entered = await fetch(`${origin}/api/enter`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ code })
    })
    const { token } = (await entered.json()) as { readonly token: string }
    const bearer = { Authorization: `Bearer ${token}` }
    const call = (number: number, name: string, input: unknown) =>
      fetch(`${origin}/api/${name}`, {
        method: 'POST',
        headers: { ...json, ...bearer, 'Dossier-Number': String(number) },
        body: JSON.stringify(input)
      })
    const notices = await fetch(`${origin}/api/notices?after=0`, { headers: bearer })
    const closing = served.value.close()
    let heard = ''
    const decoder = new TextDecoder()
    for await (const bytes of notices.body ?? []) {
      heard += decoder.decode(bytes as Uint8Array)
      if (heard.includes('"locking"')) break
    }
    await call(1, 'run', { kind: 'add-tag', name: 'River' })
    await call(2, 'handedOver', { asked: 1 })
    expect(await closing).toMatchObject({ kind: 'done' })
    const opened = await openNotebook(notebook, { by: () => '', announce: () => {}, write: true })
    expect(opened.kind === 'done' && [...opened.value.notebook.tags.values()]).toMatchObject([{ name: 'River' }])
    if (opened.kind === 'done') await opened.value.close()
  })

  it('[D80] opens a browser that stays silent, in a profile of its own', () => {
    const args = appWindowArguments('http://127.0.0.1:1/#code=x', '/profile')
    expect(args).toEqual(
      expect.arrayContaining([
        '--app=http://127.0.0.1:1/#code=x',
        '--user-data-dir=/profile',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'
      ])
    )
    expect(args.join(' ')).not.toMatch(/no-sandbox|disable-web-security|remote-debugging/)
  })

  it('[V72] tells no browser what was given to unlock a notebook', async () => {
    vi.stubEnv('DOSSIER_PASSPHRASE', 'Gao 12 river boats')
    vi.stubEnv('PATH', `${home}${delimiter}${process.env['PATH'] ?? ''}`)
    for (const name of ['browser', 'xdg-open'])
      await writeFile(join(home, name), `#!/bin/sh\nenv > '${join(home, name)}.env'\n`, { mode: 0o755 })
    const children = [
      openAppWindow(join(home, 'browser'), 'http://127.0.0.1:1/', home),
      openInDefaultBrowser('http://127.0.0.1:1/', 'linux')
    ]
    await Promise.all(children.map(child => once(child, 'exit')))
    for (const name of ['browser', 'xdg-open']) {
      const env = await readFile(join(home, `${name}.env`), 'utf8')
      expect(env).toContain(`PATH=${home}`)
      expect(env).not.toMatch(/DOSSIER_|river/)
    }
  })

  it('[D81] knows when its window is closed, closes it with itself, and leaves nothing of it', async () => {
    const env = {
      DOSSIER_CONFIG: join(home, 'config'),
      CHROMIUM: join(home, 'browser'),
      DISPLAY: ':9',
      PATH: process.env['PATH']
    }
    await writeFile(
      join(home, 'browser'),
      '#!/bin/sh\nfor a in "$@"; do echo "$a" >> "$(dirname "$0")/told"; done\nexec sleep "$(cat "$(dirname "$0")/seconds")"\n',
      { mode: 0o755 }
    )
    await writeFile(join(home, 'seconds'), '3.1')
    const served = await start({ env, platform: 'linux' })
    if (served.kind === 'refused') throw new Error(served.reason)
    await served.value.openWindow()
    const told = await readFile(join(home, 'told'), 'utf8')
    expect(told).toMatch(/^--app=http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]{43}$/m)
    expect(await readdir(join(home, 'config'))).toEqual([expect.stringMatching(/^browser-/)])
    await writeFile(join(home, 'seconds'), '60')
    const second = served.value.openWindow()
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(await served.value.close()).toMatchObject({ kind: 'done' })
    await second
    expect(await readdir(join(home, 'config'))).toEqual([])
  })

  it.each(['/bin/false', '/bin/true', '/nowhere/browser'])(
    '[D83] goes on in the usual browser where the window does not stay: %s',
    async browser => {
      const told = vi.spyOn(console, 'error').mockImplementation(() => {})
      await writeFile(join(home, 'xdg-open'), '#!/bin/sh\necho "$1" >> "$(dirname "$0")/opened"\n', { mode: 0o755 })
      vi.stubEnv('PATH', `${home}:${process.env['PATH']}`)
      const env = { DOSSIER_CONFIG: join(home, 'config'), CHROMIUM: browser, DISPLAY: ':9' }
      const served = await start({ env, platform: 'linux' })
      if (served.kind === 'refused') throw new Error(served.reason)
      let isOver = false
      void served.value.openWindow().then(() => (isOver = true))
      const opened = await vi.waitFor(
        () => readFile(join(home, 'opened'), 'utf8').then(text => text.trim() || Promise.reject(new Error('Not yet.'))),
        4000
      )
      expect(opened).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]{43}$/)
      expect(told.mock.calls).toEqual([[expect.stringContaining('usual browser')]])
      expect(await fetch(opened)).toMatchObject({ status: 200 })
      expect(isOver).toBe(false)
    }
  )

  it('[D82] takes away the profiles of runs that were killed, and of nobody else', async () => {
    const { pid: dead } = spawnSync(process.execPath, ['--version'])
    const config = await mkdtemp(join(tmpdir(), 'dossier-config-'))
    const profiles = ['aaaaaa', `${dead}-bbbbbb`, `${dead}-shown1`, `${process.pid}-cccccc`, 'not one of ours']
    for (const name of profiles) await mkdir(join(config, `browser-${name}`, 'Default'), { recursive: true })
    await symlink(`here-${process.pid}`, join(config, `browser-${dead}-shown1`, 'SingletonLock'))
    await symlink(`here-${dead}`, join(config, 'browser-aaaaaa', 'SingletonLock'))
    await writeFile(join(config, 'preferences.json'), '{}')
    const served = await start({ env: { DOSSIER_CONFIG: config } })
    if (served.kind === 'done') await served.value.close()
    const kept = [`${process.pid}-cccccc`, `${dead}-shown1`, 'not one of ours'].map(name => `browser-${name}`)
    expect((await readdir(config)).toSorted()).toEqual([...kept, 'preferences.json'].toSorted())
    await rm(config, { recursive: true })
  })

  it('[D80] finds an installed browser, and knows where there is no screen', () => {
    expect(findAppBrowser({ CHROMIUM: '/opt/chromium' }, 'linux')).toBe('/opt/chromium')
    expect(findAppBrowser({ PATH: home }, 'linux')).toBeNull()
    expect([hasDisplay({}, 'linux'), hasDisplay({ DISPLAY: ':0' }, 'linux'), hasDisplay({}, 'darwin')]).toEqual([
      false,
      true,
      true
    ])
  })
})
