import type { Page } from '@playwright/test'
import { expect, test, type OpenDossier } from '../journey.ts'
import { ask } from '../pages/ask.ts'
import { holdAnswers, ONLY_ON_THE_WEB } from '../pages/held-answers.ts'
import { NotebookPage } from '../pages/notebook-page.ts'
import { untilAtRest } from '../pages/scrolling.ts'

/** A notebook with a text of 900 paragraphs, which is read, and another source. */
async function openLong(openDossier: OpenDossier, home: string) {
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('Long')
  const paragraphs = Array.from({ length: 900 }, (_, at) => `Paragraph ${at + 1}. ${'It went on. '.repeat(30)}`)
  const reader = await notebook.importAndRead(home, 'long.txt', paragraphs.join('\n\n'))
  return { page, notebook, reader }
}

test('[R62] Of a long text only what is near what is in sight is laid out', async ({ openDossier, home }) => {
  const { page } = await openLong(openDossier, home)
  const isLaidOut = (place: 'first' | 'last') =>
    page
      .locator('[data-block]')
      [place]()
      .evaluate(block => block.checkVisibility({ contentVisibilityAuto: true }))
  await expect.poll(async () => isLaidOut('first')).toBe(true)
  expect(await isLaidOut('last')).toBe(false)
  await page.locator('[data-reader]').focus()
  await page.keyboard.press('ControlOrMeta+End')
  await expect.poll(async () => isLaidOut('last')).toBe(true)
  await expect(page.locator('[data-block]').last()).toBeInViewport()
  await expect.poll(async () => isLaidOut('first')).toBe(false)
})

test('[R66] Of a long text what is in sight comes first, and all of it where reading goes on further down', async ({
  openDossier,
  home
}) => {
  const { page, notebook } = await openLong(openDossier, home)
  const blocks = page.locator('[data-block]')
  /** Turn to the other text and back to the long one, and count how many of its blocks come first. */
  const turn = async () => {
    await notebook.sources.filter({ hasText: 'Another source' }).getByRole('button').first().click()
    await expect(blocks).toHaveCount(1)
    const first = page.evaluate(countFirst)
    await notebook.sources.filter({ hasNotText: 'Another source' }).getByRole('button').first().click()
    const count = await first
    await expect(blocks).toHaveCount(900)
    return count
  }
  expect(await turn()).toBeLessThan(300)
  await page.locator('[data-reader]').focus()
  await untilAtRest(page, () => page.keyboard.press('ControlOrMeta+End'))
  await expect(blocks.last()).toBeInViewport()
  expect(await turn()).toBe(900)
  await expect(blocks.last()).toBeInViewport()
})

test('[R66] The rest of a long text waits no longer for excerpts than a moment', async ({
  openDossier,
  home,
  host
}) => {
  test.skip(host === 'electron', ONLY_ON_THE_WEB)
  const { page } = await openLong(openDossier, home)
  await expect(page.locator('[data-block]')).toHaveCount(900)
  const painted = await holdAnswers(page, 'ask', 'painted')
  await page.reload()
  await expect(page.locator('[data-block]')).toHaveCount(900)
  await expect.poll(painted.count).toBeGreaterThan(0)
  await painted.letGo()
})

test('[U93] A long text that is gone to has the focus, and the next key works on it', async ({ openDossier, home }) => {
  const { page, notebook, reader } = await openLong(openDossier, home)
  await notebook.sources.filter({ hasText: 'Another source' }).getByRole('button').first().click()
  await expect(page.locator('[data-block]')).toHaveCount(1)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('long')
  await expect(page.getByRole('option').first()).toContainText('0 excerpts')
  await page.keyboard.press('Enter')
  await expect(reader).toBeFocused()
  await page.keyboard.press('s')
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('Paragraph 1.')
})

