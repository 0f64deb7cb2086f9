import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { notebookWith } from '../notebooks.ts'
import { median, type Measurement, type Row } from '../row.ts'
import { launch, serve, servePeer } from '../served.ts'

const ROUNDS = 9

/** What the app's window takes to show something, beside a page that holds one word. */
export const firstPaint: Measurement = { name: 'first-paint', measure }

async function measure(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-bench-'))
  const notebook = join(folder, 'paint.dossier')
  await (await notebookWith(notebook, 100)).close()
  const blank = await servePeer(new Map([['/', { type: 'text/html', bytes: '<title>blank</title>blank' }]]))
  const server = await serve(notebook, folder)
  let browser: Browser | null = null
  try {
    browser = await launch()
    const [ours, peers]: number[][] = [[], []]
    for (let i = 0; i < ROUNDS; i++) {
      peers?.push(await paintOf(browser, blank.address))
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
    blank.end()
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
