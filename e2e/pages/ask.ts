import type { Locator } from '@playwright/test'
import { expect } from '../journey.ts'

/** Ask for a dialog on all that was found: the text may not be looked through to its end yet. */
export async function ask(dialog: Locator, press: () => Promise<void>): Promise<void> {
  await expect(async () => {
    if (!(await dialog.isVisible())) await press()
    await expect(dialog).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 20_000 })
}
