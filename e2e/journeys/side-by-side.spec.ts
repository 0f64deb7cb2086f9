import type { Page } from '@playwright/test'
import { expect, expectAccessible, rememberedIn, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'
import { openSample } from '../pages/sample.ts'
import { untilAtRest } from '../pages/scrolling.ts'

test('[Z30] Two sources are read and tagged side by side, from the keyboard', async ({ openDossier }) => {
  const { page } = await openDossier()
  const { notebook, answers, report } = await openSample(page)
  const keys = page.keyboard

  await test.step('[U70] open beside by a key, and the keys are meant for what was opened', async () => {
    await page.getByRole('button', { name: /^Three states/ }).focus()
    await keys.press('Alt+Enter')
    await expect(report).toBeFocused()
    await expect(answers).toBeVisible()
    expect(new URL(page.url()).hash).toMatch(/^#\/read\?source=\w+&beside=\w+&side=second$/)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectAccessible(page, `side by side, ${colorScheme}`)
    }
  })

  await test.step('[U73] both paint their excerpts, whatever the other does', async () => {
    await expect.poll(() => painted(page)).toBeGreaterThan(0)
    const alone = await painted(page)
    await keys.press('Alt+w')
    await expect(answers).toHaveCount(0)
    await expect.poll(() => painted(page)).toBeLessThan(alone)
    expect(await painted(page)).toBeGreaterThan(0)
    await page.goBack()
    await expect(answers).toBeVisible()
    await expect.poll(() => painted(page)).toBe(alone)
  })

  await test.step('[U71] each side has its own selection and excerpt, and tags go to the side with the focus', async () => {
    await report.focus()
    const before = await notebook.excerptCount()
    await keys.press('s')
    await keys.press('1')
    await expect(notebook.excerpts).toHaveCount(before + 1)
    await keys.press('s')
    await keys.press('Shift+F6')
    await expect(answers).toBeFocused()
    await expect(notebook.excerpts.filter({ hasText: 'Coups' })).toHaveCount(0)
    const others = await notebook.excerptCount()
    await keys.press('p')
    await keys.press('2')
    await expect(notebook.excerpts).toHaveCount(others + 1)
    await keys.press('F6')
    await expect(report).toBeFocused()
    await expect(notebook.excerpts).toHaveCount(before + 1)
    // The sentence selected there is selected still.
    await keys.press('1')
    await expect(notebook.excerpts).toHaveCount(before + 2)
    await notebook.undo()
    await expect(notebook.excerpts).toHaveCount(before + 1)
  })

  await test.step('What is asked for by a key is of the side that is worked on, which stays so', async () => {
    await keys.press('Alt+s')
    // Of two that stand one above the other, the one that is worked on has the buttons.
    await expect(page.locator('[data-worked-on]').getByRole('button', { name: 'Find in this text' })).toBeVisible()
    await keys.press('Alt+y')
    await expect(page.getByRole('dialog', { name: 'Letters and lines' })).toBeVisible()
    await keys.press('Escape')
    await expect(report).toBeFocused()
    await keys.press('Alt+s')
  })

  await keys.press('Alt+m')
  const note = page.getByRole('textbox', { name: 'Note on the source' })
  await expect(note).toBeFocused()
  await keys.type('Ask the court itself.')
  await expectAccessible(page, 'a note beside its source')
  await keys.press('Escape')
  await notebook.expectSaved()
  // Another source brings another note, which nobody asked to write.
  const other = page.getByRole('button', { name: /^What the withdrawal means/ })
  await other.click()
  await expect(answers).toBeVisible()
  await expect(note).toContainText('What you find')
  await page.waitForTimeout(300)
  await expect(note).not.toBeFocused()
  await page.getByRole('button', { name: /^Three states/ }).click()
  await expect(note).toHaveText('Ask the court itself.')
  await report.focus()
  await keys.press('Alt+m')
  await expect(note).toHaveCount(0)

  // What is removed leaves its side, and the other one is worked on.
  const row = notebook.sources.filter({ hasText: 'What the withdrawal means' }).getByRole('button')
  await row.focus()
  await keys.press('Alt+Enter')
  await expect(answers).toBeFocused()
  await row.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(answers).toHaveCount(0)
  await expect(report).toBeVisible()
  await expect(page).not.toHaveURL(/beside/)
})

test('[Z31] A text is set as its reader likes, stands alone, and opens where it was left', async ({
  openDossier,
  home
}) => {
  const first = await openDossier()
  let page = first.page
  await openSample(page)
  const keys = page.keyboard

  await test.step('[U75] the line at the top stays when letters and window change', async () => {
    const scroller = page.locator('[class*=scroller]:has([data-reader])').last()
    await untilAtRest(page, () => scroller.evaluate(text => text.scrollTo({ top: 900 })))
    await expect.poll(() => lineAtTop(page)).not.toBe('')
    const words = await lineAtTop(page)
    for (const key of ['+', '+', '+', '-', '-', '-']) await keys.press(key)
    await expect.poll(() => lineAtTop(page)).toBe(words)
    const width = () => scroller.evaluate(({ clientWidth }) => clientWidth)
    const wide = await width()
    await page.setViewportSize({ width: 1100, height: 640 })
    await expect.poll(width).toBeLessThan(wide)
    // What follows from the size is done before it is drawn.
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    await page.setViewportSize({ width: 1280, height: 800 })
    await expect.poll(() => lineAtTop(page)).toBe(words)
  })

  await keys.press('Alt+y')
  const look = page.getByRole('dialog', { name: 'Letters and lines' })
  await expect(look).toBeVisible()
  await expectAccessible(page, 'letters and lines')
  await look.getByRole('radio', { name: 'Sans serif' }).click()
  await look.getByRole('button', { name: 'Larger text' }).click()
  await keys.press('Escape')
  await expect(page.locator('[data-reader]')).toHaveCSS('font-size', '19px')
  await expect(page.locator('[data-reader]')).toHaveCSS('font-family', /Inter/)

  await test.step('[U76] the text stands alone until the key or Escape is pressed', async () => {
    const sources = page.getByRole('list', { name: 'Sources', exact: true })
    await keys.press('Alt+f')
    await expect(sources).toBeHidden()
    await expect(page.getByRole('banner')).toHaveCount(0)
    await expectAccessible(page, 'the text alone')
    await keys.press('Escape')
    await expect(sources).toBeVisible()
    await keys.press('Alt+f')
    await expect(sources).toBeHidden()
    await keys.press('Alt+f')
    await expect(sources).toBeVisible()
  })

  await test.step('[U77] a note that is asked for brings the panes back', async () => {
    await keys.press('Alt+f')
    await keys.press('s')
    await keys.press('n')
    await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused()
    await keys.press('Escape')
    await keys.press('ControlOrMeta+z')
  })

  await expect.poll(() => placeIn(home)).toBeGreaterThan(0)
  const before = placeIn(home)
  await untilAtRest(page, () => page.locator('[data-reader]').evaluate(scrollOn))
  const left = await lineAtTop(page)
  await expect.poll(() => placeIn(home)).toBeGreaterThan(before + 200)
  await first.quit()
  page = (await openDossier()).page
  await page.getByRole('button', { name: /^Sample notebook/ }).click()
  await expect.poll(() => lineAtTop(page)).toBe(left)
  await expect(page.locator('[data-reader]')).toHaveCSS('font-size', '19px')
})

test('[Z32] The first minutes: a tour, empty screens that say what to do, and undo in place of questions', async ({
  openDossier
}) => {
  const { page } = await openDossier({ isFirstTime: true })
  const keys = page.keyboard
  const tour = page.getByRole('dialog')

  await test.step('[U79] the tour has five steps and does not come again by itself', async () => {
    await page.getByRole('button', { name: 'Open the sample notebook' }).click()
    for (const title of [
      ...['Your sources', 'Select, then one key', 'Any tag by its name', 'All excerpts of a tag'],
      'Find and export'
    ]) {
      await expect(page.getByRole('dialog', { name: title })).toBeVisible()
      await expectAccessible(page, title)
      await keys.press('Enter')
    }
    await expect(tour).toHaveCount(0)
    await expect(page.getByRole('document', { name: /^Text of/ })).toBeFocused()
    await keys.press('Shift+F1')
    await expect(page.getByRole('dialog', { name: 'Your sources' })).toBeVisible()
    await page.getByRole('document', { name: /^Text of/ }).focus()
    await keys.press('Escape')
    await expect(tour).toHaveCount(0)
  })

  await test.step('[U81] what is taken away is offered back', async () => {
    const undo = page.getByRole('button', { name: 'Undo', exact: true })
    await page.getByRole('button', { name: /^Three states/ }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await expect(page.getByRole('button', { name: /^Three states/ })).toHaveCount(0)
    await undo.click()
    await expect(page.getByRole('button', { name: /^Three states/ })).toBeVisible()
    // Taken back by its key, what was said of it goes as well.
    await page.getByRole('button', { name: /^Three states/ }).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await expect(page.getByText('and its excerpts were removed.')).toBeVisible()
    await keys.press('ControlOrMeta+z')
    await expect(page.getByText('and its excerpts were removed.')).toHaveCount(0, { timeout: 2000 })
    await page.locator('[data-reader]').focus()
    await expect(new NotebookPage(page).excerpts).not.toHaveCount(0)
    await keys.press('j')
    await new NotebookPage(page).excerpts
      .getByRole('button', { name: /^Remove / })
      .first()
      .click()
    await expect(page.getByText('Tag taken off.')).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await undo.last().click()
  })

  await keys.press('Alt+q')
  const notebook = new NotebookPage(page)
  await notebook.create('Empty')
  await expect(tour).toHaveCount(0)

  await test.step('[U82] what is empty says what to do', async () => {
    await expect(page.getByRole('button', { name: 'Import sources' }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Show the tour' })).toBeVisible()
    for (const [screen, words] of [
      ['Excerpts', /Select|select/],
      ['Search', /Import|sources/],
      ['Codebook', /tag/]
    ] as const) {
      await notebook.show(screen)
      await expect(page.getByRole('main')).toContainText(words)
    }
  })
})

/** Where the source that was read last was left, as it is kept for the next time. */
function placeIn(home: string): number {
  return Number(/\d+$/.exec(rememberedIn(home)['places 1'] ?? '')?.[0] ?? 0)
}

/** Runs in the page: a paragraph that begins in the lower half comes to the top. */
function scrollOn(text: Element): void {
  const isBelow = (block: Element) => block.getBoundingClientRect().top > innerHeight / 2
  ;[...text.querySelectorAll('[data-block]')].find(isBelow)?.scrollIntoView({ block: 'start' })
}

/** How many passages are painted. */
function painted(page: Page): Promise<number> {
  return page.evaluate(() =>
    [...CSS.highlights].reduce(
      (sum, [name, { size }]) => (/^excerpt-(?!current|overlap)/.test(name) ? sum + size : sum),
      0
    )
  )
}

/** The words at the top of the text. */
function lineAtTop(page: Page): Promise<string> {
  return page.evaluate(() => {
    const text = document.querySelector('[data-reader]')
    const top = text?.closest('[class*=scroller]')?.getBoundingClientRect().top ?? 0
    const caret = document.caretPositionFromPoint((text?.getBoundingClientRect().left ?? 0) + 30, top + 16)
    return caret?.offsetNode.textContent?.slice(caret.offset, caret.offset + 24) ?? ''
  })
}
