import { EventEmitter } from 'node:events'

type FetchHandler = (request: Request) => Response | Promise<Response>

/** A scheme as it is registered. */
export type SchemeOptions = { readonly scheme: string; readonly privileges: Record<string, boolean> }

/** The program. */
export class FakeApp extends EventEmitter {
  readonly isPackaged = false
  readonly switches = new Map<string, string>()
  readonly paths = new Map<string, string>()
  readonly languages = ['en-GB']
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

  getPreferredSystemLanguages(): readonly string[] {
    return this.languages
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
export class FakeSession extends EventEmitter {
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
