import { EventEmitter } from 'node:events'
import type { Rectangle } from 'electron'

/** Stands in for the `electron` module where its binary is not installed, and keeps the rules that Electron keeps. */
export type ElectronDouble = ReturnType<typeof electronDouble>

type Handler = (event: unknown, ...args: readonly unknown[]) => unknown
type Frame = { readonly url: string; readonly origin: string }
type FetchHandler = (request: Request) => Response | Promise<Response>

/** Make a fresh Electron: `module` is what programs import, the rest is what a test sees and does. */
export function electronDouble({ isFirstInstance = true } = {}) {
  const app = new FakeApp(isFirstInstance)
  const sessions = new Map<string, FakeSession>()
  const schemes: SchemeOptions[] = []
  const windows: FakeWindow[] = []
  const children: FakeChild[] = []
  const opened: string[] = []
  const boxes: Record<string, unknown>[] = []
  const menus: unknown[] = []
  const answers: number[] = []
  const chosen: string[] = []

  const protocol = {
    registerSchemesAsPrivileged(given: readonly SchemeOptions[]): void {
      if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
      if (schemes.length > 0) throw new Error('protocol.registerSchemesAsPrivileged can be called only once')
      schemes.push(...given)
    }
  }

  const session = {
    fromPartition(partition: string, options: unknown): FakeSession {
      if (!app.isReady()) throw new Error('Session can only be received when app is ready')
      const known = sessions.get(partition) ?? new FakeSession(partition, options)
      sessions.set(partition, known)
      return known
    }
  }

  const BrowserWindow: new (options: WindowOptions) => FakeWindow = class extends FakeWindow {
    constructor(options: WindowOptions) {
      if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
      super(options, contents => app.emit('web-contents-created', {}, contents))
      windows.push(this)
    }
  }

  const module = {
    app,
    protocol,
    session,
    BrowserWindow,
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: unknown) => void menus.push(menu)
    },
    dialog: {
      showMessageBox: async (_window: unknown, box: Record<string, unknown>) => {
        boxes.push(box)
        return { response: answers.shift() ?? box['cancelId'] ?? 0 }
      },
      showOpenDialog: async () => ({ canceled: chosen.length === 0, filePaths: chosen.splice(0) })
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    shell: { openExternal: async (url: string) => void opened.push(url) },
    utilityProcess: {
      fork(path: string, _args: readonly string[], options: unknown): FakeChild {
        if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready')
        const child = new FakeChild(path, options)
        children.push(child)
        return child
      }
    }
  }
  return { module, app, schemes, sessions, windows, children, opened, boxes, menus, answers, chosen }
}

type SchemeOptions = { readonly scheme: string; readonly privileges: Record<string, boolean> }

class FakeApp extends EventEmitter {
  readonly isPackaged = false
  readonly switches = new Map<string, string>()
  readonly paths = new Map<string, string>()
  readonly commandLine = { appendSwitch: (name: string, value = '') => void this.switches.set(name, value) }
  isSandboxed = false
  hasQuit = false
  readonly #isFirst: boolean
  readonly #ready = Promise.withResolvers<void>()
  #isReady = false

  constructor(isFirst: boolean) {
    super()
    this.#isFirst = isFirst
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
    this.isSandboxed = true
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }

  requestSingleInstanceLock(): boolean {
    return this.#isFirst
  }

  isReady(): boolean {
    return this.#isReady
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }

  /** Electron is ready once the entry has run. */
  getReady(): void {
    this.#isReady = true
    this.#ready.resolve()
  }

  quit(): void {
    let isPrevented = false
    this.emit('before-quit', { preventDefault: () => (isPrevented = true) })
    if (!isPrevented) this.hasQuit = true
  }
}

/** Handlers are kept for each session and scheme, one each. */
class FakeSession extends EventEmitter {
  readonly partition: string
  readonly options: unknown
  readonly handlers = new Map<string, FetchHandler>()
  readonly set = new Map<string, unknown>()
  readonly protocol = {
    handle: (scheme: string, handler: FetchHandler): void => {
      if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      this.handlers.set(scheme, handler)
    }
  }
  readonly webRequest = { onBeforeRequest: (listener: unknown) => void this.set.set('onBeforeRequest', listener) }

  constructor(partition: string, options: unknown) {
    super()
    this.partition = partition
    this.options = options
  }

  setPermissionRequestHandler = (handler: unknown) => void this.set.set('permissionRequest', handler)
  setPermissionCheckHandler = (handler: unknown) => void this.set.set('permissionCheck', handler)
  setDevicePermissionHandler = (handler: unknown) => void this.set.set('devicePermission', handler)
  setDisplayMediaRequestHandler = (handler: unknown) => void this.set.set('displayMedia', handler)
  setBluetoothPairingHandler = (handler: unknown) => void this.set.set('bluetooth', handler)
  setSpellCheckerEnabled = (isEnabled: boolean) => void this.set.set('spellChecker', isEnabled)
  setProxy = async (proxy: unknown) => void this.set.set('proxy', proxy)

