import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Announce, Desk, Secret } from '#shared/contract.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { openDesk } from './desk.ts'
import { heldElsewhere } from './desk/held.ts'
import { placesOf } from './desk/places.ts'
import { handlersOf } from './handlers.ts'
import { readPage } from './web/page.ts'
import { rendererFolder } from './resources.ts'
import { openInDefaultBrowser } from './web/browser.ts'
import { noticeBoard } from './web/notices.ts'
import { startWebServer, type WebServer, type WebServerOptions } from './web/server.ts'
import { isStarted, windowsOf } from './web/window.ts'

export type ServeOptions = {
  /** The notebook to open; without one, the window welcomes. */
  readonly notebook?: string
  /** What unlocks it, where it is encrypted; without it, the window asks. */
  readonly secret?: Secret
  /** Any free port when absent. */
  readonly port?: number
  /** Whether to open a window, if there is a screen. */
  readonly open: boolean
  readonly env?: NodeJS.ProcessEnv
  readonly platform?: NodeJS.Platform
  /** The folder of the built window; where the build puts it when absent. */
  readonly renderer?: string
  /** Where lines for the researcher go: the address first. */
  readonly print?: (line: string) => void
}

export type Served = {
  /** An address that lets one window in, once. */
  readonly address: string
  /** Another one, for another window. */
  readonly invite: () => string
  /** Why the notebook cannot be changed; null where it can, or where none is open. */
  readonly readOnly: string | null
  /** Close the notebook, once everything is saved, and stop; refused when it could not be saved. */
  readonly close: () => Promise<Result<null>>
  /** Open a window; resolves when it is closed again, never where that cannot be known. */
  readonly openWindow: () => Promise<void>
}

// A window opens at once; an address that was printed waits for somebody to come back to it.
const OPENING_MS = 60_000
const PRINTED_MS = 24 * 3_600_000

/** Serve Dossier to a browser on this computer. Prints one line with the address. */
export async function serve(options: ServeOptions): Promise<Result<Served>> {
  const { env = process.env, platform = process.platform, print = console.log } = options
  const places = placesOf(env, platform)
  const notices = noticeBoard()
  const windows = windowsOf(places.config, env, platform, console.error)
  const openOutside = (address: string) => isStarted(openInDefaultBrowser(address, platform))
  const announce: Announce = (name, value) => {
    // What was told before names the notebook and what was done in it.
    if (name === 'desked' && (value as Desk).locked) notices.forget()
    notices.announce(name, value)
  }
  const desk = await openDesk({ host: 'web', places, announce, windows: notices.windows, openOutside })
  const opened = await openOn(desk, options)
  if (opened.kind === 'refused') {
    await desk.close()
    return opened
  }

  const started = await listen({ ...options, handlers: handlersOf(desk), notices, onKnock: letIn })
  if (started.kind === 'refused') {
    await desk.close()
    return started
  }
  const server = started.value
  const address = printed()

  function printed(): string {
    const fresh = server.invite(PRINTED_MS)
    print(`Dossier is at ${fresh}`)
    return fresh
  }

  const window = () => windows.show(() => server.invite(OPENING_MS))

  /** A window that lost its way in asks for another one, which only who sits here gets to see. */
  function letIn(): void {
    if (options.open) void window()
    else printed()
  }

  return done({
    address,
    invite: () => server.invite(PRINTED_MS),
    readOnly: (await desk.describe()).open?.readOnly ?? null,
    openWindow: window,
    async close() {
      windows.expectEnd()
      const closed = await desk.close()
      if (closed.kind !== 'done') return refuse(closed.reason)
      await server.close()
      await windows.close()
      return done(null)
    }
  })
}

/** Open the notebook that was named, and unlock it where what does so was given. */
async function openOn(
  desk: Awaited<ReturnType<typeof openDesk>>,
  { notebook, secret }: ServeOptions
): Promise<Result<null>> {
  if (notebook === undefined) return done(null)
  const opened = await desk.open(notebook)
  if (opened.kind === 'refused' || secret === undefined || (await desk.describe()).locked === null) return opened
  return desk.unlock(secret)
}

type Listening = ServeOptions & Pick<WebServerOptions, 'handlers' | 'notices' | 'onKnock'>

async function listen({ renderer, port = 0, handlers, notices, onKnock }: Listening): Promise<Result<WebServer>> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return refuse('A port is a number from 0 to 65535.')
  try {
    const page = await readPage(renderer ?? rendererFolder())
    return done(await startWebServer({ handlers, page, notices, port, onKnock }))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE' || code === 'EACCES')
      return refuse(`Port ${port} is not free. Leave it out, or name another one.`)
    if (code === 'ENOENT') return refuse('The window is not built. Run npm run build first.')
    return refuse(`Dossier cannot be served: ${message}`)
  }
}

/** Serve until the window is closed or a signal comes; the value is the exit code. */
export async function serveUntilDone(options: ServeOptions): Promise<number> {
  const say = sayingOnce()
  // Before anything of it is read, which takes a while where it is large.
  say(heldBy(options))
  const served = await serve(options)
  if (served.kind === 'refused') {
    console.error(served.reason)
    return 1
  }
  const { readOnly, close, openWindow: open } = served.value
  say(readOnly)
  const signals = signalled()
  for (;;) {
    await Promise.race([signals.next(), ...(options.open ? [open()] : [])])
    const closed = await close()
    if (closed.kind === 'done') return 0
    console.error(closed.reason)
    // Whoever asks twice wants it to end, saved or not.
    if (signals.count() > 1) return 1
  }
}

function heldBy({ notebook }: ServeOptions): string | null {
  return notebook === undefined ? null : (heldElsewhere(notebook)?.heldBy ?? null)
}

function sayingOnce() {
  let said: string | null = null
  return (why: string | null): void => {
    if (why !== null && why !== said) console.error(why)
    said = why
  }
}

function signalled() {
  let count = 0
  let wake = () => {}
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      count += 1
      wake()
    })
  return { count: () => count, next: () => new Promise<void>(resolve => (wake = resolve)) }
}

async function run(): Promise<number> {
  const options = optionsIn(process.argv.slice(2))
  if (options) return serveUntilDone(options)
  console.error('Usage: serve [--notebook PATH] [--port N] [--no-open]')
  return 2
}

function optionsIn(args: readonly string[]): ServeOptions | null {
  const options = { notebook: { type: 'string' }, port: { type: 'string' }, 'no-open': { type: 'boolean' } } as const
  try {
    const { notebook, port, 'no-open': isQuiet } = parseArgs({ args: [...args], options }).values
    return {
      open: !isQuiet,
      ...(notebook === undefined ? {} : { notebook }),
      ...(port === undefined ? {} : { port: Number(port) })
    }
  } catch {
    return null
  }
}

// Not when the command line imports it.
if (/^serve\.(js|ts)$/.test(basename(process.argv[1] ?? ''))) process.exit(await run())
