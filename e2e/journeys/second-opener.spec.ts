import { join } from 'node:path'
import { articlesIn, expect, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

const articles = articlesIn('resources/sample')
const [one, two] = articles?.passages ?? []

test('[Z9] Who opens a notebook second sees it, learns who holds it, and can change nothing', async ({
  openDossier,
  home,
  host
}) => {
  test.skip(host === 'electron', 'One desktop app runs at a time, so there is no second one.')
  if (!articles || !one || !two) throw new Error('The sample articles are missing.')
  const first = await openDossier()
  const holder = new NotebookPage(first.page)
  await holder.create('Shared')
  await holder.import(articles.files.map(name => join(articles.folder, name)))
  await holder.goTo(one.quote)
  await holder.tag(one.tag)
  await holder.expectSaved()

  const notebook = join(home, 'notebooks', 'Shared.dossier')
  const { page } = await openDossier({ notebook })
  const reader = new NotebookPage(page)
  await expect(page.getByText(/^Read only\./)).toContainText(String(first.pid))
  await expect(reader.sources).toHaveCount(2)
  await reader.show('Excerpts')
  const rows = page.getByRole('list', { name: 'Excerpts', exact: true }).getByRole('listitem')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText(one.tag)

  // Neither keys nor buttons change anything.
  await reader.goTo(two.quote)
  await page.keyboard.press('1')
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+i')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await reader.show('Codebook')
  await page.keyboard.press('n')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Add tag/ })).toBeDisabled()
  await reader.show('Excerpts')
  await expect(rows).toHaveCount(1)

  // Once the holder lets go, the next one may write.
  await first.quit()
  const third = await openDossier({ notebook })
  const writer = new NotebookPage(third.page)
  await expect(writer.sources).toHaveCount(2)
  await writer.goTo(two.quote)
  await writer.tag(two.tag)
  await writer.expectSaved()
})
