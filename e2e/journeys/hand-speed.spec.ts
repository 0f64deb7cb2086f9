import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test, type OpenDossier } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

const subjects = ['The court', 'A minister', 'One witness', 'The letter', 'Nobody']
const ends = [
  'spoke of the withdrawal',
  'left the capital',
  'was heard by Gen. Diallo',
  'asked who decides',
  'said nothing',
  'wrote it down'
]

/** Six paragraphs of five sentences; in each paragraph one sentence holds a title that ends nothing. */
const article = ends.map(end => subjects.map(subject => `${subject} ${end}.`).join(' ')).join('\n\n')
const arabic = [
  'انسحبت الدول الثلاث من المحكمة. من الذي قرر ذلك؟ لم يُسأل أحد.',
  'قال الوزير إن المحكمة منحازة. لم يقدم دليلا.'
].join('\n\n')

/** Counts the keys that are pressed, a typed letter for one. */
function keyboardOf(page: Page) {
  let count = 0
  return {
    press: async (...keys: readonly string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key)
        count += 1
      }
    },
    type: async (text: string) => {
      for (const letter of text) await page.keyboard.press(/\p{Lu}/u.test(letter) ? `Shift+${letter}` : letter)
      count += text.length
    },
    /** How many keys were pressed since this was asked last. */
    counted: () => {
      const counted = count
      count = 0
      return counted
    }
  }
}

