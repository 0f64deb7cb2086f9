import type { Locator, Page } from '@playwright/test'
import { makePdf, type PdfLine } from '../../src/testing/documents.ts'
import { expect, test, type OpenDossier } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

const PAGES = 40

/** Two columns on each page; each line says where it stands. */
function report(): Uint8Array {
  return makePdf(
    Array.from({ length: PAGES }, (_, page) => [...column(page, 'left', 72), ...column(page, 'right', 320)])
  )
}

function column(page: number, side: string, x: number): readonly PdfLine[] {
  return Array.from({ length: 30 }, (_, line) => ({
    text: `Page ${page + 1} ${side} line ${line + 1} says it.`,
    ...{ x, y: 720 - line * 18, size: 11 }
  }))
}

test('[R40] A PDF is read, selected from and tagged on its pages, and its text has the same excerpts', async ({
  openDossier,
  home
}) => {
  const { page, notebook, readPages } = await openReports(openDossier, home)
  await readPages(report())
  await expect(lineOf(page, 'Page 1 left line 3')).toBeVisible()

  await drag(page, 'Page 1 left line 3', 'Page 1 left line 5')
  await page.keyboard.press('1')
  await expect(notebook.excerpts).toHaveCount(1)
  await expect(notebook.current).toContainText('Page 1 left line 3 says it. Page 1 left line 4 says it.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  // From one column into the next.
  await drag(page, 'Page 1 left line 15', 'Page 1 right line 2')
  await page.keyboard.press('2')
  await expect(notebook.excerpts).toHaveCount(2)
  await expect(notebook.excerpts.filter({ hasText: 'left line 15' })).toContainText('Page 1 left line 16 says it.')

  await page.keyboard.press('Alt+g')
  await page.keyboard.type('31')
  await page.keyboard.press('Enter')
  await expect(lineOf(page, 'Page 31 right line 1')).toBeVisible()
  await expect.poll(() => page.locator('[data-page] canvas').count()).toBeLessThanOrEqual(12)
  await expect(lineOf(page, 'Page 1 left line 3')).toHaveCount(0)
  await page.keyboard.press('s')
  await page.keyboard.press('3')
  await expect(notebook.excerpts).toHaveCount(3)
  await expect(notebook.excerpts.last()).toContainText('p. 31')
  await expect(notebook.excerpts.last()).toHaveAttribute('data-current', 'true')

  // An excerpt on a page that is not drawn is gone to.
  await page.keyboard.press('k')
  await expect(lineOf(page, 'Page 1 right line 1')).toBeInViewport()

  await page.keyboard.press('g')
  const text = page.getByRole('document', { name: /^Text of/ })
  await expect(text).toBeVisible()
  await expect(notebook.excerpts).toHaveCount(3)
  await expect.poll(() => painted(page)).toEqual(expect.arrayContaining(['excerpt-ochre', 'excerpt-plum']))
  // What is far away is painted once it is gone to.
  await page.keyboard.press('j')
  await expect.poll(() => painted(page)).toContain('excerpt-blue')
  await notebook.expectSaved()
})

for (const font of ['Times-Roman', 'Courier'])
  test(`[R40] What is in ${font}, which no PDF needs to hold, is selected where it is drawn`, async ({
    openDossier,
    home
  }) => {
    const { page, notebook, readPages } = await openReports(openDossier, home)
    const lines = Array.from({ length: 20 }, (_, line) => ({ text: `Line ${line + 1} says it.`, y: 720 - line * 20 }))
    await readPages(makePdf([lines], '', '', font))
    // A run is a line in one font, and a word in another.
    const runs = page.locator('[data-start]')
    const beginnings = runs.filter({ hasText: /^Line/ })
    await expect(beginnings).toHaveCount(20)
    const sheet = await page.locator('[data-page] canvas').first().boundingBox()
    const [first, third, tenth] = [await boxOf(beginnings, 0), await boxOf(beginnings, 2), await boxOf(beginnings, 9)]
    const end = await boxOf(runs.filter({ hasText: 'says it.' }), 3)
    const scale = (sheet?.width ?? 0) / 612
    expect(first.x - (sheet?.x ?? 0)).toBeCloseTo(72 * scale, -1)
    expect(first.y - (sheet?.y ?? 0)).toBeCloseTo((792 - 720 - 9) * scale, -1)
    expect(tenth.y - first.y).toBeCloseTo(180 * scale, -1)
    await dragBetween(page, third, end)
    await page.keyboard.press('1')
    await expect(notebook.current).toContainText('Line 3 says it. Line 4 says it.')
  })

test('[R45] Where the pages cannot be shown the text goes on', async ({ openDossier, home }) => {
  const { page, readPages } = await openReports(openDossier, home)
  // The program that parses it ends by itself, be it while it is only kept at hand.
  await page.route('**/*worker*.js', route =>
    route.fulfill({ body: 'throw new Error("out of memory")', contentType: 'text/javascript' })
  )
  page.removeAllListeners('console')
  page.removeAllListeners('pageerror')
  await readPages(report())
  await expect(page.getByText(/pages of this PDF can(?:not| no longer) be shown/)).toBeVisible()
  await expect(page.getByRole('document', { name: /^Text of/ })).toContainText('Page 1 left line 1 says it.')
})

async function openReports(openDossier: OpenDossier, home: string) {
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('Reports')
  return {
    page,
    notebook,
    /** Import a PDF, and show its pages. */
    readPages: async (pdf: Uint8Array) => {
      await notebook.importAndRead(home, 'report.pdf', pdf)
      await page.keyboard.press('g')
    }
  }
}

function lineOf(page: Page, words: string) {
  return page.locator('[data-start]').filter({ hasText: `${words} says` })
}

async function drag(page: Page, from: string, to: string): Promise<void> {
  await dragBetween(page, await boxOf(lineOf(page, from)), await boxOf(lineOf(page, to)))
}

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>

async function boxOf(lines: Locator, nth = 0): Promise<Box> {
  const box = await lines.nth(nth).boundingBox()
  if (!box) throw new Error('A line is not in sight.')
  return box
}

async function dragBetween(page: Page, start: Box, end: Box): Promise<void> {
  await page.mouse.move(start.x + 1, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width - 1, end.y + end.height / 2, { steps: 6 })
  await page.mouse.up()
  await expect(page.getByRole('toolbar', { name: 'Selected passage' })).toBeVisible()
}

function painted(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...CSS.highlights.entries()]
      .filter(([name, highlight]) => /^excerpt-(?!current)/.test(name) && highlight.size > 0)
      .map(([name]) => name)
      .sort()
  )
}
