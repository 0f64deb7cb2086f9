import { join } from 'node:path'
import { articlesIn, expect, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

test('[D84] What is being typed is kept when Dossier is told to end that moment', async ({
  openDossier,
  home,
  host
}) => {
  test.skip(host === 'electron', 'The window of the desktop goes with its host, and is asked when it is closed.')
  const articles = articlesIn('resources/sample')
  const [one] = articles?.passages ?? []
  if (!articles || !one) throw new Error('The sample articles are missing.')
  const { page, pid } = await openDossier()
  // The window says that its host is gone, which is no fault of the window.
  page.removeAllListeners('console')
  const notebook = new NotebookPage(page)
  await notebook.create('Closing')
  await notebook.import(articles.files.map(file => join(articles.folder, file)))
  await notebook.goTo(one.quote)
  await notebook.tag(one.tag)
  await notebook.expectSaved()
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused()
  await page.keyboard.type('Typed at the last moment.')
  process.kill(pid, 'SIGTERM')
  await expect(page.getByText(/Dossier does not answer|Dossier has stopped/).first()).toBeVisible({ timeout: 30_000 })

  const again = await openDossier({ notebook: join(home, 'notebooks', 'Closing.dossier') })
  await new NotebookPage(again.page).show('Excerpts')
  const row = again.page.getByRole('list', { name: 'Excerpts', exact: true }).getByRole('listitem')
  await expect(row).toContainText('Typed at the last moment.')
})