  /** Load an address as a page of this session would. */
  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const { protocol } = new URL(url)
    const { cancel } = await this.ask<{ readonly cancel: boolean }>('onBeforeRequest', { url })
    if (cancel) throw new Error('net::ERR_BLOCKED_BY_CLIENT')
    const handler = this.handlers.get(protocol.replace(':', ''))
    if (!handler) throw new Error('net::ERR_UNKNOWN_URL_SCHEME')
    return handler(new Request(url, init))
  }

  /** Call a handler that answers through a callback. */
  ask<Answer>(name: string, details: unknown): Promise<Answer> {
    const handler = this.set.get(name) as (details: unknown, answer: (value: Answer) => void) => void
    return new Promise(resolve => handler(details, resolve))
  }
}

/** What crosses is cloned, a channel has one handler, and an error keeps nothing but its message. */
class FakeIpc {
  readonly handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }

  async invoke(channel: string, args: readonly unknown[], event: unknown): Promise<unknown> {
    const handler = this.handlers.get(channel)
    if (!handler) throw new Error(`Error invoking remote method '${channel}': No handler registered for '${channel}'`)
    const sent = args.map(arg => structuredClone(arg))
    try {
      return structuredClone(await handler(event, ...sent))
    } catch (error) {
      // eslint-disable-next-line preserve-caught-error -- Electron loses it, too.
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`)
    }
  }
}

type Prevention = { isPrevented: boolean; readonly url: string; readonly isMainFrame: boolean }

class FakeContents extends EventEmitter {
  readonly ipc = new FakeIpc()
  readonly session: FakeSession
  readonly sent: { readonly channel: string; readonly value: unknown }[] = []
  readonly scripts: string[] = []
  mainFrame: Frame = { url: '', origin: 'null' }
  webRTCPolicy = ''
  openHandler: ((details: { readonly url: string }) => { readonly action: string }) | null = null

  constructor(session: FakeSession) {
    super()
    this.session = session
  }

  setWebRTCIPHandlingPolicy = (policy: string) => void (this.webRTCPolicy = policy)
  setWindowOpenHandler = (handler: FakeContents['openHandler']) => void (this.openHandler = handler)
  isDestroyed = () => false
  isCrashed = () => false
  executeJavaScript = async (script: string) => void this.scripts.push(script)

  send(channel: string, value: unknown): void {
    this.sent.push({ channel, value: structuredClone(value) })
  }

  /** Ask as a page does, from the main frame or another one. */
  invoke(channel: string, input?: unknown, senderFrame: Frame | null = this.mainFrame): Promise<unknown> {
    return this.ipc.invoke(channel, input === undefined ? [] : [input], { sender: this, senderFrame, type: 'frame' })
  }

  /** Have something happen that may be prevented. */
  attempt(event: string, url: string, isMainFrame = true): boolean {
    const details: Prevention & { preventDefault: () => void } = {
      isPrevented: false,
      url,
      isMainFrame,
      preventDefault: () => (details.isPrevented = true)
    }
    this.emit(event, details, url)
    return !details.isPrevented
  }
}

type WindowOptions = Partial<Rectangle> & {
  readonly show: boolean
  readonly webPreferences: Record<string, unknown> & { readonly session: FakeSession; readonly preload: string }
}

class FakeWindow extends EventEmitter {
  readonly options: WindowOptions
  readonly webContents: FakeContents
  isShown = false
  isClosed = false
  title = ''

  constructor(options: WindowOptions, onContents: (contents: FakeContents) => void) {
    super()
    this.options = options
    this.webContents = new FakeContents(options.webPreferences.session)
    onContents(this.webContents)
  }

  async loadURL(url: string): Promise<void> {
    const response = await this.webContents.session.fetch(url)
    if (!response.ok) throw new Error('net::ERR_FAILED')
    const { protocol, host } = new URL(url)
    this.webContents.mainFrame = { url, origin: `${protocol}//${host}` }
    this.emit('ready-to-show')
  }

  show = () => void (this.isShown = true)
  focus = () => void this.emit('focus')
  restore = () => {}
  maximize = () => {}
  setTitle = (title: string) => void (this.title = title)
  isMinimized = () => false
  isMaximized = () => false
  isDestroyed = () => this.isClosed
  getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 700 })

  close(): void {
    let isPrevented = false
    this.emit('close', { preventDefault: () => (isPrevented = true) })
    if (isPrevented || this.isClosed) return
    this.isClosed = true
    this.emit('closed')
  }
}

class FakeChild extends EventEmitter {
  readonly path: string
  readonly options: unknown
  readonly received: unknown[] = []
  pid: number | undefined = undefined

  constructor(path: string, options: unknown) {
    super()
    this.path = path
    this.options = options
  }

  postMessage = (message: unknown) => void this.received.push(structuredClone(message))
}
