import type { Page } from '@playwright/test'

/** Do what scrolls the text, and wait until it rests; where nothing scrolls, for a moment. */
export async function untilAtRest(page: Page, scroll: () => Promise<unknown>): Promise<void> {
  const rested = page.evaluate(async () => {
    const scroller = document.querySelector('[data-reader]')?.closest('[class*=scroller]')
    await new Promise(resolve => {
      scroller?.addEventListener('scrollend', resolve, { once: true })
      setTimeout(resolve, 3000)
    })
  })
  await Promise.all([rested, scroll()])
}
