import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Host } from '../hosts/host.ts'
import { articlesIn, expect, expectAccessible, test, type Articles, type OpenDossier } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

const words = 'Who says so, and *when*?'
const sample = articlesIn('resources/sample')
const real = articlesIn('../shared/sources')

test('[Z1] A researcher tags three themes in the sample articles, and shows them to a colleague', async ({
  openDossier,
  home
}) => {
  if (!sample) throw new Error('The sample articles are missing.')
  await tagAndShow(sample, openDossier, home)
})

test('[Z1] A researcher tags three themes in two real articles, and shows them to a colleague', async ({
  openDossier,
  home
}) => {
  test.skip(!real, 'The two real articles are not at hand: only the sample articles were tried.')
  if (real) await tagAndShow(real, openDossier, home)
})

/** Import, tag by keyboard, note, find, export, reopen, undo. */
async function tagAndShow(articles: Articles, openDossier: OpenDossier, home: string): Promise<void> {
  const first = await openDossier()
  const notebook = new NotebookPage(first.page)
  await notebook.create('Sahel and the court')
  await notebook.import(articles.files.map(file => join(articles.folder, file)))
  await expectAccessible(first.page, 'reader')

  for (const { quote, tag } of articles.passages) {
    await notebook.goTo(quote)
    await notebook.tag(tag)
  }
  await notebook.note(words)
  await expectAccessible(first.page, 'reader with excerpts')
  await expectExcerpts(first, articles)
  await expectExport(notebook, articles)
  await first.quit()

  const again = await openDossier({ notebook: join(home, 'notebooks', 'Sahel and the court.dossier') })
  await expectExcerpts(again, articles)
  const reopened = new NotebookPage(again.page)
  await reopened.show('Read')
  await expect(reopened.status).toContainText('Undo: edit note')
  await reopened.undo()
  await expect(reopened.status).toContainText('Undo: tag excerpt')
  await reopened.undo()
  await reopened.show('Excerpts')
  await expect(again.page.getByRole('list', { name: 'Excerpts', exact: true }).getByRole('listitem')).toHaveCount(
    articles.passages.length - 1
  )
  await reopened.redo()
  await expectExcerpts(again, articles)
}

/** Every passage is on the one screen that gathers them, with its tag. */
async function expectExcerpts({ page }: Host, { passages }: Articles): Promise<void> {
  await new NotebookPage(page).show('Excerpts')
  const rows = page.getByRole('list', { name: 'Excerpts', exact: true }).getByRole('listitem')
  await expect(rows).toHaveCount(passages.length)
  for (const { quote, tag } of passages) await expect(rows.filter({ hasText: quote })).toContainText(tag)
  await expectAccessible(page, 'excerpts')
}

/** In the export every passage stands word for word, with its tag and the SHA-256 of its own original. */
async function expectExport(notebook: NotebookPage, { folder, passages }: Articles): Promise<void> {
  const download = await notebook.export()
  const text = readFileSync(await download.path(), 'utf8')
  const excerpts = text.split(/^### /m)
  for (const { file, quote, tag } of passages) {
    const excerpt = excerpts.find(one => one.startsWith('Excerpt') && one.includes(quote))
    expect(excerpt).toMatch(new RegExp(`^- Tags: .*${tag}`, 'm'))
    expect(excerpt).toContain(
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex')
    )
  }
  expect(text).toMatch(/Who says so, and [*_]when[*_]\?/)
}
