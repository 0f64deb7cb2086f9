import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { environmentOf, type Host, type HostOptions } from './host.ts'

/** Serve Dossier on this computer, and open it in the journey's Chromium. */
export async function openOnWeb(
  browser: Browser,
  { notebook, home, locale = 'en-US', onPage }: HostOptions
): Promise<Host> {
  const args = [
    `${process.env.DOSSIER_OUT ?? 'out'}/main/serve.js`,
    '--no-open',
    ...(notebook ? ['--notebook', notebook] : [])
  ]
  const server = spawn(process.execPath, args, { env: environmentOf(home), stdio: ['ignore', 'pipe', 'inherit'] })
  const nextAddress = addressesOf(server)
  const address = await nextAddress()
  const contexts: BrowserContext[] = []
  const page = await openWindow(address)

  /** Each in a profile of its own, as in another browser. */
  async function openWindow(at: string): Promise<Page> {
    const context = await browser.newContext({ locale, acceptDownloads: true, viewport: { width: 1280, height: 800 } })
    contexts.push(context)
    const opened = await context.newPage()
    onPage(opened)
    await opened.goto(at)
    return opened
  }

  async function closeWindows(): Promise<void> {
    await Promise.all(contexts.map(context => context.close()))
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ended = server.exitCode === null && server.signalCode === null ? once(server, 'exit') : null
    server.kill(signal)
    await ended
  }

  return {
    page,
    async anotherWindow() {
      // Whoever sits at the computer is given another address to come in by.
      await fetch(new URL('/api/knock', address), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: 'null'
      })
      return openWindow(await nextAddress())
    },
    pid: server.pid ?? 0,
    kill: async () => {
      // The window says that its host is gone, which is no fault of the window.
      page.removeAllListeners('console')
      await end('SIGKILL')
      await closeWindows()
    },
    quit: async () => {
      await closeWindows()
      await end('SIGTERM')
    }
  }
}

/** The addresses that a server prints, one each time it is asked. */
function addressesOf(server: ChildProcess): () => Promise<string> {
  if (!server.stdout) throw new Error('The server has no output.')
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]()
  return async () => {
    for (let line = await lines.next(); !line.done; line = await lines.next()) {
      const [address] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line.value) ?? []
      if (address) return address
    }
    throw new Error('The server ended before it gave an address.')
  }
}
