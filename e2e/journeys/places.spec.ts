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
  await expect(page.getByRole('contentinfo')).toBeVisible()
  await page.waitForTimeout(1000)
  const stood = await reload()
  // In the middle of a paragraph, a line from where it was left at most.
  expect(Math.abs(stood - 700)).toBeLessThan(30)
  for (const place of [await reload(), await reload(), await reload()]) expect(Math.abs(place - stood)).toBeLessThan(2)
})
