import { expect, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

test('[H19] The history of a source and of an excerpt is a key away, and tells what was just done', async ({
  openDossier
}) => {
  const { page } = await openDossier()
  await page.getByRole('button', { name: 'Open the sample notebook' }).click()
  await expect(page.getByRole('document', { name: /^Text of/ })).toBeVisible()
  await page.keyboard.press('Alt+h')
  const ofSource = page.getByRole('dialog', { name: 'History of the source' })
  const changes = ofSource.getByRole('list', { name: 'Changes, oldest first' })
  await expect(changes.getByText('Add source')).toHaveCount(1)
  await expect(ofSource.getByText(/SHA-256 of the original: [0-9a-f]{64}/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(ofSource).toHaveCount(0)

  await expect(new NotebookPage(page).excerpts).not.toHaveCount(0)
  await page.keyboard.press('j')
  await page.keyboard.press('1')
  await page.keyboard.press('h')
  const ofExcerpt = page.getByRole('dialog', { name: 'History of the excerpt' })
  await expect(ofExcerpt.getByText('Marked', { exact: false }).first()).toBeVisible()
  await expect(ofExcerpt.getByText(/^Tag “[^”]+” put on$/)).toBeVisible()
  await page.keyboard.press('Escape')
})
