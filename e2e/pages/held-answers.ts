import type { Page } from '@playwright/test'

/** Hold up what the web host answers to one kind of request, or of query, from now until it is let go. */
export async function holdAnswers(page: Page, request: 'ask' | 'run', query?: string) {
  let isHeld = true
  const held: (() => void)[] = []
  await page.route(`**/api/${request}`, async route => {
    if (query && !route.request().postData()?.includes(`"kind":"${query}"`)) return route.fallback()
    const response = await route.fetch()
    if (isHeld) await new Promise<void>(resolve => held.push(resolve))
    await route.fulfill({ response })
  })
  return {
    /** How many wait. */
    count: () => held.length,
    letGo: () => {
      isHeld = false
      for (const release of held) release()
    }
  }
}

export const ONLY_ON_THE_WEB = 'Only on their way from the web host can answers be held up.'
