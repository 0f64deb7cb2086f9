import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { serveBare, showBare, type Spared } from '../bare-page.ts'
import { EXCERPTS, longText, longTextNotebook, type Marked } from '../long-text.ts'
import { median, type Measurement, type Row } from '../row.ts'
import { launch } from '../served.ts'
import { openPage, openWindow, using, type Measured } from '../window.ts'

const ROUNDS = 7
/** After opening, the words of all sources are made ready to be searched by other threads. */
const OPENED_MS = 3000

/** What the window takes to show a text of 1 MB, beside the same text on a page by itself. */
export const reading: Measurement = { name: 'reading', measure }

async function measure(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-bench-'))
  const notebook = join(folder, 'long.dossier')
  const ids = await longTextNotebook(notebook)
  const browser = await launch()
  const bare = await served(browser, notebook, folder, ids)
  try {
    const plain: Figures[] = []
    const alone: Figures[] = []
    const sections: Figures[] = []
    const marked: Figures[] = []
    const shown = (which: 'bare' | 'marked') =>
      using(openWindow(browser, notebook, folder), window => figuresOf(window, ids, which))
    for (let round = 0; round < ROUNDS; round++) {
      alone.push(await figuresOfBare(browser, bare.address, 'blocks'))
      sections.push(await figuresOfBare(browser, bare.address, 'sections'))
      plain.push(await shown('bare'))
      marked.push(await shown('marked'))
    }
    return rowsOf(medians(plain), medians(alone), medians(sections), medians(marked))
  } finally {
    await browser.close()
    bare.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * How long something took until what is in sight was painted, and until all of it was, and what the main thread did until
 * then, in milliseconds.
 */
type Figures = { readonly wall: number; readonly whole: number; readonly cpu: number }
type Times = Omit<Figures, 'cpu'>

function medians(all: readonly Figures[]): Figures {
  const of = (figure: keyof Figures) => median(all.map(figures => figures[figure]))
  return { wall: of('wall'), whole: of('whole'), cpu: of('cpu') }
}

function rowsOf(ours: Figures, alone: Figures, sections: Figures, marked: Figures): readonly Row[] {
  const [area, unit, limit] = ['reader', 'ms', alone.wall] as const
  const added = marked.wall - ours.wall
  return [
    {
      ...{ area, name: '1 MB text, first paint', unit, ours: ours.wall, limit },
      peers: {
        'the text alone': alone.wall,
        'alone in our sections': sections.wall,
        'ours, until all of it is there': ours.whole,
        ...{ 'ours, of the processor': ours.cpu, 'the text alone, too': alone.cpu, 'in sections, too': sections.cpu }
      },
      ratios: {
        'to the text alone': ours.wall / alone.wall,
        'all of it': ours.whole / alone.wall,
        ...{ 'to our sections': ours.wall / sections.wall, 'of the processor': ours.cpu / alone.cpu }
      },
      ...{ goal: 'at most 100 ms and 1.6 times', holds: ours.wall <= 100 && ours.wall / alone.wall <= 1.6 }
    },
    {
      ...{ area, name: `${EXCERPTS} excerpts on it add`, unit, ours: added, limit: null },
      ...{ peers: { 'of the processor': marked.cpu - ours.cpu }, ratios: {}, goal: 'at most 50 ms', holds: added <= 50 }
    }
  ]
}

async function served(browser: Browser, notebook: string, folder: string, ids: Marked) {
  return using(openWindow(browser, notebook, folder), async ({ page }) => {
    await showShort(page, ids)
    return serveBare(page, longText('Bare'))
  })
}

async function showShort(page: Page, { short }: Marked): Promise<void> {
  await page.locator(`[data-source="${short}"]`).click()
  await page.getByText('One line.').waitFor()
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(OPENED_MS)
}

async function figuresOfBare(browser: Browser, address: string, spared: Spared): Promise<Figures> {
  return using(openPage(browser, address), async bare => {
    await bare.page.evaluate(() => document.fonts.ready)
    await bare.page.waitForTimeout(400)
    return timed(bare, async () => {
      const wall = await bare.page.evaluate(showBare, spared)
      return { wall, whole: wall }
    })
  })
}

async function timed({ work }: Measured, step: () => Promise<Times>): Promise<Figures> {
  let times: Times = { wall: NaN, whole: NaN }
  const { task } = await work(async () => (times = await step()), 0)
  return { ...times, cpu: task }
}

/** From the press on a source until its text is painted, with the excerpts in sight. */
async function figuresOf(window: Measured, ids: Marked, which: 'bare' | 'marked'): Promise<Figures> {
  await showShort(window.page, ids)
  return timed(window, () => window.page.evaluate(pressed, { id: ids[which], isMarked: which === 'marked' }))
}

async function pressed({ id, isMarked }: { readonly id: string; readonly isMarked: boolean }): Promise<Times> {
  const start = performance.now()
  document.querySelector<HTMLElement>(`[data-source="${id}"]`)?.click()
  const [wall, whole] = await Promise.all([
    painted(() => {
      // The short text has one block.
      if (!document.querySelector('[data-block="1"]')) return false
      return !isMarked || [...CSS.highlights].some(([name, { size }]) => name.startsWith('excerpt-') && size > 0)
    }),
    painted(() => document.querySelector('[data-section]:last-child:not(:only-child) [data-block]') !== null)
  ])
  return { wall: wall - start, whole: whole - start }
}
