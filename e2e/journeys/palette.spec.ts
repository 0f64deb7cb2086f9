import type { Page } from '@playwright/test'
import { expect, rememberedIn, test } from '../journey.ts'
import { article, expectReadable, openArticle, type Keyboard } from '../pages/article.ts'
import { holdAnswers, ONLY_ON_THE_WEB } from '../pages/held-answers.ts'

test('[Z22] The palette does anything, a key is changed, and all hits are tagged in one step', async ({
  openDossier,
  home
}) => {
  const { page, notebook, reader, keys } = await openArticle(openDossier, home, article)
  const { palette, ask, leave } = paletteOf(page, keys)

  // An action of the screen, on what is selected; an action of another; a tag.
  await keys.press('s')
  await ask('without a tag')
  await expect(palette.getByRole('option').first()).toContainText('Mark the selection without a tag')
  await expectReadable(page, 'palette')
  await keys.press('Enter')
  await expect(notebook.excerpts).toHaveCount(1)
  await expect(reader).toBeFocused()
  await ask('court spoke')
  await expect(palette.getByRole('group', { name: 'Excerpts' }).getByRole('option')).toHaveCount(1)
  await leave()
  await ask('add a tag')
  await expect(palette.getByRole('option').first()).toContainText('Add a tag')
  await keys.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Add a tag' })).toBeVisible()
  await leave()
  await ask('harm')
  await expect(palette.getByRole('option').first()).toContainText('Harm')
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: 'By hand' })).toBeVisible()
  await expect(page).toHaveURL(/#\/excerpts\?.*tagIds/)

  // All hits of a search but one, in one step.
  await keys.press('ControlOrMeta+Shift+f')
  await keys.type('minister')
  await expect(page.getByText('6 hits')).toBeVisible()
  await keys.press('Enter')
  await expect(page.getByRole('grid', { name: 'Hits' }).locator('[role=row]:focus')).toBeVisible()
  await keys.press('t')
  const dialog = page.getByRole('dialog', { name: /Tag all hits/ })
  await expect(dialog).toContainText('6 hits in 1 source')
  await expectReadable(page, 'tag all hits')
  await keys.type('Harm')
  await keys.press('Enter')
  // Hits are left out and taken in again where they stand, also when none is left: the next Space tags nothing.
  const boxes = dialog.getByRole('checkbox')
  for (const index of [0, 1, 2, 3, 4, 5]) {
    await boxes.nth(index).focus()
    await keys.press('Space')
  }
  await expect(dialog).toContainText('0 of 6 hits')
  for (const index of [5, 4, 3, 2, 1]) {
    await boxes.nth(index).focus()
    await keys.press('Space')
    await expect(boxes.nth(index)).toBeChecked()
    await expect(boxes.nth(index)).toBeFocused()
  }
  await expect(dialog).toContainText('5 of 6 hits')
  await dialog.getByRole('button', { name: 'Tag 5 hits' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(notebook.status).toContainText('6 excerpts')
  await expect(notebook.status).toContainText('Undo: tag 5 passages')
  await notebook.undo()
  await expect(notebook.status).toContainText('1 excerpt')

  // Another key for the next sentence; it is there after a reload, and the old one does nothing.
  await notebook.show('Read')
  await keys.press('F1')
  await page.getByRole('button', { name: /^Select the sentence, then the next: S/ }).focus()
  await keys.press('Enter', 'Alt+z')
  await expect(page.getByRole('button', { name: /^Select the sentence, then the next: Alt Z/ })).toBeVisible()
  await expectReadable(page, 'keys and help')
  await leave()
  await expect.poll(() => rememberedIn(home)['keys Reader'] ?? '').toContain('Alt+z')
  await page.reload()
  await reader.focus()
  await keys.press('ControlOrMeta+End', 'Alt+z', '2')
  await expect(notebook.excerpts).toHaveCount(2)
  // Let go of it once it is there to be let go of.
  await expect(notebook.current).toContainText('Wagner abuses')
  await keys.press('Escape')
  await expect(notebook.current).toHaveCount(0)
  await keys.press('s', '2')
  await expect(page.getByText('Select some text first.')).toBeVisible()
})

test('[U24] The palette leads to what only a menu had: encryption, what is at hand, the source', async ({
  openDossier,
  home
}) => {
  const { page, keys } = await openArticle(openDossier, home, article)
  const { palette, ask, leave } = paletteOf(page, keys)
  const choose = async (words: string) => {
    await ask(words)
    await expect(palette.getByRole('option').first()).toContainText(new RegExp(words, 'i'))
    await keys.press('Enter')
  }
  await choose('encrypt the notebook')
  await expect(page.getByRole('dialog', { name: /Encrypt/ })).toBeVisible()
  await leave()
  // What makes no sense for a notebook that is not encrypted is not offered.
  await ask('recovery key')
  await expect(palette.getByRole('group', { name: 'Do' })).toHaveCount(0)
  await leave()
  await choose('backups')
  await expect(page.getByRole('dialog', { name: 'Backups' })).toBeVisible()
  await leave()
  await choose('export the annotated text')
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
  await leave()
  await choose('remove the source')
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible()
  await expect(page.getByText('Bring in what you want to read')).toBeVisible()
})

test('[R63] What is typed elsewhere loses no letter to a change that is answered late', async ({
  openDossier,
  home,
  host
}) => {
  test.skip(host === 'electron', ONLY_ON_THE_WEB)
  const { page, reader, keys } = await openArticle(openDossier, home, article)
  const { palette, ask, leave } = paletteOf(page, keys)
  const answers = await holdAnswers(page, 'run')
  const selected = () => page.evaluate(() => CSS.highlights.get('reader-selection')?.size ?? 0)
  await keys.press('s')
  await expect.poll(selected).toBe(1)
  await keys.press('m')
  await ask('court')
  await expect.poll(answers.count).toBe(1)
  expect(await selected()).toBe(1)
  await answers.letGo()
  // The selection is let go of when the answer is there.
  await expect.poll(selected).toBe(0)
  await keys.type(' spoke')
  await expect(palette.getByRole('combobox')).toHaveValue('court spoke')
  await expect(palette.getByRole('group', { name: 'Excerpts' }).getByRole('option')).toHaveCount(1)
  await leave()
  await expect(reader).toBeFocused()
  const caret = () =>
    page.evaluate(() => document.querySelector('[data-reader]')?.contains(getSelection()?.anchorNode ?? null))
  await expect.poll(caret).toBe(true)
  await keys.press('s')
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('A minister spoke of the withdrawal.')
})

test('[R65] While something is open over the text the browser has nothing selected in it, and afterwards the same', async ({
  openDossier,
  home
}) => {
  const { page, reader, keys } = await openArticle(openDossier, home, article)
  const { ask, leave } = paletteOf(page, keys)
  const selected = () => page.evaluate(() => String(getSelection()))
  const inText = () =>
    page.evaluate(() => document.querySelector('[data-reader]')?.contains(getSelection()?.anchorNode ?? null))
  await keys.press('s')
  const sentence = await selected()
  expect(sentence).not.toBe('')
  const painting = page.getByRole('dialog', { name: 'What is painted' })
  await keys.press('y')
  await expect(painting).toBeVisible()
  await expect.poll(inText).toBe(false)
  await keys.press('Escape')
  await expect(reader).toBeFocused()
  await expect.poll(selected).toBe(sentence)
  // By mouse the text does not get the focus back, and still can be copied from.
  await page.getByRole('button', { name: /^What is painted/ }).click()
  await expect(painting).toBeVisible()
  await expect.poll(inText).toBe(false)
  await keys.press('Escape')
  await expect(painting).toHaveCount(0)
  await expect.poll(selected).toBe(sentence)
  await reader.focus()
  await ask('court')
  await leave()
  await expect.poll(selected).toBe(sentence)
})

/** The palette, which is asked by keys and left without doing anything. */
function paletteOf(page: Page, keys: Keyboard) {
  return {
    palette: page.getByRole('dialog', { name: 'Find or do anything' }),
    ask: async (words: string) => {
      await keys.press('ControlOrMeta+k')
      await keys.type(words)
    },
    leave: async () => {
      await keys.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
  }
}
