import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { largeNotebook } from '../large-notebook.ts'
import { median, type Measurement, type Row } from '../row.ts'
import { launch } from '../served.ts'
import { openWindow, using } from '../window.ts'

const ROUNDS = 5
const SIZES = { long: { sources: 1000, excerpts: 100_000 }, short: { sources: 10, excerpts: 1000 } } as const
const FRAMES = 90
const STEP = 300
const MEGABYTE = 1_000_000

/** What it takes to scroll the list of all excerpts, and what the window keeps in memory for it. */
export const longList: Measurement = { name: 'long-list', measure }

/** Milliseconds of the main thread's processor time in a frame, and bytes on the heap once all was scrolled. */
type Figures = { readonly frame: number; readonly heap: number }
type Size = keyof typeof SIZES

async function measure(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-bench-'))
  const browser = await launch()
  try {
    const path = (size: Size) => join(folder, `${size}.dossier`)
    for (const size of ['long', 'short'] as const) await largeNotebook(path(size), { ...SIZES[size], lines: 0 })
    const all: Record<Size, Figures[]> = { long: [], short: [] }
    for (let round = 0; round < ROUNDS; round++)
      for (const size of ['long', 'short'] as const) all[size].push(await figuresOf(browser, path(size), folder))
    return rowsOf(medians(all.long), medians(all.short))
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function medians(all: readonly Figures[]): Figures {
  return { frame: median(all.map(({ frame }) => frame)), heap: median(all.map(({ heap }) => heap)) }
}

function rowsOf(long: Figures, short: Figures): readonly Row[] {
  const area = 'list of 100,000 excerpts'
  const [ratio, heap] = [long.frame / short.frame, long.heap / MEGABYTE]
  return [
    {
      ...{ area, name: 'a frame of scrolling', unit: 'ms of the processor', ours: long.frame, limit: short.frame },
      ...{ peers: { '1,000 excerpts': short.frame }, ratios: { 'to 1,000': ratio } },
      ...{ goal: 'at most 1.3 times', holds: ratio <= 1.3 }
    },
    {
      ...{ area, name: 'heap of the window', unit: 'MB', ours: heap, limit: null },
      ...{ peers: { '1,000 excerpts': short.heap / MEGABYTE }, ratios: {}, goal: 'at most 60 MB', holds: heap <= 60 }
    }
  ]
}

/** Scroll the first half thousand rows, whose pages are fetched on the way, then the list from one end to the other. */
async function figuresOf(browser: Browser, notebook: string, folder: string): Promise<Figures> {
  return using(openWindow(browser, notebook, folder), async ({ page, work, heap }) => {
    await page.locator('[data-source]').first().waitFor()
    await page.evaluate(() => {
      location.hash = '#/excerpts'
    })
    await page.locator('[data-row="0"] mark').waitFor()
    await page.waitForTimeout(1000)
    // The first frames warm what all others use.
    await page.evaluate(scrolled, { frames: 10, step: STEP })
    const { task } = await work(() => page.evaluate(scrolled, { frames: FRAMES, step: STEP }))
    await page.evaluate(scrolled, { frames: FRAMES, step: 100_000 })
    await page.waitForTimeout(500)
    return { frame: task / FRAMES, heap: await heap() }
  })
}

/** The frames of a hand that goes down. */
async function scrolled({ frames, step }: { readonly frames: number; readonly step: number }): Promise<void> {
  const scroller = document.querySelector('[data-row]')?.closest('[role="presentation"]')
  if (!scroller) throw new Error('Nothing to scroll.')
  for (let frame = 0; frame < frames; frame++) {
    scroller.scrollTop += step
    await new Promise(requestAnimationFrame)
  }
}
