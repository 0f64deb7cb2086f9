import { join } from 'node:path'
import { articlesIn, expect, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

test('[Z2] What was called saved is there after the program was killed in mid-edit', async ({ openDossier, home }) => {
  const articles = articlesIn('resources/sample')
  if (!articles) throw new Error('The sample articles are missing.')
  const first = await openDossier()
  const notebook = new NotebookPage(first.page)
  await notebook.create('Killed')
  await notebook.import(articles.files.map(file => join(articles.folder, file)))
  const [one, ...others] = articles.passages
  await notebook.goTo(one?.quote ?? '')
  await notebook.tag(one?.tag ?? '')
  await notebook.note('This was called saved.')
  for (const { quote, tag } of others) {
    await notebook.goTo(quote)
    await notebook.tag(tag)
  }
  await notebook.expectSaved()
  // Typing goes on while the program dies.
  await first.page.keyboard.press('n')
  await first.page.keyboard.type('Half a sent')
  await first.kill()

  const again = await openDossier({ notebook: join(home, 'notebooks', 'Killed.dossier') })
  const reopened = new NotebookPage(again.page)
  await reopened.show('Excerpts')
  const rows = again.page.getByRole('list', { name: 'Excerpts', exact: true }).getByRole('listitem')
  await expect(rows).toHaveCount(articles.passages.length)
  for (const { quote, tag } of articles.passages) await expect(rows.filter({ hasText: quote })).toContainText(tag)
  await expect(rows.filter({ hasText: one?.quote ?? '' })).toContainText('This was called saved.')
})
