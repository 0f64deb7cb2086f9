import type { Page } from '@playwright/test'
import { expect } from '../journey.ts'
import { NotebookPage } from './notebook-page.ts'

/** Read the first article of the sample notebook; the other one begins with “Three states”. */
export async function openSample(page: Page) {
  await page.getByRole('button', { name: 'Open the sample notebook' }).click()
  await page.getByRole('button', { name: /^What the withdrawal means/ }).click()
  const answers = page.getByRole('document', { name: /^Text of “What the withdrawal means/ })
  const report = page.getByRole('document', { name: /^Text of “Three states/ })
  await expect(answers).toBeVisible()
  return { notebook: new NotebookPage(page), answers, report }
}
