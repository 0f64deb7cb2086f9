import type { Page } from '@playwright/test'

type Held = { readonly count: () => number; readonly letGo: () => void }
type Holding = typeof globalThis & { heldAnswers?: Held }

/**
 * Hold up what the web host answers to one kind of request, or of query, from now until it is let go, also when the page
 * is loaded anew; one kind at a time. It is held in the page, where the very next request is sure to be among them.
 */
export async function holdAnswers(page: Page, request: 'ask' | 'run', query = '') {
  const held = { path: `/api/${request}`, words: query && `"kind":"${query}"` }
  const holding = await page.addInitScript(hold, held)
  await page.evaluate(hold, held)
  return {
    /** How many wait. */
    count: () => page.evaluate(() => (globalThis as Holding).heldAnswers?.count() ?? 0),
    letGo: async () => {
      await holding.dispose()
      await page.evaluate(() => (globalThis as Holding).heldAnswers?.letGo())
    }
  }
}

/** Run in the page. */
function hold({ path, words }: { readonly path: string; readonly words: string }): void {
  const { fetch } = globalThis
  const { promise: letGo, resolve } = Promise.withResolvers<void>()
  let count = 0
  globalThis.fetch = async (input, init) => {
    const response = await fetch(input, init)
    const { body } = init ?? {}
    if (input !== path || !(typeof body === 'string' ? body : '').includes(words)) return response
    count += 1
    await letGo
    return response
  }
  ;(globalThis as Holding).heldAnswers = { count: () => count, letGo: resolve }
}

export const ONLY_ON_THE_WEB = 'Only on their way from the web host can answers be held up.'
