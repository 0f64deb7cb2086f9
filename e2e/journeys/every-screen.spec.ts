import { expect, expectAccessible, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

test('[Z4] Every screen and dialog is accessible, in light and dark', async ({ openDossier }) => {
  const { page } = await openDossier()
  await expectAccessible(page, 'welcome')
  await page.getByRole('button', { name: 'Open the sample notebook' }).click()
  await expect(page.getByRole('document', { name: /^Text of/ })).toBeVisible()
  const notebook = new NotebookPage(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const screen of ['Read', 'Excerpts', 'Search', 'Codebook'] as const) {
      await notebook.show(screen)
      await expect(page.getByRole('button', { name: screen, exact: true })).toHaveAttribute('aria-current', 'page')
      await expectAccessible(page, `${screen}, ${colorScheme}`)
    }
    await notebook.show('Read')
    for (const [keys, name] of dialogs) {
      await page.keyboard.press(keys)
      await expect(page.getByRole('dialog', { name })).toBeVisible()
      await expectAccessible(page, `${name}, ${colorScheme}`)
      // In a field the first Escape leaves the field, and the next one the dialog.
      await expect(async () => {
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 500 })
      }).toPass()
    }
  }
})

const dialogs = [
  ['ControlOrMeta+i', 'Import sources'],
  ['ControlOrMeta+e', 'Export'],
  ['ControlOrMeta+,', 'Settings'],
  ['ControlOrMeta+d', 'Source'],
  ['Alt+n', 'Note on Sample notebook'],
  ['Alt+b', 'Backups'],
  ['Alt+h', 'History of the source'],
  ['Alt+Delete', 'Erase for good'],
  ['?', 'Keys']
] as const

test('[Z4] What is empty, found or open over the text is accessible too', async ({ openDossier }) => {
  const { page } = await openDossier()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page, 'welcome, dark')
  const notebook = new NotebookPage(page)
  await notebook.create('Empty')
  for (const screen of ['Read', 'Excerpts', 'Search', 'Codebook'] as const) {
    await notebook.show(screen)
    await expectAccessible(page, `${screen}, empty`)
  }
  await page.keyboard.press('n')
  await expect(page.getByRole('dialog', { name: 'Add a tag' })).toBeVisible()
  await expectAccessible(page, 'Add a tag')
  await page.keyboard.press('Escape')
  await notebook.import([
    'resources/sample/three-states-leave-the-court.html',
    'resources/sample/what-the-withdrawal-means.md'
  ])
  await notebook.find('the court')
  await expectAccessible(page, 'hits')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('document', { name: /^Text of/ })).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByRole('dialog', { name: 'Tag this passage' })).toBeVisible()
  await expectAccessible(page, 'tag picker')
})

test('[Z5] The help shows a key for every action of the journey', async ({ openDossier }) => {
  const { page } = await openDossier()
  await page.getByRole('button', { name: 'Open the sample notebook' }).click()
  await expect(page.getByRole('document', { name: /^Text of/ })).toBeVisible()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  for (const action of [
    ...['Import sources', 'Find in the notebook', 'Find a tag by typing', 'Write a note on it', 'Export'],
    ...['Undo', 'Redo', 'Next excerpt', 'Say who speaks', 'Delete the excerpt']
  ])
    await expect(help.getByText(action, { exact: true })).toBeVisible()
})
