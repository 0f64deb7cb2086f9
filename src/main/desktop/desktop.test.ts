import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noticeNames, requestNames, type Desk } from '#shared/contract.ts'
import { done, type Result } from '#shared/result.ts'
import type * as resources from '#main/resources.ts'
import { electronDouble, type ElectronDouble } from '../../testing/electron-double.ts'

const PAGE = 'dossier://app/'
const PASSPHRASE = 'vier Worte, die niemand kennt'
let home: string
let electron: ElectronDouble

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dossier-desktop-'))
  await writeFile(join(home, 'index.html'), '<meta property="csp-nonce" content="__NONCE__">')
  await writeFile(join(home, 'main-1a2b.js'), 'export {}')
  vi.stubEnv('DOSSIER_CONFIG', join(home, 'config'))
  vi.stubEnv('DOSSIER_FOLDER', join(home, 'notebooks'))
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

afterEach(async () => {
  const [window] = electron.windows
  if (window && !window.isClosed) await closed(window)
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await rm(home, { recursive: true })
})

/** Run the program, up to where Electron would be ready. */
async function launch(options: Parameters<typeof electronDouble>[0] = {}) {
  electron = electronDouble(options)
  vi.resetModules()
  vi.doMock('electron', () => electron.module)
  vi.doMock('#main/resources.ts', async original => ({
    ...(await original<typeof resources>()),
    rendererFolder: () => home,
    preloadPath: () => '/preload/index.cjs'
  }))
  await import('#main/index.ts')
}

/** Run the program until its window shows. */
async function start() {
  await launch()
  electron.app.getReady()
  await vi.waitFor(() => expect(electron.windows[0]?.isShown).toBe(true))
  const [window] = electron.windows
  const [session] = electron.sessions.values()
  if (!window || !session) throw new Error('There is no window.')
  const { webContents } = window
  const ask = <T>(name: string, input?: unknown) => webContents.invoke(name, input) as Promise<Result<T>>
  return { window, session, webContents, ask, preferences: window.options.webPreferences }
}

type FakeWindow = ElectronDouble['windows'][number]

function closed(window: FakeWindow): Promise<void> {
  const isClosed = new Promise<void>(resolve => window.once('closed', resolve))
  window.close()
  return isClosed
}

/** The labels of a menu and their items, as they stand now. */
function menu(label: string) {
  const template = electron.menus.at(-1) as readonly { readonly label?: string; readonly submenu: readonly Item[] }[]
  const items = template.find(each => each.label === label)?.submenu ?? []
  return (start: string) => items.find(item => item.label?.startsWith(start))
}
type Item = {
  readonly label?: string
  readonly enabled?: boolean
  readonly click?: () => void
  readonly submenu?: readonly Item[]
}

