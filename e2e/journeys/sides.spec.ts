import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../journey.ts'
import { openSample } from '../pages/sample.ts'

test('[U71] What is selected stays so while sides change places, and on the one that is left', async ({
  openDossier
}) => {
  const { page } = await openDossier()
  const { notebook, answers, report } = await openSample(page)
  const keys = page.keyboard
  const isLeft = async () => ((await answers.boundingBox())?.x ?? 0) < ((await report.boundingBox())?.x ?? 0)

  // Going side by side leaves what is selected in the text that was read.
  await answers.focus()
  for (const key of ['ControlOrMeta+Home', 'p', 'p', 'p']) await keys.press(key)
  const selected = await selection(page)
  expect(selected.length).toBeGreaterThan(20)
  await page.getByRole('button', { name: /^Three states/ }).focus()
  await keys.press('Alt+Enter')
  await expect(report).toBeFocused()
  for (const key of ['ControlOrMeta+Home', 's', 's']) await keys.press(key)
  const other = await selection(page)
  expect(await isLeft()).toBe(true)

  await keys.press('Alt+x')
  await expect.poll(isLeft).toBe(false)
  await expect(report).toBeFocused()
  expect(await selection(page)).toBe(other)
  // F6 goes as the eye does: the report stands first now.
  await keys.press('F6')
  await expect(answers).toBeFocused()
  await expect.poll(() => selection(page)).toBe(selected)
  const before = await notebook.excerptCount()
  await keys.press('2')
  await expect(notebook.excerpts).toHaveCount(before + 1)
  await notebook.undo()
  await expect(notebook.excerpts).toHaveCount(before)
  await expectAccessible(page, 'sides that have changed places')

  // What is left of the two keeps what is selected in it.
  await keys.press('F6')
  await keys.press('Shift+F6')
  await keys.press('p')
  const last = await selection(page)
  await keys.press('Alt+w')
  await expect(report).toHaveCount(0)
  await answers.focus()
  expect(await selection(page)).toBe(last)
})

test('[U70] Places are opened beside from the lists of excerpts and hits', async ({ openDossier }) => {
  const { page } = await openDossier()
  const { notebook, answers, report } = await openSample(page)
  const keys = page.keyboard
  await notebook.show('Excerpts')
  const row = page
    .getByRole('list', { name: 'Excerpts', exact: true })
    .getByRole('button')
    .filter({ hasText: 'Three states' })
    .first()
  await row.focus()
  await keys.press('Alt+Enter')
  await expect(report).toBeFocused()
  await expect(answers).toBeVisible()
  await expect(notebook.current).toHaveCount(1)
  expect(new URL(page.url()).hash).toMatch(/^#\/read\?source=\w+&excerpt=\w+&beside=\w+&side=second$/)
  // One step, which Back takes back.
  await page.goBack()
  await expect(page.getByRole('list', { name: 'Excerpts', exact: true })).toBeVisible()
  // From the words to filter by the hand comes back to the list, or to the screen where nothing is left of it.
  await keys.press('/')
  await keys.press('Escape')
  await expect(page.locator('[data-row-focus]:focus')).toHaveCount(1)
  await keys.press('/')
  await keys.type('nothing has these words')
  await expect(page.getByRole('list', { name: 'Excerpts', exact: true })).toHaveCount(0)
  await keys.press('Escape')
  await expect(page.getByRole('main')).toBeFocused()
  await expect(page.getByRole('searchbox', { name: /^Words in the passage/ })).toHaveValue('nothing has these words')

  await keys.press('ControlOrMeta+Shift+f')
  await keys.type('withdrawal')
  // Part of the word finds hits too; the key goes to those of the whole word.
  await keys.press('Enter')
  const hits = page.getByRole('grid', { name: 'Hits' }).getByRole('row')
  await expect(hits.and(page.locator(':focus'))).toBeVisible()
  await expect(hits.filter({ hasText: 'Text' }).first()).toBeVisible()
  await hits.filter({ hasText: 'Text' }).last().focus()
  await keys.press('Alt+Enter')
  await expect(page.getByRole('document', { name: /^Text of/ })).toHaveCount(2)
  await expect.poll(() => selection(page)).toMatch(/withdrawal/i)
  await keys.press('?')
  const help = page.getByRole('dialog', { name: 'Keys and help' })
  await expect(help.getByText('Open the place beside the text')).toBeVisible()
  await expect(help.getByText('Open beside the text', { exact: true })).toBeVisible()
})

/** What the browser has selected. */
function selection(page: Page): Promise<string> {
  return page.evaluate(() => String(getSelection()))
}
