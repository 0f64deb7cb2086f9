import { join } from 'node:path'
import { articlesIn, expect, test } from '../journey.ts'
import { article, openArticle } from '../pages/article.ts'
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

test('[U94] A note that is refused, since its excerpt went in another window, is copied from the line that says so', async ({
  openDossier,
  home
}) => {
  const { page, notebook, keys, anotherWindow } = await openArticle(openDossier, home, article)
  if (!anotherWindow) return test.skip(true, 'This host has one window only.')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await keys.press('s', 'm')
  await notebook.expectSaved()
  await keys.press('n')
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused()
  // What is typed is written after a pause, which does not come before the other window has taken the excerpt away.
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  await keys.type('Nearly lost')
  const other = await anotherWindow()
  const elsewhere = new NotebookPage(other)
  await expect(elsewhere.excerpts).toHaveCount(1)
  await other.getByRole('document', { name: /^Text of/ }).focus()
  await other.keyboard.press('j')
  await expect(elsewhere.current).toHaveCount(1)
  await other.keyboard.press('Delete')
  await expect(elsewhere.status).toContainText('0 excerpts')
  await page.clock.resume()
  await page.getByRole('button', { name: 'Copy what was typed' }).press('Enter')
  await expect(page.getByText('Copied.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Nearly lost')
  await expect(page.getByRole('button', { name: 'Copy what was typed' })).toHaveCount(0)
})
