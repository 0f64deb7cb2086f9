import type { Page } from '@playwright/test'
import { expectAccessible } from '../journey.ts'
import { expectReflow } from './reflow.ts'

/** A window of the usual size, and the same window at 200 %, for which there is half as much room. */
const sizes = { '100 %': { width: 1280, height: 800 }, '200 %': { width: 640, height: 400 } } as const

/** Accessible in both themes, and reached whole at twice the size. */
export async function expectFine(page: Page, screen: string): Promise<void> {
  for (const [zoom, size] of Object.entries(sizes)) {
    await page.setViewportSize(size)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectAccessible(page, `${screen}, ${colorScheme}, ${zoom}`)
    }
    await expectReflow(page, `${screen}, ${zoom}`)
  }
  await page.setViewportSize(sizes['100 %'])
  await page.emulateMedia({ colorScheme: 'light' })
}
