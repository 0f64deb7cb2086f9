import { EventEmitter } from 'node:events'
import type { Rectangle } from 'electron'
import type { FakeSession } from './electron-app-double.ts'

type Handler = (event: unknown, ...args: readonly unknown[]) => unknown
type Frame = { readonly url: string; readonly origin: string }

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

/** What a window shows. */
export class FakeContents extends EventEmitter {
  readonly ipc = new FakeIpc()
  readonly session: FakeSession
  readonly sent: { readonly channel: string; readonly value: unknown }[] = []
  mainFrame: Frame = { url: '', origin: 'null' }
  webRTCPolicy = ''
  openHandler: ((details: { readonly url: string }) => { readonly action: string }) | null = null

  constructor(session: FakeSession) {
    super()
    this.session = session
  }

  setWebRTCIPHandlingPolicy = (policy: string) => void (this.webRTCPolicy = policy)
  setWindowOpenHandler = (handler: FakeContents['openHandler']) => void (this.openHandler = handler)
  isAnswering = true
  hasCrashed = false
  isDestroyed = () => false
  isCrashed = () => this.hasCrashed

  send(channel: string, value: unknown): void {
    this.sent.push({ channel, value: structuredClone(value) })
    // As the page does once what is typed was answered.
    if (channel === 'locking' && this.isAnswering) void this.invoke('handedOver', { asked: value })
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

/** What a window is made with. */
export type WindowOptions = Partial<Rectangle> & {
  readonly show: boolean
  readonly webPreferences: Record<string, unknown> & { readonly session: FakeSession; readonly preload: string }
}

/** A window with its page. */
export class FakeWindow extends EventEmitter {
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
