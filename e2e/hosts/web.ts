import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Browser } from '@playwright/test'
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
  const address = await addressOf(server)
  const context = await browser.newContext({ locale, acceptDownloads: true, viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  onPage(page)
  await page.goto(address)

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ended = server.exitCode === null && server.signalCode === null ? once(server, 'exit') : null
    server.kill(signal)
    await ended
  }

  return {
    page,
    pid: server.pid ?? 0,
    kill: async () => {
      // The window says that its host is gone, which is no fault of the window.
      page.removeAllListeners('console')
      await end('SIGKILL')
      await context.close()
    },
    quit: async () => {
      await context.close()
      await end('SIGTERM')
    }
  }
}

async function addressOf(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('The server has no output.')
  for await (const line of createInterface({ input: server.stdout })) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line) ?? []
    if (address) return address
  }
  throw new Error('The server ended before it gave its address.')
}
