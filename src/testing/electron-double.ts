import { EventEmitter } from 'node:events'
import { FakeApp, FakeSession, type SchemeOptions } from './electron-app-double.ts'
import { FakeWindow, type WindowOptions } from './electron-window-double.ts'

/** Stands in for the `electron` module where its binary is not installed, and keeps the rules that Electron keeps. */
export type ElectronDouble = ReturnType<typeof electronDouble>

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

  const powerMonitor = new FakePowerMonitor(app)

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
    powerMonitor,
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
  return { module, app, powerMonitor, schemes, sessions, windows, children, opened, boxes, menus, answers, chosen }
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

  #hasEnded = false

  /** The channel is closed before the exit is told, and no message comes after it. */
  override emit(event: string, ...values: readonly unknown[]): boolean {
    if (event === 'message' && this.#hasEnded) return false
    this.#hasEnded ||= event === 'exit'
    return super.emit(event, ...values)
  }

  postMessage = (message: unknown) => void this.received.push(structuredClone(message))
}

/** Electron lets nobody listen before it is ready. */
class FakePowerMonitor extends EventEmitter {
  readonly #app: FakeApp

  constructor(app: FakeApp) {
    super()
    this.#app = app
  }

  override on(event: string, listener: () => void): this {
    if (!this.#app.isReady()) throw new Error('The powerMonitor cannot be used before app is ready')
    return super.on(event, listener)
  }
}
