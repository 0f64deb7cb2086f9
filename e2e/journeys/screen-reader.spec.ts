import { expect, expectAccessible, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'
import { ScreenReader } from '../pages/screen-reader.ts'

const files = [
  'resources/sample/what-the-withdrawal-means.md',
  'resources/sample/three-states-leave-the-court.html'
] as const

test('[Z40] A researcher who hears the window imports, reads, tags, notes, finds, exports and undoes', async ({
  openDossier
}) => {
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  const reader = new ScreenReader(page)
  const text = page.getByRole('document', { name: /^Text of/ })
  await reader.listen()

  // The welcome, by Tab alone.
  await reader.expectNamed('welcome')
  expect(await reader.tabThrough('welcome')).toContain('textbox “Title”')
  await notebook.create('Heard')
  await reader.expectFocus('making a notebook')

  // What is imported is announced, and stands in a list that says what each source is.
  await page.keyboard.press('ControlOrMeta+i')
  await reader.expectNamed('import')
  await page.keyboard.press('Escape')
  await notebook.import(files)
  await reader.hears('2 sources added')
  await reader.expectFocus('importing')
  await expect(page.getByRole('complementary', { name: 'Sources and codebook' })).toMatchAriaSnapshot(`
    - region "Sources":
      - heading "Sources" [level=2]
      - list "Sources":
        - listitem:
          - button /Three states turn their backs on the court .* no excerpts/
        - listitem:
          - button /What the withdrawal means/
    - region "Codebook":
      - heading "Codebook" [level=2]
      - grid "Tags":
        - row "Coups, 0 excerpts"
  `)
  await notebook.sources.filter({ hasText: 'turn their backs' }).getByRole('button').first().press('Enter')

  // The text is heard as it is built: its title, where it is from, headings and paragraphs.
  await expect(page.getByRole('document', { name: /turn their backs/ })).toMatchAriaSnapshot(`
    - document "Text of “Three states turn their backs on the court”":
      - heading "Three states turn their backs on the court" [level=1]
      - paragraph: /original kept/
      - paragraph: By Mariam Oussé, 6 March 2025
      - paragraph: /announced on Monday/
      - paragraph: /This court was built/
      - heading "A long estrangement" [level=2]
  `)

  // Keys say what they go over and select, and what that did.
  await reader.press('r', 'ControlOrMeta+Home')
  await reader.press('ArrowRight')
  await reader.hears(/^h$/)
  await reader.press('ControlOrMeta+ArrowRight', 'ControlOrMeta+ArrowRight')
  await reader.hears('states')
  await reader.press('ControlOrMeta+ArrowDown', 'ControlOrMeta+ArrowDown', 's')
  await reader.hears('Selected: Azouan, Kemara and Boulgou announced on Monday')
  await reader.press('e')
  await reader.hears(/Selected: Azouan.*the step takes effect at once\.$/)
  await reader.press('1')
  await reader.hears('Excerpt 1 of 1: Coups, ¶ 2: “Azouan, Kemara and Boulgou')

  // A tag is found by typing; the list says how many there are and which is chosen.
  await reader.press('Shift+H')
  await reader.expectNamed('tag picker')
  await page.keyboard.type('arm')
  await reader.press('Enter')
  await reader.hears('Tags now: Coups, Harm to civilians')
  await reader.press('s', 'i')
  await reader.hears('Select fewer words')
  await reader.press('Enter')
  await reader.hears('Excerpt 2 of 2: Coups, Harm to civilians, ¶ 3')
  await reader.press('s')
  await reader.hears('Selected: He called the judges')
  await reader.press('m')
  await reader.hears('Excerpt 3 of 3: No tag')

  // Each passage says so where it stands in the text, and can be turned to there.
  await expect(text).toMatchAriaSnapshot(`
    - document:
      - paragraph:
        - text: /announced on Monday/
        - list "Excerpts here":
          - listitem:
            - button /^Coups, Harm to civilians, ¶ 2. “Azouan/
      - paragraph:
        - text: /This court was built/
        - list "Excerpts here":
          - listitem:
            - button /¶ 3. ““This court was built/
          - listitem:
            - button /^No tag, ¶ 3. “He called the judges/
      - heading "A long estrangement" [level=2]
  `)
  await expect(page.getByRole('list', { name: 'Excerpts of this source' })).toMatchAriaSnapshot(`
    - list:
      - listitem:
        - button /announced on Monday/
        - group "Tags": Coups Harm to civilians
  `)
  const passage = page.locator('[data-passages]').getByRole('button', { name: /^Coups, Harm to civilians, ¶ 2/ })
  await passage.focus()
  await reader.press('Enter')
  await reader.hears('Excerpt 1 of 3: Coups, Harm to civilians')
  await expect(text).toBeFocused()
  await expect(passage).toHaveAttribute('aria-current', 'true')
  await expect(notebook.excerpts.first().getByRole('group', { name: 'Tags' }).getByRole('button')).toHaveText(['', ''])
  await reader.press('ControlOrMeta+Home')
  for (let paragraph = 0; paragraph < 3; paragraph++) await reader.press('ControlOrMeta+ArrowDown')
  await reader.hears(/announced on Monday.* In an excerpt: Coups, Harm to civilians/)

  // A note; Tab leads out of its field.
  await reader.press('n')
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused()
  await page.keyboard.type('Who says so?')
  await reader.expectNamed('a note')
  await reader.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).not.toBeFocused()
  await reader.press('r')

  // Find says how many there are; what is deleted, undone or missing is announced.
  await reader.press('ControlOrMeta+f')
  await page.keyboard.type('court')
  await reader.hears(/^\d+ of \d+$/)
  await reader.expectNamed('find')
  await reader.press('Enter', 'Escape')
  await expect(text).toBeFocused()
  await reader.press('Escape', 'j', 'Delete')
  await reader.hears('Excerpt deleted.')
  await reader.press('ControlOrMeta+z')
  await reader.hears(/^Undone: remove excerpt/)
  await reader.press('Escape', 'Escape', 't')
  await reader.hears('Select some text first.')

  // Every screen is gone through by Tab, and an export is made.
  const order = await reader.tabThrough('read')
  expect(order.findIndex(one => one.includes('Text of'))).toBeGreaterThan(order.findIndex(one => one.includes('Tags')))
  for (const screen of ['Excerpts', 'Search', 'Codebook'] as const) {
    await notebook.show(screen)
    await reader.expectFocus(screen)
    await reader.expectNamed(screen)
    await reader.tabThrough(screen)
  }
  await notebook.show('Read')
  await page.keyboard.press('ControlOrMeta+e')
  await expect(page.getByRole('dialog', { name: 'Export' })).toMatchAriaSnapshot(`
    - dialog "Export":
      - heading "Export"
      - radiogroup "What"
      - radiogroup "Format"
      - checkbox "With notes" [checked]
  `)
  await reader.expectNamed('export')
  await page.keyboard.press('Escape')
  const download = await notebook.export()
  expect(download.suggestedFilename()).toMatch(/\.md$/)
  await reader.expectFocus('exporting')
  await expectAccessible(page, 'at the end')
})

test('[U90] What had the focus goes away, and the focus stays where it was', async ({ openDossier }) => {
  const { page } = await openDossier()
  await page.getByRole('button', { name: 'Open the sample notebook' }).press('Enter')
  await expect(page.getByRole('document', { name: /^Text of/ })).toBeVisible()
  await expect(page.getByRole('main', { name: 'Read' })).toBeFocused()
  await expect(new NotebookPage(page).excerpts).not.toHaveCount(0)
  await page.keyboard.press('j')
  const pane = page.getByRole('complementary', { name: 'Excerpts of this source' })
  await pane.getByRole('button', { name: /^Delete/ }).press('Enter')
  await expect(page.getByText('Excerpt deleted.')).toBeVisible()
  await expect(pane).toBeFocused()
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('Alt+q')
  await expect(page.getByRole('main', { name: 'Dossier' })).toBeVisible()
  await expect(page.locator(':focus')).toHaveCount(1)
})
