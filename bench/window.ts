import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'
import { serve } from './served.ts'

export const VIEW = { width: 1280, height: 800 }

/** What a step took of the main thread of a page, in milliseconds of the processor. */
export type Work = Readonly<Record<'task' | 'script' | 'style' | 'layout', number>>

/** A page that is measured, in a context of its own. */
export type Measured = {
  readonly page: Page
  /** What a step takes, with what follows from it in this time. */
  readonly work: (step: () => Promise<unknown>, after?: number) => Promise<Work>
  /** What lives on the heap once nothing dead does, in bytes. */
  readonly heap: () => Promise<number>
  readonly close: () => Promise<void>
}

declare global {
  // oxlint-disable-next-line no-var -- Only that makes a name of the page.
  var painted: (isThere: () => boolean) => Promise<number>
}

const QUIET_MS = 400

/** Open an address in a page that knows when something is painted. */
export async function openPage(browser: Browser, address: string): Promise<Measured> {
  const context = await browser.newContext({ viewport: VIEW })
  await context.addInitScript(followPaint)
  const page = await context.newPage()
  await page.goto(address)
  return { page, ...(await measuresOf(context, page)), close: () => context.close() }
}

/** Serve a notebook and open the window on it; somebody who knows it needs no tour. */
export async function openWindow(browser: Browser, notebook: string, folder: string): Promise<Measured> {
  mkdirSync(join(folder, 'config'), { recursive: true })
  const settings = { name: '', theme: 'system', remembered: { tour: 'shown' } }
  writeFileSync(join(folder, 'config', 'preferences.json'), JSON.stringify({ settings, recent: [] }))
  const server = await serve(notebook, folder)
  const opened = await openPage(browser, await server.address())
  return {
    ...opened,
    close: async () => {
      await opened.close()
      server.end()
      // Whoever opens the notebook before it is let go only reads it.
      await server.ended
    }
  }
}

/** Do something with a page that is opened for it, and close it. */
export async function using<T>(opening: Promise<Measured>, step: (opened: Measured) => Promise<T>): Promise<T> {
  const opened = await opening
  try {
    return await step(opened)
  } finally {
    await opened.close()
  }
}

/** When a frame with something in it is painted, after which the page turns to what comes next. */
function followPaint(): void {
  globalThis.painted = isThere =>
    new Promise(resolve => {
      const look = () => {
        if (!isThere()) return void requestAnimationFrame(look)
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve(performance.now()))
        port1.start()
        port2.postMessage(null)
      }
      requestAnimationFrame(look)
    })
}

async function measuresOf(context: BrowserContext, page: Page) {
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  return {
    work: async (step: () => Promise<unknown>, after = QUIET_MS) => {
      const before = await spentBy(cdp)
      await step()
      if (after > 0) await page.waitForTimeout(after)
      return difference(await spentBy(cdp), before)
    },
    heap: async () => {
      await cdp.send('HeapProfiler.enable')
      await cdp.send('HeapProfiler.collectGarbage')
      const { usedSize } = await cdp.send('Runtime.getHeapUsage')
      await cdp.send('HeapProfiler.disable')
      return usedSize
    }
  }
}

async function spentBy(cdp: CDPSession): Promise<Work> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const of = (name: string) => 1000 * (metrics.find(metric => metric.name === name)?.value ?? NaN)
  return {
    task: of('TaskDuration'),
    script: of('ScriptDuration'),
    style: of('RecalcStyleDuration'),
    layout: of('LayoutDuration')
  }
}

function difference(after: Work, before: Work): Work {
  return {
    task: after.task - before.task,
    script: after.script - before.script,
    style: after.style - before.style,
    layout: after.layout - before.layout
  }
}