describe('the desktop host (D)', () => {
  it('[D30] starts sandboxed, with its own scheme, and shuts out the network before anything runs', async () => {
    await launch()
    expect(electron.app.isReady()).toBe(false)
    expect(electron.app.isSandboxed).toBe(true)
    expect(electron.schemes).toEqual([
      { scheme: 'dossier', privileges: { standard: true, secure: true, supportFetchAPI: true } }
    ])
    expect(Object.fromEntries(electron.app.switches)).toMatchObject({
      'host-resolver-rules': 'MAP * ~NOTFOUND',
      'proxy-server': 'http://127.0.0.1:9',
      'proxy-bypass-list': '<-loopback>',
      'webrtc-ip-handling-policy': 'disable_non_proxied_udp'
    })
    expect([...electron.app.switches.keys()]).not.toContain('no-sandbox')
    expect(electron.windows).toEqual([])
  })

  it('[D31] gives the window no Node, no shared context, no webview and no spelling dictionaries', async () => {
    const { preferences } = await start()
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false
    })
    expect(Object.keys(preferences)).not.toContain('enableBlinkFeatures')
  })

  it('[D32] keeps nothing of the window on disk, in a session of its own', async () => {
    const { session, preferences } = await start()
    expect([session.partition.startsWith('persist:'), session.options]).toEqual([false, { cache: false }])
    expect(preferences.session).toBe(session)
    expect(session.set.get('spellChecker')).toBe(false)
    expect(electron.app.paths.get('userData')).toBe(join(home, 'config', 'electron'))
  })

  it('[D33] serves the window from its own scheme, with the policy and a fresh nonce', async () => {
    const { session } = await start()
    const [first, second] = [await session.fetch(PAGE), await session.fetch(PAGE)]
    const policy = first.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';.*trusted-types dossier$/)
    expect(policy).not.toMatch(/unsafe|\*|http/)
    expect(await first.text()).toContain(/'nonce-([^']+)'/.exec(policy)?.[1])
    expect(second.headers.get('content-security-policy')).not.toBe(policy)
    expect((await session.fetch(`${PAGE}main-1a2b.js`)).headers.get('content-type')).toContain('text/javascript')
  })

  it('[D34] finds nothing of the disk', async () => {
    const { session } = await start()
    const paths = ['../package.json', '%2e%2e/package.json', 'index.html/../../etc/passwd', 'nothing.js', '__proto__']
    for (const path of paths) expect([path, (await session.fetch(PAGE + path)).status]).toEqual([path, 404])
  })

  it('[D35] lets no request out', async () => {
    const { session } = await start()
    const addresses = [
      'http://evil.example/',
      'https://evil.example/beacon.png',
      'ws://evil.example/',
      'http://127.0.0.1:80/',
      'file:///etc/passwd',
      'data:text/html,x',
      'ftp://evil.example/',
      'dossier://other/',
      'blob:https://evil.example/1',
      'about:blank',
      'chrome://gpu/'
    ]
    for (const address of addresses) await expect(session.fetch(address)).rejects.toThrow('ERR_BLOCKED_BY_CLIENT')
    expect(session.set.get('proxy')).toMatchObject({ mode: 'fixed_servers', proxyBypassRules: '<-loopback>' })
  })

  it('[D35] refuses the scheme of files, and whatever is not read, even where a request gets through', async () => {
    const { session } = await start()
    const files = await session.handlers.get('file')?.(new Request('http://localhost'))
    const other = await session.handlers.get('dossier')?.(new Request('http://other/'))
    const written = await session.handlers.get('dossier')?.(new Request('http://app/', { method: 'POST' }))
    expect([files?.status, other?.status, written?.status]).toEqual([403, 403, 403])
  })

  it('[D36] grants no permission but to copy text', async () => {
    const { session, webContents } = await start()
    const request = session.set.get('permissionRequest') as (...args: readonly unknown[]) => void
    const check = session.set.get('permissionCheck') as (...args: readonly unknown[]) => boolean
    const asked = (permission: string, url = PAGE) => {
      let isGranted: boolean | undefined
      request({ getURL: () => url }, permission, (granted: boolean) => (isGranted = granted))
      return isGranted
    }
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'fileSystem',
      'openExternal',
      'hid'
    ])
      expect([permission, asked(permission), check(webContents, permission, 'dossier://app')]).toEqual([
        permission,
        false,
        false
      ])
    expect([asked('clipboard-sanitized-write'), check(webContents, 'clipboard-sanitized-write', PAGE)]).toEqual([
      true,
      true
    ])
    expect(asked('clipboard-sanitized-write', 'https://evil.example/')).toBe(false)
    expect(check(null, 'clipboard-sanitized-write', 'dossier://app.evil.example')).toBe(false)
    expect((session.set.get('devicePermission') as () => boolean)()).toBe(false)
    expect(await session.ask('displayMedia', {})).toBeNull()
    expect(await session.ask('bluetooth', {})).toEqual({ confirmed: false })
  })

  it('[D37] stays where it is, opens no window and holds no other page', async () => {
    const { webContents } = await start()
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'])
      for (const address of [
        'https://evil.example/',
        'file:///etc/passwd',
        'dossier://other/',
        'dossier://app.evil.example/',
        `${PAGE}x.html`
      ])
        expect([event, address, webContents.attempt(event, address)]).toEqual([event, address, false])
    expect(webContents.attempt('will-navigate', `${PAGE}#/read`)).toBe(true)
    expect(webContents.attempt('will-frame-navigate', PAGE, false)).toBe(false)
    expect(webContents.attempt('will-attach-webview', PAGE)).toBe(false)
    expect(webContents.openHandler?.({ url: PAGE })).toEqual({ action: 'deny' })
    expect(webContents.webRTCPolicy).toBe('disable_non_proxied_udp')
  })

  it('[D37] hands out what the window made, and no other file', async () => {
    const { session } = await start()
    const attempt = (url: string) => {
      let isPrevented = false
      session.emit('will-download', { preventDefault: () => (isPrevented = true) }, { getURL: () => url })
      return !isPrevented
    }
    expect([
      attempt('blob:dossier://app/1'),
      attempt('https://evil.example/x.exe'),
      attempt('blob:https://evil.example/1')
    ]).toEqual([true, false, false])
  })

  it('[D38] answers its own window only, in its main frame, while it shows Dossier', async () => {
    const { ask, webContents } = await start()
    expect(await ask<Desk>('desk')).toMatchObject({
      kind: 'done',
      value: { host: 'electron', open: null, canBrowse: true }
    })
    const strangers = [{ url: PAGE, origin: 'dossier://app' }, { url: 'about:blank', origin: 'null' }, null]
    for (const frame of strangers)
      expect(await webContents.invoke('desk', undefined, frame)).toMatchObject({ kind: 'refused' })
    webContents.mainFrame = { url: 'https://evil.example/', origin: 'https://evil.example' }
    expect(await ask('desk')).toMatchObject({ kind: 'refused' })
  })

  it('[D38] answers the requests of the contract, each by one handler', async () => {
    const { webContents } = await start()
    expect([...webContents.ipc.handlers.keys()]).toEqual(requestNames)
    await expect(webContents.invoke('constructor')).rejects.toThrow('No handler registered')
  })

  it('[D39] carries refusals as data, and input only as far as a schema knows it', async () => {
    const { ask } = await start()
    for (const input of [null, 7, 'x', [], { kind: 'nothing' }, { kind: 'overview', more: 1 }, { __proto__: null }])
      expect(await ask('ask', input)).toEqual({ kind: 'refused', reason: 'Dossier did not understand this request.' })
    expect(await ask('undo')).toEqual({ kind: 'refused', reason: 'No notebook is open. Open one first.' })
  })

  it('[D40] shows a link in full before it opens it, and opens nothing but web and mail addresses', async () => {
    const { ask } = await start()
    for (const url of [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://evil.example/x',
      'dossier://app/',
      'x',
      'ms-msdt:/id'
    ])
      expect(await ask('visit', { url })).toMatchObject({ kind: 'refused' })
    expect([electron.boxes, electron.opened]).toEqual([[], []])
    electron.answers.push(1, 0)
    await ask('visit', { url: 'https://exämple.org/a b?q=1' })
    expect(electron.opened).toEqual([])
    await ask('visit', { url: 'https://exämple.org/a b?q=1' })
    expect(electron.opened).toEqual(['https://xn--exmple-cua.org/a%20b?q=1'])
    expect(electron.boxes[0]?.['detail']).toContain('https://xn--exmple-cua.org/a%20b?q=1')
  })

  it('[D41] names what undo and redo would do in the menu', async () => {
    const { ask } = await start()
    expect(menu('File')('Import…')?.enabled).toBe(false)
    await ask('create', { title: 'Sahel', codebook: 'none' })
    expect(menu('Edit')('Undo')).toMatchObject({ label: 'Undo', enabled: false })
    await ask('run', { kind: 'add-tag', name: 'Coups' })
    expect(menu('Edit')('Undo')).toMatchObject({ label: 'Undo add tag', enabled: true })
    await ask('undo')
    expect(menu('Edit')('Redo')).toMatchObject({ label: 'Redo add tag', enabled: true })
    expect(menu('File')('Import…')?.enabled).toBe(true)
  })

  it('[U63] speaks the language of the window in its menu and dialogs', async () => {
    const { ask } = await start()
    await ask('create', { title: 'Sahel', codebook: 'none' })
    await ask('run', { kind: 'add-tag', name: 'Coups' })
    const { value: desk } = (await ask('desk')) as { readonly value: Desk }
    await ask('settle', { ...desk.settings, language: 'fr' })
    expect(menu('Édition')('Annuler')?.label).toBe('Annuler\u202F: ajouter une étiquette')
    await ask('visit', { url: 'https://example.org/' })
    expect(electron.boxes.at(-1)).toMatchObject({ buttons: ['Ouvrir', 'Annuler'] })
    await ask('settle', { ...desk.settings, language: 'en' })
    expect(menu('Edit')('Undo')?.label).toBe('Undo add tag')
  })

  it('[D41] hands what the menu asks for to the window, by the name of its shortcut', async () => {
    const { ask, webContents } = await start()
    await ask('create', { title: 'Sahel', codebook: 'none' })
    menu('File')('Export…')?.click?.()
    expect(webContents.sent.at(-1)).toEqual({ channel: 'asked', value: 'export' })
  })

  it('[D42] tells the window of every change and turn', async () => {
    const { ask, webContents } = await start()
    await ask('create', { title: 'Sahel', codebook: 'none' })
    await ask('run', { kind: 'add-tag', name: 'Coups' })
    const heard = webContents.sent.map(({ channel }) => channel)
    expect(heard).toEqual(expect.arrayContaining(['desked', 'changed']))
    expect(noticeNames).toEqual(expect.arrayContaining([...new Set(heard)]))
  })

  it('[D43] opens a notebook that the researcher chooses anywhere', async () => {
    const { ask } = await start()
    await ask('create', { title: 'Sahel', codebook: 'none' })
    await ask('close')
    electron.chosen.push(join(home, 'notebooks', 'Sahel.dossier'))
    expect(await ask('browse')).toEqual(done(null))
    expect(await ask<Desk>('desk')).toMatchObject({ value: { open: { title: 'Sahel' } } })
    expect(await ask('browse')).toEqual(done(null))
  })

  it('[D44] closes its window only once the notebook is closed, after what is being typed', async () => {
    const { ask, window, webContents } = await start()
    await ask('create', { title: 'Sahel', codebook: 'none' })
    window.close()
    expect(window.isClosed).toBe(false)
    await vi.waitFor(() => expect(window.isClosed).toBe(true))
    expect(webContents.sent.map(({ channel }) => channel)).toContain('locking')
    expect(electron.app.hasQuit).toBe(true)
    const [again] = [await import('#main/open-notebook.ts')]
    const opened = await again.openNotebook(join(home, 'notebooks', 'Sahel.dossier'), {
      by: () => '',
      announce: () => {},
      write: true
    })
    expect(opened).toMatchObject({ kind: 'done', value: { readOnly: null } })
    if (opened.kind === 'done') await opened.value.close()
  })

  it('[D44] waits for a window that is slow to hand over, some seconds for one that hangs, none for a crashed one', async () => {
    for (const [kind, least, most] of [
      ['slow', 600, 2500],
      ['hangs', 2500, 6000],
      ['crashed', 0, 2000]
    ] as const) {
      const { ask, window, webContents } = await start()
      await ask('create', { title: kind, codebook: 'none' })
      webContents.isAnswering = false
      webContents.hasCrashed = kind === 'crashed'
      if (kind === 'slow')
        void vi
          .waitUntil(() => webContents.sent.at(-1)?.channel === 'locking')
          .then(async () => {
            await new Promise(resolve => setTimeout(resolve, 700))
            await ask('run', { kind: 'add-tag', name: 'Typed last' })
            await ask('handedOver', { asked: webContents.sent.findLast(({ channel }) => channel === 'locking')?.value })
          })
      const begun = performance.now()
      await closed(window)
      const took = performance.now() - begun
      expect([kind, took >= least, took < most]).toEqual([kind, true, true])
    }
    const { openNotebook } = await import('#main/open-notebook.ts')
    const kept = { by: () => '', announce: () => {}, write: true }
    const opened = await openNotebook(join(home, 'notebooks', 'slow.dossier'), kept)
    expect(opened.kind === 'done' && opened.value.notebook.tags.size).toBe(1)
    if (opened.kind === 'done') await opened.value.close()
  })

  it('[D84] has what is typed in its window before the menu closes a notebook, or opens another', async () => {
    const { ask, webContents } = await start()
    await ask('create', { title: 'Other', codebook: 'none' })
    await ask('create', { title: 'Sahel', codebook: 'none' })
    webContents.isAnswering = false
    const wrote: unknown[] = []
    async function typed(name: string, letGo: () => void) {
      webContents.sent.length = 0
      letGo()
      const asked = () => webContents.sent.findLast(({ channel }) => channel === 'locking')
      await vi.waitUntil(asked)
      expect(await ask<Desk>('desk')).toMatchObject({ value: { open: { title: 'Sahel' } } })
      wrote.push(await ask('run', { kind: 'add-tag', name }))
      await ask('handedOver', { asked: asked()?.value })
    }
    for (const item of ['Close notebook', 'New or other notebook…']) {
      await typed(item, () => menu('File')(item)?.click?.())
      await vi.waitFor(async () => expect(await ask<Desk>('desk')).toMatchObject({ value: { open: null } }))
      await ask('open', { path: join(home, 'notebooks', 'Sahel.dossier') })
    }
    const recent = menu('File')('Open recent')?.submenu?.find(({ label }) => label === 'Other')
    await typed('Open recent', () => recent?.click?.())
    await vi.waitFor(async () => expect(await ask<Desk>('desk')).toMatchObject({ value: { open: { title: 'Other' } } }))
    expect(wrote.map(outcome => (outcome as { readonly kind: string }).kind)).toEqual(['done', 'done', 'done'])
    await ask('open', { path: join(home, 'notebooks', 'Sahel.dossier') })
    const tags = JSON.stringify(await ask('ask', { kind: 'codebook' }))
    for (const name of ['Close notebook', 'New or other notebook…', 'Open recent']) expect(tags).toContain(name)
    webContents.isAnswering = true
  })

  it('[D48] asks what to do about work that is not on disk, and loses it only when told to', async () => {
    const { window } = await start()
    await closed(window)
    const { leaveWhenSaved } = await import('./leave.ts')
    const second = new electron.module.BrowserWindow(window.options)
    const unsaved = { kind: 'unsaved', reason: 'The disk is full.' }
    const desk = { close: vi.fn<() => Promise<typeof unsaved>>(async () => unsaved) }
    leaveWhenSaved(second as never, desk as never, join(home, 'config'))
    electron.answers.push(0, 1)
    second.close()
    await vi.waitFor(() => expect(electron.boxes).toHaveLength(2))
    expect([second.isClosed, desk.close.mock.calls.length]).toEqual([false, 2])
    expect(electron.boxes[0]?.['detail']).toBe('The disk is full.')
    electron.answers.push(2)
    await vi.waitFor(() => {
      second.close()
      expect(second.isClosed).toBe(true)
    })
  })

  it('[D44] is left also where closing fails at first, which is said', async () => {
    const { window } = await start()
    await closed(window)
    const { leaveWhenSaved } = await import('./leave.ts')
    const second = new electron.module.BrowserWindow(window.options)
    const fail = () => Promise.reject(new Error('The window is gone.'))
    const close = vi
      .fn<() => Promise<unknown>>(async () => ({ kind: 'done', value: null }))
      .mockImplementationOnce(fail)
    leaveWhenSaved(second as never, { close } as never, join(home, 'config'))
    electron.answers.push(0)
    second.close()
    await vi.waitFor(() => expect([second.isClosed, close.mock.calls.length]).toEqual([true, 2]))
    expect(electron.boxes.at(-1)?.['detail']).toContain('The window is gone.')
  })

  it('[D45] is one program: a second start brings the first forward with what it names', async () => {
    const { ask, window } = await start()
    await ask('create', { title: 'Sahel', codebook: 'none' })
    await ask('close')
    const focused = vi.fn<() => void>()
    window.on('focus', focused)
    electron.app.emit('second-instance', {}, ['dossier', 'Sahel.dossier'], join(home, 'notebooks'))
    await vi.waitFor(async () => expect(await ask<Desk>('desk')).toMatchObject({ value: { open: { title: 'Sahel' } } }))
    expect(focused).toHaveBeenCalledOnce()
  })

  it.each([['--notebook=Sahel of May'], ['--notebook', 'Sahel of May'], ['--notebook=Sahel of May', 'other.dossier']])(
    '[D45] opens what is named, whatever it is called: %s %s',
    async (...named) => {
      const { createNotebook } = await import('#main/open-notebook.ts')
      await createNotebook(join(home, 'Sahel of May'), { title: 'Sahel' })
      const { ask } = await start()
      electron.app.emit('second-instance', {}, ['dossier', '.', ...named], home)
      await vi.waitFor(async () =>
        expect(await ask<Desk>('desk')).toMatchObject({ value: { open: { title: 'Sahel' } } })
      )
    }
  )

  it('[D45] opens what the first start names', async () => {
    const { createNotebook } = await import('#main/open-notebook.ts')
    await createNotebook(join(home, 'Sahel of May'), { title: 'Sahel' })
    const before = process.argv
    process.argv = ['electron', '.', `--notebook=${join(home, 'Sahel of May')}`]
    try {
      const { ask } = await start()
      expect(await ask<Desk>('desk')).toMatchObject({ value: { open: { title: 'Sahel' } } })
    } finally {
      process.argv = before
    }
  })

  it('[J35] shows its window with who else holds what the first start names, before that is read', async () => {
    const { createNotebook, openNotebook } = await import('#main/open-notebook.ts')
    const notebook = join(home, 'Sahel.dossier')
    await createNotebook(notebook, { title: 'Sahel' })
    const holder = await openNotebook(notebook, { by: () => '', announce: () => {}, write: true })
    const before = process.argv
    process.argv = ['electron', '.', `--notebook=${notebook}`]
    try {
      const { ask, webContents } = await start()
      const heldBy = expect.stringContaining(`process ${process.pid}`)
      await vi.waitFor(async () =>
        expect(await ask<Desk>('desk')).toMatchObject({ value: { open: { readOnly: heldBy }, elsewhere: null } })
      )
      const told = webContents.sent.filter(({ channel }) => channel === 'desked').map(({ value }) => value)
      expect(told[0]).toMatchObject({ open: null, elsewhere: { name: 'Sahel', heldBy } })
    } finally {
      process.argv = before
      if (holder.kind === 'done') await holder.value.close()
    }
  })

  it('[D45] ends at once where another Dossier runs', async () => {
    await launch({ isFirstInstance: false })
    electron.app.getReady()
    await new Promise(resolve => setTimeout(resolve, 20))
    expect([electron.app.hasQuit, electron.windows.length]).toEqual([true, 0])
  })

  it('[V49] locks an encrypted notebook when the computer sleeps or its screen is locked', async () => {
    const { ask, window } = await start()
    expect(menu('File')('Lock')?.enabled).toBe(false)
    await ask('create', { title: 'Sahel', codebook: 'none' })
    electron.powerMonitor.emit('suspend')
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(await ask<Desk>('desk')).toMatchObject({ value: { open: { title: 'Sahel' } } })
    await ask('run', { kind: 'rename-notebook', title: 'Secret title' })
    expect(await ask('encrypt', { passphrase: PASSPHRASE })).toMatchObject({ kind: 'done' })
    expect(menu('File')('Lock')?.enabled).toBe(true)
    expect(window.title).toBe('Sahel – Dossier')
    for (const event of ['suspend', 'lock-screen', 'resume']) {
      electron.powerMonitor.emit(event)
      await vi.waitFor(async () =>
        expect(await ask<Desk>('desk')).toMatchObject({ value: { open: null, locked: { name: 'Sahel' } } })
      )
      await vi.waitFor(() => expect(window.title).toBe('Dossier'))
      expect(await ask('unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } })).toEqual(done(null))
    }
  }, 60_000)

  it('[V50] names nothing of an encrypted notebook in its menu', async () => {
    const { ask } = await start()
    await ask('create', { title: 'Sahel', codebook: 'none' })
    await ask('run', { kind: 'rename-notebook', title: 'Secret title' })
    await ask('encrypt', { passphrase: PASSPHRASE })
    await ask('close')
    const { submenu } = menu('File')('Open recent') as { readonly submenu: readonly { readonly label: string }[] }
    expect(submenu.map(({ label }) => label)).toEqual(['Sahel'])
    menu('File')('Lock')?.click?.()
  }, 60_000)

  it('[D46] reads files in a utility process that it can end', async () => {
    const { ask } = await start()
    await ask('create', { title: 'Sahel', codebook: 'none' })
    const base64 = Buffer.from('Mali leaves the court.').toString('base64')
    await ask('stage', { upload: 'u', fileName: 'a.txt', total: 22, offset: 0, base64 })
    const reading = ask('read', { upload: 'u' })
    await vi.waitFor(() => expect(electron.children).toHaveLength(1))
    const [child] = electron.children
    expect(child?.path).toMatch(/importer\.[jt]s$/)
    expect(child?.options).toMatchObject({ env: {} })
    expect(child?.received).toMatchObject([{ fileName: 'a.txt' }])
    await ask('discard', { upload: 'u' })
    expect(await reading).toMatchObject({ kind: 'refused', reason: expect.stringContaining('ended') })
  })

  it('[D46] hears the answer that a utility process gave before its end, and tells an end without one', async () => {
    const { ask } = await start()
    await ask('create', { title: 'Sahel', codebook: 'none' })
    const base64 = Buffer.from('Mali leaves the court.').toString('base64')
    await ask('stage', { upload: 'u', fileName: 'a.txt', total: 22, offset: 0, base64 })
    const answer = { kind: 'refused', reason: 'It holds no words.' }
    for (const [isAnswered, reason] of [
      [true, answer.reason],
      [false, expect.stringContaining('damaged')]
    ] as const) {
      const before = electron.children.length
      const reading = ask('read', { upload: 'u' })
      await vi.waitFor(() => expect(electron.children).toHaveLength(before + 1))
      const child = electron.children.at(-1)
      child?.emit('spawn')
      if (isAnswered) child?.emit('message', answer)
      child?.emit('exit', 1)
      // Electron has closed the channel.
      expect(child?.emit('message', answer)).toBe(false)
      expect(await reading).toEqual({ kind: 'refused', reason })
    }
  })

  it('[D47] comes back where it was, if that is still on a screen', async () => {
    const { window } = await start()
    await closed(window)
    const again = await start()
    expect(again.window.options).toMatchObject({ x: 10, y: 20, width: 1000, height: 700, show: false })
    await closed(again.window)
    await writeFile(
      join(home, 'config', 'window.json'),
      '{"x":9000,"y":20,"width":1000,"height":700,"isMaximized":false}'
    )
    expect((await start()).window.options).toMatchObject({ width: 1280, height: 860 })
  })
})
