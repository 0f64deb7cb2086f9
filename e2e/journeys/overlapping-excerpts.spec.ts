import { join } from 'node:path'
import { articlesIn, expect, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

test('[Z10] Excerpts that overlap are made, reached, moved, deleted and brought back by keys', async ({
  openDossier,
  home
}) => {
  const articles = articlesIn('resources/sample')
  const [passage] = articles?.passages ?? []
  if (!articles || !passage) throw new Error('The sample articles are missing.')
  const first = await openDossier()
  const { page } = first
  const notebook = new NotebookPage(page)
  await notebook.create('Overlaps')
  await notebook.import(articles.files.map(name => join(articles.folder, name)))
  await notebook.goTo(passage.quote)
  await notebook.tag('Coups')

  // The same words again, and a sentence more: another excerpt, over the first.
  await notebook.goTo(passage.quote)
  await page.keyboard.press('e')
  await notebook.tag('Wagner abuses')
  const short = notebook.excerpts.filter({ hasText: 'Coups' })
  const long = notebook.excerpts.filter({ hasText: 'Wagner abuses' })
  await expect(notebook.excerpts).toHaveCount(2)
  await expect(long).toHaveAttribute('data-current', 'true')
  await page.keyboard.press('o')
  await expect(short).toHaveAttribute('data-current', 'true')
  // A second tag on the one, which stays one excerpt.
  await page.keyboard.press('t')
  await page.keyboard.type('ICC bias')
  await page.keyboard.press('Enter')
  await expect(short).toContainText('ICC bias claims')
  await expect(notebook.excerpts).toHaveCount(2)

  // Its borders, a word at a time.
  const lastWord = passage.quote.split(' ').at(-1) ?? ''
  await page.keyboard.press('{')
  await expect(short).not.toContainText(`${lastWord}`)
  await expect(notebook.status).toContainText('Undo: move excerpt')
  await page.keyboard.press('}')
  await expect(short).toContainText(lastWord)

  await page.keyboard.press('Delete')
  await expect(page.getByText('Excerpt deleted.')).toBeVisible()
  await expect(notebook.excerpts).toHaveCount(1)
  await notebook.undo()
  await expect(notebook.excerpts).toHaveCount(2)
  await expect(short).toContainText('ICC bias claims')
  await notebook.undo()
  await expect(short).not.toContainText(lastWord)
  await notebook.redo()
  await expect(short).toContainText(lastWord)
  await notebook.expectSaved()
  await first.quit()

  const again = await openDossier({ notebook: join(home, 'notebooks', 'Overlaps.dossier') })
  await new NotebookPage(again.page).show('Excerpts')
  const rows = again.page.getByRole('list', { name: 'Excerpts', exact: true }).getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await expect(rows.filter({ hasText: 'ICC bias claims' })).toContainText('Coups')
})
