import type { Page } from '@playwright/test'
import { makePdf } from '../../src/testing/documents.ts'
import { expect, expectAccessible, test, type OpenDossier } from '../journey.ts'
import { ask } from '../pages/ask.ts'
import { NotebookPage } from '../pages/notebook-page.ts'
import { untilAtRest } from '../pages/scrolling.ts'

const PARAGRAPHS = 60

/** Every fourth paragraph names the witness, once with other accents. */
function report(): string {
  return Array.from(
    { length: PARAGRAPHS },
    (_, index) =>
      `# Section ${index + 1}\n\nIn paragraph ${index + 1} the court heard ${index % 4 === 0 ? `the ${index === 4 ? 'témoin' : 'Temoin'} speak` : 'nobody'}.${index === 2 ? '[^1]' : ''} ${'It went on as before. '.repeat(12)}`
  )
    .join('\n\n')
    .concat('\n\n[^1]: Said by the registry.\n')
}

async function openReport(openDossier: OpenDossier, home: string) {
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('Hearings')
  const text = await notebook.importAndRead(home, 'report.md', report())
  return { page, notebook, text, bar: page.getByRole('search', { name: 'Find in this text' }) }
}

test('[R52] Words are found in the text, gone through and tagged without leaving the keyboard', async ({
  openDossier,
  home
}) => {
  const { page, notebook, text, bar } = await openReport(openDossier, home)
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('témoin')
  await expect(bar.getByRole('status')).toHaveText('1 of 15')
  await expect.poll(() => highlighted(page)).toEqual({ found: 15, current: ['Temoin'] })
  await expectAccessible(page, 'find')

  await page.keyboard.press('Enter')
  await expect(bar.getByRole('status')).toHaveText('2 of 15')
  await expect.poll(() => highlighted(page)).toEqual({ found: 15, current: ['témoin'] })
  await page.keyboard.press('F3')
  await page.keyboard.press('ControlOrMeta+g')
  await expect(bar.getByRole('status')).toHaveText('4 of 15')
  await page.keyboard.press('Shift+Enter')
  await expect(bar.getByRole('status')).toHaveText('3 of 15')
  await expect(page.getByText('In paragraph 9 the court')).toBeInViewport()

  await bar.getByRole('button', { name: 'Capitals and accents as typed' }).focus()
  await page.keyboard.press('Space')
  await expect(bar.getByRole('status')).toHaveText('1 of 1')
  await page.keyboard.press('Space')
  await page.keyboard.press('F3')
  await expect(bar.getByRole('status')).toContainText('of 15')

  // What was found is selected in the text, and the next key tags it.
  await bar.getByRole('textbox').focus()
  await page.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  await expect(text).toBeFocused()
  await expect.poll(() => highlighted(page)).toEqual({ found: 0, current: [] })
  await page.keyboard.press('1')
  await expect(notebook.excerpts).toHaveCount(1)
  await expect(notebook.excerpts).toContainText(/t[eé]moin/i)
  await page.keyboard.press('F3')
  await expect(bar.getByRole('status')).toContainText('of 15')
  await page.keyboard.press('F3')
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toMatch(/^t[eé]moin$/i)
  await page.keyboard.press('2')
  await expect(notebook.excerpts).toHaveCount(2)
  await notebook.expectSaved()
})

test('[U25] All places that find has found are tagged in one step, by key and by mouse', async ({
  openDossier,
  home
}) => {
  const { page, notebook, bar } = await openReport(openDossier, home)
  const dialog = page.getByRole('dialog', { name: 'Tag all hits of “temoin”' })
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('temoin')
  await expect(bar.getByRole('status')).toHaveText('1 of 15')
  await ask(dialog, () => page.keyboard.press('ControlOrMeta+Enter'))
  await expect(dialog).toContainText('15 hits in 1 source')
  await expectAccessible(page, 'tag all places found')
  // One is left out; what is marked is the words.
  await dialog.getByRole('checkbox').nth(1).focus()
  await page.keyboard.press('Space')
  await expect(dialog).toContainText('14 of 15 hits')
  await dialog.getByRole('radio', { name: 'The words' }).press('Space')
  await dialog.getByRole('combobox').fill('Harm')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Tag 14 hits' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(notebook.excerpts).toHaveCount(14)
  await expect(notebook.excerpts.first()).toContainText('Temoin')
  await expect(notebook.status).toContainText('Undo: tag 14 passages')
  await expect(bar.getByRole('textbox')).toBeFocused()
  await page.locator('[data-reader]').focus()
  await notebook.undo()
  await expect(notebook.excerpts).toHaveCount(0)

  // What find keeps to counts here too: the one with its accent.
  await bar.getByRole('button', { name: 'Capitals and accents as typed' }).click()
  await bar.getByRole('textbox').fill('témoin')
  await expect(bar.getByRole('status')).toHaveText('1 of 1')
  const other = page.getByRole('dialog', { name: 'Tag all hits of “témoin”' })
  await ask(other, () => bar.getByRole('button', { name: /^Tag all places found/ }).click())
  await expect(other).toContainText('1 hit in 1 source')
})

test('[R52] What is selected is looked for, and what is found nowhere is said', async ({ openDossier, home }) => {
  const { page, bar } = await openReport(openDossier, home)
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('s')
  await page.keyboard.press('ControlOrMeta+f')
  await expect(bar.getByRole('textbox')).toHaveValue('Section 1')
  await expect(bar.getByRole('status')).toHaveText('1 of 11')
  await bar.getByRole('button', { name: 'Whole words only' }).click()
  await expect(bar.getByRole('status')).toHaveText('1 of 1')
  await bar.getByRole('textbox').fill('zebra')
  await expect(bar.getByRole('status')).toHaveText('Found nowhere in this text')
  await page.keyboard.press('Enter')
  await expect(bar.getByRole('status')).toHaveText('Found nowhere in this text')
  await bar.getByRole('textbox').fill('')
  await expect(bar.getByRole('status')).toHaveText('')
})