/** Accessible in either theme. */
async function expectReadable(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `${what}, ${colorScheme}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

async function openArticle(openDossier: OpenDossier, home: string, text: string, name = 'article') {
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('By hand')
  const file = join(home, `${name}.txt`)
  writeFileSync(file, text)
  await page.keyboard.press('ControlOrMeta+i')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).press('Enter')
  await (await choosing).setFiles([file])
  await page.getByRole('button', { name: 'Add 1 source' }).press('Enter')
  const reader = page.getByRole('document', { name: /^Text of/ })
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await reader.focus()
  await page.keyboard.press('ControlOrMeta+Home')
  return { page, notebook, reader, keys: keyboardOf(page) }
}

test('[Z20] Tagging, finding and reporting take as few keys as there can be', async ({ openDossier, home }) => {
  const { page, notebook, keys } = await openArticle(openDossier, home, article)
  const current = notebook.excerpts.and(page.locator('[data-current]'))

  // An existing tag: the selection and one key.
  await keys.press('s')
  keys.counted()
  await keys.press('1')
  await expect(notebook.excerpts).toHaveCount(1)
  await expect(current).toContainText('Coups')
  expect(keys.counted()).toBe(1)

  // By name: its first letters, beginning with a capital, and Enter.
  await keys.press('s')
  keys.counted()
  await keys.type('Har')
  await keys.press('Enter')
  await expect(notebook.excerpts).toHaveCount(2)
  await expect(current).toContainText('Harm to civilians')
  expect(keys.counted()).toBe('Har'.length + 1)

  // The same tags as last time.
  await keys.press('s')
  keys.counted()
  await keys.press('Enter')
  await expect(notebook.excerpts).toHaveCount(3)
  await expect(current).toContainText('Harm to civilians')
  expect(keys.counted()).toBe(1)

  // In vivo: a tag of the words.
  await keys.press('s')
  keys.counted()
  await keys.press('i')
  await expect(notebook.excerpts).toHaveCount(4)
  await expect(page.getByRole('grid', { name: 'Tags' })).toContainText('The letter spoke of the withdrawal')
  expect(keys.counted()).toBe(1)

  // All excerpts of the tag of the current one, in their context.
  await keys.press('k')
  await expect(current).toContainText('Harm to civilians')
  keys.counted()
  await keys.press('f')
  const rows = page.getByRole('list', { name: 'Excerpts', exact: true }).getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('The letter spoke')
  expect(keys.counted()).toBe(1)

  // A report of them: export, and Enter for the choices of the last time.
  const download = page.waitForEvent('download')
  await keys.press('ControlOrMeta+e')
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
  await keys.press('Enter')
  expect((await download).suggestedFilename()).toMatch(/\.md$/)
  expect(keys.counted()).toBe(2)
})

test('[Z21] An article of thirty sentences is tagged from the keyboard alone', async ({ openDossier, home }) => {
  const { notebook, keys } = await openArticle(openDossier, home, article)
  // As fast as keys can be pressed: nobody waits for the disk.
  for (let sentence = 0; sentence < 30; sentence++) await keys.press('s', String(1 + (sentence % 3)))
  expect(keys.counted()).toBe(60)
  await expect(notebook.excerpts).toHaveCount(30)
  await expect(notebook.status).toContainText('30 excerpts')
  await notebook.expectSaved()
  for (const [index, sentence] of [
    [0, 'The court spoke of the withdrawal.'],
    [10, 'The court was heard by Gen. Diallo.'],
    [29, 'Nobody wrote it down.']
  ] as const)
    await expect(notebook.excerpts.nth(index)).toContainText(sentence)
  await keys.press('ControlOrMeta+Home', 's', 'Enter', 's', 'Enter')
  await expect(notebook.excerpts.first()).toContainText('ICC bias claims')
})

test('[Z21] An article from right to left is tagged sentence by sentence', async ({ openDossier, home }) => {
  const { notebook, keys } = await openArticle(openDossier, home, arabic, 'arabic')
  for (let sentence = 0; sentence < 5; sentence++) {
    await keys.press('s', '3')
    await expect(notebook.excerpts).toHaveCount(sentence + 1)
  }
  expect(keys.counted()).toBe(10)
  await expect(notebook.excerpts.nth(1)).toContainText('من الذي قرر ذلك؟')
  await expect(notebook.excerpts.nth(4)).toContainText('لم يقدم دليلا.')
})

test('[Z22] Excerpts are split, merged and walked by keys, and the way back is kept', async ({ openDossier, home }) => {
  const { page, notebook, reader, keys } = await openArticle(openDossier, home, `${article}\n\n`.repeat(8))
  const current = notebook.excerpts.and(page.locator('[data-current]'))
  await keys.press('p', '1')
  await expect(notebook.excerpts).toHaveCount(1)
  // Split between the second sentence and the third.
  await keys.press('r', 'ControlOrMeta+Home', 's', 's', 'ArrowRight', '/')
  await expect(notebook.excerpts).toHaveCount(2)
  await expect(current).toContainText('One witness spoke')
  await expect(current).toContainText('Coups')
  await keys.press('u')
  await expect(notebook.excerpts).toHaveCount(1)
  await expect(current).toContainText('The court spoke')
  await expect(current).toContainText('Nobody spoke')
  await notebook.undo()
  await expect(notebook.excerpts).toHaveCount(2)
  await notebook.undo()
  await expect(notebook.excerpts).toHaveCount(1)

  // Another with the same tag far below, and back to where the hand was.
  await reader.focus()
  await keys.press('ControlOrMeta+End', 'a', '1')
  await expect(notebook.excerpts).toHaveCount(2)
  const top = async () =>
    page
      .locator('[data-block]')
      .first()
      .evaluate(block => block.getBoundingClientRect().top)
  const below = await top()
  await keys.press(',')
  await expect(current).toContainText('The court spoke')
  await expect.poll(top).toBeGreaterThan(below)
  await keys.press('Backspace')
  await expect.poll(async () => Math.abs((await top()) - below)).toBeLessThan(400)
  await keys.press('Shift+Backspace')
  await expect.poll(top).toBeGreaterThan(below + 400)
})

test('[Z22] The palette does anything, a key is changed, and all hits are tagged in one step', async ({
  openDossier,
  home
}) => {
  const { page, notebook, reader, keys } = await openArticle(openDossier, home, article)
  const palette = page.getByRole('dialog', { name: 'Find or do anything' })

  // An action of the screen, on what is selected; an action of another; a tag.
  await keys.press('s', 'ControlOrMeta+k')
  await keys.type('without a tag')
  await expect(palette.getByRole('option').first()).toContainText('Mark the selection without a tag')
  await expectReadable(page, 'palette')
  await keys.press('Enter')
  await expect(notebook.excerpts).toHaveCount(1)
  await expect(reader).toBeFocused()
  await keys.press('ControlOrMeta+k')
  await keys.type('court spoke')
  await expect(palette.getByRole('group', { name: 'Excerpts' }).getByRole('option')).toHaveCount(1)
  await keys.press('Escape')
  await keys.press('ControlOrMeta+k')
  await keys.type('add a tag')
  await keys.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Add a tag' })).toBeVisible()
  await keys.press('Escape')
  await keys.press('ControlOrMeta+k')
  await keys.type('harm')
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
  await keys.press('Escape')
  await page.waitForTimeout(800)
  await page.reload()
  await reader.focus()
  await keys.press('ControlOrMeta+End', 'Alt+z', '2')
  await expect(notebook.excerpts).toHaveCount(2)
  await keys.press('Escape', 's', '2')
  await expect(page.getByText('Select some text first.')).toBeVisible()
})

test('[Z23] Of six excerpts over one another each has its bar, and what is painted is chosen', async ({
  openDossier,
  home
}) => {
  const { page, notebook, reader, keys } = await openArticle(openDossier, home, article)
  for (let excerpt = 1; excerpt <= 6; excerpt++) {
    await keys.press('ControlOrMeta+Home', 's', ...Array.from({ length: excerpt }, () => 'e'), String(excerpt))
    await expect(notebook.excerpts).toHaveCount(excerpt)
    await reader.focus()
  }
  const margin = page.getByRole('toolbar', { name: 'Excerpts in the margin' })
  const bars = margin.getByRole('button')
  await expect(bars).toHaveCount(6)
  const boxes = await Promise.all((await bars.all()).map(bar => bar.boundingBox()))
  const lefts = boxes.map(box => box?.x ?? 0).toSorted((a, b) => a - b)
  for (const [index, left] of lefts.entries())
    if (index > 0) expect(left - (lefts[index - 1] ?? 0)).toBeGreaterThanOrEqual(8)

  // Each by a press, and each by the arrows.
  for (const bar of await bars.all()) {
    await bar.click()
    await expect(bar).toHaveAttribute('aria-current', 'true')
  }
  await bars.first().focus()
  for (let bar = 1; bar < 6; bar++) {
    await page.keyboard.press('ArrowDown')
    await expect(bars.nth(bar)).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(bars.last()).toHaveAttribute('aria-current', 'true')

  // Only one tag, underlined.
  await reader.focus()
  await keys.press('Escape', 'Escape', 'y')
  const painting = page.getByRole('dialog', { name: 'What is painted' })
  await expectReadable(page, 'what is painted')
  await painting.getByRole('button', { name: 'Only Coups' }).press('Enter')
  await painting.getByRole('radio', { name: 'Underlined' }).press('Enter')
  await expect(bars).toHaveCount(1)
  await expect(notebook.excerpts).toHaveCount(6)
  await expect(page.locator('html')).toHaveAttribute('data-painting', 'underlined')
  await painting.getByRole('button', { name: 'Show all' }).press('Enter')
  await expect(bars).toHaveCount(6)
})
