import { expect, test } from '../journey.ts'
import { openSample } from '../pages/sample.ts'

test('[U78] A source stands at the same line however often its window is loaded anew', async ({ openDossier }) => {
  const { page } = await openDossier()
  const { answers } = await openSample(page)
  const scroller = page.locator('[data-reader]').locator('xpath=../..')
  const top = () => scroller.evaluate(element => element.scrollTop)
  /** Loaded anew, with its letters, and at rest. */
  async function reload(): Promise<number> {
    await page.reload()
    await expect(answers).toBeVisible()
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(500)
    return top()
  }

  await scroller.evaluate(element => {
    element.scrollTop = 700
  })
  await page.waitForTimeout(1000)
  const stood = await reload()
  // In the middle of a paragraph, a line from where it was left at most.
  expect(Math.abs(stood - 700)).toBeLessThan(30)
  for (const place of [await reload(), await reload(), await reload()]) expect(Math.abs(place - stood)).toBeLessThan(2)
})

test('[U78] What the hand scrolls to before the letters have come stays in sight when they come', async ({
  openDossier,
  host
}) => {
  test.skip(host === 'electron', 'Only from the web host can letters be held up.')
  const { page } = await openDossier()
  const { answers } = await openSample(page)
  const scroller = page.locator('[data-reader]').locator('xpath=../..')
  const top = () => scroller.evaluate(element => element.scrollTop)
  await scroller.evaluate(element => {
    element.scrollTop = 300
  })
  await page.waitForTimeout(1000)
  const { promise: letGo, resolve } = Promise.withResolvers<void>()
  await page.route(/\.woff2$/, async route => {
    await letGo
    await route.continue()
  })
  await page.reload({ waitUntil: 'commit' })
  await expect(answers).toBeVisible()
  await expect.poll(top).toBeGreaterThan(200)
  await answers.hover()
  await page.mouse.wheel(0, 400)
  await expect.poll(top).toBeGreaterThan(600)
  await page.waitForTimeout(300)
  resolve()
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(500)
  // Another line or two may have been wrapped.
  expect(await top()).toBeGreaterThan(600)
})
