import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { EXCERPTS, longText, longTextNotebook, TAGS, type Marked } from '../long-text.ts'
import { median, type Measurement, type Row } from '../row.ts'
import { launch } from '../served.ts'
import { openWindow, using, type Measured, type Work } from '../window.ts'
import { bringMarkJs, wrapSpans, wrapWithMarkJs } from '../wrapping.ts'

const ROUNDS = 5
const FRAMES = 60
const STEP = 300
const SENTENCES = 10

/**
 * What excerpts cost over a text of 1 MB, of the main thread's processor time: others wrap words, all of them since they
 * change the text; ours are painted, those near what is in sight.
 */
export const painting: Measurement = { name: 'painting', measure }

async function measure(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-bench-'))
  const notebook = join(folder, 'long.dossier')
  const ids = await longTextNotebook(notebook)
  const browser = await launch()
  try {
    const rounds: Round[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const windows = { browser, notebook, folder, ids }
      rounds.push({ marked: await marked(windows), bare: await bare(windows), markJs: await markJs(windows) })
    }
    return rowsOf(rounds)
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Windows = {
  readonly browser: Browser
  readonly notebook: string
  readonly folder: string
  readonly ids: Marked
}
type Moved = Readonly<Record<'scroll' | 'select' | 'mark', Work>>
type Round = {
  readonly marked: Moved & { readonly paint: Work }
  readonly bare: Moved & { readonly spans: Work }
  readonly markJs: Work
}

function rowsOf(rounds: readonly Round[]): readonly Row[] {
  const of = (figure: (round: Round) => number) => median(rounds.map(figure))
  const [area, unit] = ['reader', 'ms of the processor']
  const paint = of(({ marked }) => marked.paint.task)
  const spans = of(({ bare }) => bare.spans.task)
  const mark = of(({ markJs }) => markJs.task)
  const scroll = { marked: of(r => r.marked.scroll.task / FRAMES), bare: of(r => r.bare.scroll.task / FRAMES) }
  return [
    {
      ...{
        area,
        unit,
        name: `${EXCERPTS} excerpts at once, to see those in sight and some screens around`,
        ours: paint,
        limit: null
      },
      peers: { 'wrapping spans': spans, 'mark.js': mark },
      ratios: { 'faster than spans': spans / paint, 'faster than mark.js': mark / paint },
      ...{ goal: '3 times faster than spans, 10 than mark.js', holds: spans / paint >= 3 && mark / paint >= 10 }
    },
    ...(['select', 'mark'] as const).flatMap((what): readonly Row[] => {
      const name = { select: 'one highlight more', mark: 'one excerpt more' }[what]
      const many = { script: of(r => r.marked[what].script), task: of(r => r.marked[what].task) }
      const none = { script: of(r => r.bare[what].script), task: of(r => r.bare[what].task) }
      return [
        {
          ...{
            area,
            unit,
            name: `${name} among ${EXCERPTS}: script`,
            ours: many.script,
            peers: { 'among none': none.script }
          },
          ...{ limit: null, ratios: {}, goal: 'at most 1 ms more', holds: many.script - none.script <= 1 }
        },
        {
          ...{ area, unit, name: `${name} among ${EXCERPTS}: with its frames`, ours: many.task },
          ...{ peers: { 'among none': none.task }, limit: none.task, ratios: { 'to none': many.task / none.task } },
          ...{ goal: 'at most 2 times', holds: many.task / none.task <= 2 }
        }
      ]
    }),
    {
      ...{ area, unit, name: `a frame of scrolling with ${EXCERPTS}`, ours: scroll.marked },
      ...{
        peers: { 'with none': scroll.bare },
        limit: scroll.bare,
        ratios: { 'to none': scroll.marked / scroll.bare }
      },
      ...{ goal: 'at most 2 times', holds: scroll.marked / scroll.bare <= 2 }
    }
  ]
}

async function marked(windows: Windows): Promise<Round['marked']> {
  return inWindow(windows, 'marked', async window => {
    const moved = await movedIn(window)
    const { page, work } = window
    await page.keyboard.press('y')
    const menu = page.getByRole('dialog', { name: 'What is painted' })
    for (let tag = 0; tag < TAGS; tag++) await menu.getByText(`Tag ${tag}`, { exact: true }).click()
    // But for the one that was marked, which is current.
    await page.waitForFunction(() => !CSS.highlights.get('excerpt-overlap')?.size)
    await page.waitForTimeout(300)
    // Looked for before, since looking takes the page some time.
    const all = await menu.getByRole('button', { name: 'Show all' }).elementHandle()
    return { ...moved, paint: await work(() => page.evaluate(pressed, all), 0) }
  })
}

async function bare(windows: Windows): Promise<Round['bare']> {
  return inWindow(windows, 'bare', async window => ({
    ...(await movedIn(window)),
    spans: await window.work(() => wrapSpans(window.page, longText('Bare')), 0)
  }))
}

async function markJs(windows: Windows): Promise<Work> {
  return inWindow(windows, 'bare', async ({ page, work }) => {
    await bringMarkJs(page)
    return work(() => wrapWithMarkJs(page, longText('Bare')), 0)
  })
}

/** Measure in a window of its own, once the source is shown in it with all that belongs to it. */
async function inWindow<T>(
  windows: Windows,
  which: 'bare' | 'marked',
  step: (window: Measured) => Promise<T>
): Promise<T> {
  const { browser, notebook, folder, ids } = windows
  return using(openWindow(browser, notebook, folder), async window => {
    await window.page.locator(`[data-source="${ids[which]}"]`).click()
    await window.page.locator('[data-block="100"]').waitFor({ state: 'attached' })
    await window.page.waitForTimeout(1500)
    return step(window)
  })
}

function pressed(button: Node | null): Promise<number> {
  if (button instanceof HTMLElement) button.click()
  return painted(() => Boolean(CSS.highlights.get('excerpt-overlap')?.size))
}

/** Scroll, select sentence by sentence, and mark one, as a researcher does. */
async function movedIn({ page, work }: Measured): Promise<Moved> {
  await page.locator('[data-reader]').focus()
  await selectSome(page)
  const select = await work(() => selectSome(page))
  const mark = await work(() => page.keyboard.press('m'), 1000)
  const scroll = await work(() => page.evaluate(scrolled, { frames: FRAMES, step: STEP }))
  return { scroll, mark, select: each(select, SENTENCES) }
}

async function selectSome(page: Page): Promise<void> {
  for (let sentence = 0; sentence < SENTENCES; sentence++) {
    await page.keyboard.press('s')
    await page.evaluate(() => painted(() => true))
  }
}

function each({ task, script, style, layout }: Work, count: number): Work {
  return { task: task / count, script: script / count, style: style / count, layout: layout / count }
}

async function scrolled({ frames, step }: { readonly frames: number; readonly step: number }): Promise<void> {
  const scroller = document.querySelector('[data-reader]')?.closest('[class*="scroller"]')
  if (!scroller) throw new Error('Nothing to scroll.')
  for (let frame = 0; frame < frames; frame++) {
    scroller.scrollTop += step
    await new Promise(requestAnimationFrame)
  }
}
