import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { articlesIn, expect, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

test('[Z11] A codebook is grown, rearranged, merged and pruned by keys, and every step taken back', async ({
  openDossier
}) => {
  const articles = articlesIn('resources/sample')
  const [passage] = articles?.passages ?? []
  if (!articles || !passage) throw new Error('The sample articles are missing.')
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('Codes')
  await notebook.import(articles.files.map(name => join(articles.folder, name)))
  await notebook.goTo(passage.quote)
  await notebook.tag('Coups')
  await notebook.show('Codebook')
  await expect(tag(page, 'Coups')).toBeVisible()

  await add(page, 'n', 'Elections')
  await expect(tag(page, 'Elections')).toHaveAttribute('aria-level', '1')
  await expect(tag(page, 'Elections')).toHaveAttribute('aria-selected', 'true')
  await add(page, 'Shift+n', 'Delays')
  await expect(tag(page, 'Delays')).toHaveAttribute('aria-level', '2')

  await page.keyboard.press('F2')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Postponed polls')
  await page.keyboard.press('Enter')
  await expect(tag(page, 'Postponed polls')).toBeVisible()
  await expect(notebook.status).toContainText('Undo: rename tag')

  await page.keyboard.press('Alt+ArrowLeft')
  await expect(tag(page, 'Postponed polls')).toHaveAttribute('aria-level', '1')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(notebook.status).toContainText('Undo: move tag')
  await notebook.undo()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(tag(page, 'Postponed polls')).toHaveAttribute('aria-level', '2')

  await page.keyboard.press('m')
  const merging = page.getByRole('dialog', { name: /^Merge Postponed polls into/ })
  await expect(merging).toBeVisible()
  await page.keyboard.type('Elections')
  await page.keyboard.press('Enter')
  await expect(merging).toHaveCount(0)
  await expect(page.getByText('Merged Postponed polls into Elections.')).toBeVisible()
  await expect(tag(page, 'Postponed polls')).toHaveCount(0)

  await page.keyboard.press('Delete')
  await expect(tag(page, 'Elections')).toHaveCount(0)
  await notebook.undo()
  await expect(tag(page, 'Elections')).toBeVisible()
  await notebook.undo()
  await expect(tag(page, 'Postponed polls')).toBeVisible()

  // A tag that an excerpt bears says so before it goes, and comes back on it.
  await tag(page, 'Coups').click()
  await page.keyboard.press('Delete')
  await expect(page.getByText(/^Deleted Coups \(.*1 excerpt/)).toBeVisible()
  await expect(tag(page, 'Coups')).toHaveCount(0)
  await notebook.undo()
  await expect(tag(page, 'Coups')).toBeVisible()
  await notebook.show('Read')
  await expect(notebook.excerpts.filter({ hasText: 'Coups' })).toHaveCount(1)
  await notebook.expectSaved()
})

function tag(page: Page, name: string) {
  return page.getByRole('treegrid', { name: 'Tags' }).getByRole('row', { name, exact: true })
}

async function add(page: Page, keys: string, name: string): Promise<void> {
  await page.keyboard.press(keys)
  await expect(page.getByRole('dialog').getByLabel('Name')).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