/** A notebook with a source of 130 excerpts, which is read, its first page of cards beside it. */
async function openMany(openDossier: OpenDossier, home: string) {
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('Many')
  const paragraphs = Array.from({ length: 130 }, (_, at) => `Paragraph ${at + 1} names a witness. It went on.`)
  await notebook.importAndRead(home, 'many.txt', paragraphs.join('\n\n'))
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('names a witness')
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 130')
  const dialog = page.getByRole('dialog', { name: /^Tag all hits/ })
  await ask(dialog, () => page.keyboard.press('ControlOrMeta+Enter'))
  await dialog.getByRole('combobox').fill('Witness')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Tag 130 hits' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByText('1 to 100 of 130')).toBeAttached()
  return { page, notebook }
}

test('[U96] Cards far down a page are drawn when they are scrolled to', async ({ openDossier, home }) => {
  const { page, notebook } = await openMany(openDossier, home)
  const cards = notebook.excerpts
  expect(await cards.count()).toBeLessThan(60)
  await expect(cards.first()).toHaveAttribute('aria-setsize', '130')
  const drawn = await cards.count()
  // Whoever goes through them by keys comes to the next ones.
  await cards
    .nth(drawn - 2)
    .getByRole('button')
    .focus()
  await expect.poll(() => cards.count()).toBeGreaterThan(drawn)
  await page.getByText('1 to 100 of 130').scrollIntoViewIfNeeded()
  await expect(cards).toHaveCount(100)
  await expect(cards.last()).toHaveAttribute('aria-posinset', '100')
  await expect(cards.last()).toContainText('Paragraph 100 ')
})

test('[U83] The card of the current excerpt stays in sight, however far down it stands', async ({
  openDossier,
  home
}) => {
  const { page, notebook } = await openMany(openDossier, home)
  await page.locator('[data-reader]').focus()
  await page.keyboard.press('ControlOrMeta+Home')
  for (const number of [30, 60, 90, 120]) {
    for (let step = 0; step < 30; step++) await page.keyboard.press('j')
    await expect(notebook.current).toContainText(`Paragraph ${number} `)
    await expect(notebook.current).toBeInViewport({ ratio: 0.99 })
  }
})

test('[N6] A border is dragged to a place far down that the text is scrolled to', async ({ openDossier, home }) => {
  const { page, notebook } = await openMany(openDossier, home)
  await page.locator('[data-reader]').focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('j')
  const handle = page.locator('[data-edge="end"]')
  await handle.hover()
  await page.mouse.down()
  await untilAtRest(page, () => page.mouse.wheel(0, 3500))
  const middle = await page.locator('[data-reader]').evaluate(text => {
    const { left, width } = text.getBoundingClientRect()
    return { x: left + width / 2, y: innerHeight / 2 }
  })
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.up()
  await expect(notebook.current).toContainText('Paragraph 60 names a witness.')
})

test('[R67] The borders of a passage stay at it when panes give the text another place', async ({
  openDossier,
  home
}) => {
  const { page } = await openMany(openDossier, home)
  await page.setViewportSize({ width: 1700, height: 800 })
  await page.locator('[data-reader]').focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('j')
  const first = page.locator('[data-edge="start"]')
  const left = () => page.locator('[data-block="0"]').evaluate(block => block.getBoundingClientRect().left)
  const away = async () => {
    const box = await first.boundingBox()
    return Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - (await passageLeft(page)))
  }
  await expect.poll(away).toBeLessThan(3)
  const before = await left()
  await page.keyboard.press('ControlOrMeta+b')
  await expect.poll(left).toBeGreaterThan(before + 20)
  await expect.poll(away).toBeLessThan(3)
})

/** Where the passage of the first excerpt begins: with its paragraph. */
function passageLeft(page: Page): Promise<number> {
  return page.locator('[data-block="0"]').evaluate(block => {
    const range = document.createRange()
    const { firstChild } = block
    if (!firstChild) return NaN
    range.setStart(firstChild, 0)
    range.setEnd(firstChild, 1)
    return range.getBoundingClientRect().left
  })
}

/** How many blocks there are when there are more than one for the first time. */
function countFirst(): Promise<number> {
  return new Promise(resolve => {
    const watch = new MutationObserver(() => {
      const { length } = document.querySelectorAll('[data-block]')
      if (length <= 1) return
      watch.disconnect()
      resolve(length)
    })
    watch.observe(document, { subtree: true, childList: true })
  })
}
