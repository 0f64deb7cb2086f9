import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Browser } from '@playwright/test'
import { notebookWith } from '../notebooks.ts'
import { median, type Measurement, type Row } from '../row.ts'

const ROUNDS = 9

/** What the app's window takes to show something, beside a page that holds one word. */
export const firstPaint: Measurement = { name: 'first-paint', measure }

async function measure(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-bench-'))
  const notebook = join(folder, 'paint.dossier')
  await (await notebookWith(notebook, 100)).close()
  const blank = createServer((_, reply) =>
    reply.setHeader('content-type', 'text/html').end('<title>blank</title>blank')
  )
  await new Promise<void>(listening => blank.listen(0, '127.0.0.1', listening))
  const server = await serve(notebook, folder)
  let browser: Browser | null = null
  try {
    browser = await chromium.launch({
      ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
      chromiumSandbox: process.getuid?.() !== 0
    })
    const [ours, peers]: number[][] = [[], []]
    const blankAddress = `http://127.0.0.1:${(blank.address() as AddressInfo).port}/`
    for (let i = 0; i < ROUNDS; i++) {
      peers?.push(await paintOf(browser, blankAddress))
      ours?.push(await paintOf(browser, await server.address()))
    }
    const [app, page] = [median(ours ?? []), median(peers ?? [])]
    return [
      {
        ...{ area: 'window', name: 'first paint of the app', unit: 'ms', ours: app },
        ...{ peers: { 'blank page': page }, limit: page, ratios: { 'to a blank page': app / page } },
        ...{ goal: 'at most 2 times', holds: app / page <= 2 }
      }
    ]
  } finally {
    await browser?.close()
    server.end()
    blank.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** From the start of the navigation to the first contentful paint, in a context of its own. */
async function paintOf(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(address)
  const time = await page.evaluate(
    () =>
      new Promise<number>(resolve =>
        new PerformanceObserver(list => {
          for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') resolve(startTime)
        }).observe({ type: 'paint', buffered: true })
      )
  )
  await context.close()
  return time
}

async function serve(notebook: string, folder: string) {
  const env = { ...process.env, DOSSIER_CONFIG: join(folder, 'config'), DOSSIER_FOLDER: folder }
  const server = spawn(process.execPath, ['out/main/serve.js', '--no-open', '--notebook', notebook], {
    ...{ env, stdio: ['ignore', 'pipe', 'inherit'] as const }
  })
  const address = Promise.withResolvers<string>()
  createInterface({ input: server.stdout }).on('line', line => {
    const [found] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line) ?? []
    if (found) address.resolve(found)
  })
  server.on('exit', () => address.reject(new Error('The server ended before it gave its address.')))
  // It may end before anybody asks where it is.
  address.promise.catch(() => {})
  return { address: () => address.promise, end: () => void server.kill('SIGTERM') }
}