test('[R53] Looking through a long text leaves the window its turns', async ({ openDossier, home }) => {
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('Long')
  await notebook.importAndRead(home, 'long.txt', 'Sans délai. '.repeat(5_200))
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('no such words')
  const bar = page.getByRole('search', { name: 'Find in this text' })
  await expect(bar.getByRole('status')).toHaveText('Found nowhere in this text')
  await bar.getByRole('textbox').fill('sans delai')
  await expect(bar.getByRole('status')).toHaveText('1 of more than 5,000')
})

test('[R52] Words are found on the pages of a PDF', async ({ openDossier, home }) => {
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('Reports')
  const lines = (number: number) =>
    Array.from({ length: 20 }, (_, line) => ({ text: `Page ${number} line ${line + 1} says it.`, y: 720 - line * 20 }))
  await notebook.importAndRead(home, 'report.pdf', makePdf(Array.from({ length: 30 }, (_, index) => lines(index + 1))))
  await page.keyboard.press('g')
  await expect(page.locator('[data-start]').first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('page 23 line 7')
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 1')
  await expect(page.locator('[data-start]').filter({ hasText: 'Page 23 line 7 ' })).toBeInViewport()
  await expect.poll(async () => (await highlighted(page)).current).toEqual(['Page 23 line 7'])
  await page.keyboard.press('Escape')
  await page.keyboard.press('1')
  await expect(notebook.excerpts).toContainText('Page 23 line 7')
})

test('[R57] The outline leads to a heading by typing part of it', async ({ openDossier, home }) => {
  const { page } = await openReport(openDossier, home)
  // Where one was is kept once the text rests.
  await untilAtRest(page, () => page.keyboard.press('PageDown'))
  await page.keyboard.press('Alt+o')
  const list = page.getByRole('dialog', { name: 'Outline of the text' })
  await expect(list.getByRole('option', { name: 'Section 12', exact: true })).toBeVisible()
  await expectAccessible(page, 'the outline')
  await page.keyboard.type('section 48')
  await page.keyboard.press('Enter')
  await expect(list).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Section 48' })).toBeInViewport()
  await expect(page.getByRole('document', { name: /^Text of/ })).toBeFocused()
  await page.keyboard.press('Alt+o')
  await expect(list.getByRole('option', { selected: true })).toContainText(/Section 4[78]/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Backspace')
  await expect(page.getByRole('heading', { name: 'Section 48' })).not.toBeInViewport()
})

test('[R60] A footnote is shown where it is called, gone to and come back from', async ({ openDossier, home }) => {
  const { page } = await openReport(openDossier, home)
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('heard nobody.[1]')
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 1')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  const card = page.getByRole('note')
  await expect(card).toContainText('[1] Said by the registry.')
  await expectAccessible(page, 'a footnote')
  await page.keyboard.press('Alt+l')
  await expect(page.locator('[data-kind=footnote]')).toBeInViewport()
  await expect(card).toContainText('paragraph 3 the court heard nobody.')
  await page.keyboard.press('Alt+l')
  await expect(page.getByText('In paragraph 3 the court')).toBeInViewport()
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()

  await page.keyboard.press('ControlOrMeta+Home')
  await expect(card).toBeHidden()
  const place = await page.evaluate(() => {
    const block = [...document.querySelectorAll('[data-block]')].find(one => one.textContent.includes('[1] It went'))
    const node = block?.firstChild
    if (!block || !node) return null
    block.scrollIntoView({ block: 'center' })
    const range = new Range()
    const at = node.nodeValue?.indexOf('[1]') ?? 0
    range.setStart(node, at)
    range.setEnd(node, at + 3)
    const { x, y, width, height } = range.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  })
  if (!place) throw new Error('The call is not there.')
  await page.mouse.move(place.x, place.y)
  await expect(card).toContainText('Said by the registry.')
  await page.mouse.move(place.x, place.y + 200)
  await expect(card).toBeHidden()
})

test('[R55] The map of the text shows hits and goes where it is pressed', async ({ openDossier, home }) => {
  const { page, bar } = await openReport(openDossier, home)
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('temoin')
  await expect(bar.getByRole('status')).toContainText('of 15')
  const map = page.locator('[data-map]')
  await expect.poll(async () => map.locator('[data-found]').count()).toBe(15)
  const box = await map.boundingBox()
  if (!box) throw new Error('There is no map.')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height - 2)
  await expect(page.locator('[data-kind=footnote]')).toBeInViewport()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + 1, { steps: 4 })
  await page.mouse.up()
  await expect(page.getByRole('heading', { name: 'Section 1', exact: true })).toBeInViewport()
  await expect(bar.getByRole('textbox')).toBeFocused()
})

/** How much is painted as found, and which words as the current hit. */
function highlighted(page: Page) {
  return page.evaluate(() => {
    const words = [...(CSS.highlights.get('found-current') ?? [])].map(range => {
      const live = new Range()
      live.setStart(range.startContainer, range.startOffset)
      live.setEnd(range.endContainer, range.endOffset)
      return live.toString()
    })
    return { found: CSS.highlights.get('found')?.size ?? 0, current: words }
  })
}
