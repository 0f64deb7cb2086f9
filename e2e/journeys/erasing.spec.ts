import { expect, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

test('[H36] A note and then its source are erased by keys, told first and confirmed by a word', async ({
  openDossier
}) => {
  const { page } = await openDossier()
  await page.getByRole('button', { name: 'Open the sample notebook' }).click()
  const text = page.getByRole('document', { name: /^Text of/ })
  await expect(text).toBeVisible()
  const title = ((await text.getAttribute('aria-label')) ?? '').replace(/^Text of “|”$/g, '')
  const dialog = page.getByRole('dialog', { name: 'Erase for good' })
  const confirm = dialog.getByRole('button', { name: 'Erase for good' })

  await expect(new NotebookPage(page).excerpts).not.toHaveCount(0)
  await page.keyboard.press('j')
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused()
  await page.keyboard.type('Met in Basra.')
  await page.keyboard.press('Escape')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.keyboard.press('Alt+Delete')
  await expect(dialog.getByRole('button', { name: /The note on the excerpt/ })).toBeVisible()
  await expect(dialog.getByText('The note, with all its earlier versions.')).toBeVisible()
  await expect(dialog.getByText(/Copies of the folder elsewhere/)).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Type ERASE to go on' }).fill('erased')
  await expect(confirm).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Type ERASE to go on' }).fill('ERASE')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The note is erased for good.')).toBeVisible()
  await expect(page.getByText('Met in Basra.')).toHaveCount(0)

  const row = page.getByRole('region', { name: 'Sources' }).getByRole('button', { name: title })
  await row.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Erase for good…' }).click()
  await expect(dialog.getByText(/^The source and its \d+ excerpts?/)).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Type ERASE to go on' }).fill('ERASE')
  await confirm.click()
  await expect(page.getByText('The source is erased for good.')).toBeVisible()
  await expect(row).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('There is nothing to undo.')).toBeVisible()
})
