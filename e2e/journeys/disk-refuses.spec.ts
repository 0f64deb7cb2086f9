import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { articlesIn, expect, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

const hasLimits = spawnSync('prlimit', ['--version']).status === 0

test('[Z3] A disk that refuses shows as “Could not save” until it takes everything again', async ({
  openDossier,
  home
}) => {
  test.skip(!hasLimits, 'Only Linux can make a running program’s disk refuse: prlimit is not here.')
  const articles = articlesIn('resources/sample')
  if (!articles) throw new Error('The sample articles are missing.')
  const dossier = await openDossier()
  const notebook = new NotebookPage(dossier.page)
  await notebook.create('Full')
  await notebook.import(articles.files.map(file => join(articles.folder, file)))
  await notebook.expectSaved()

  refuse(dossier.pid)
  const [one, two] = articles.passages
  await notebook.goTo(one?.quote ?? '')
  await notebook.tag(one?.tag ?? '')
  await expect(notebook.status).toContainText('Could not save')
  await expect(notebook.status).not.toContainText('Saved')
  // The work goes on, and stays.
  await notebook.goTo(two?.quote ?? '')
  await notebook.tag(two?.tag ?? '')
  await expect(notebook.status).toContainText('Could not save')

  accept(dossier.pid)
  await dossier.page.keyboard.press('ControlOrMeta+s')
  await notebook.expectSaved()
  await dossier.quit()
  const again = await openDossier({ notebook: join(home, 'notebooks', 'Full.dossier') })
  await new NotebookPage(again.page).show('Excerpts')
  await expect(again.page.getByRole('list', { name: 'Excerpts', exact: true }).getByRole('listitem')).toHaveCount(2)
})

/** Let a process write nothing any more: the kernel answers as for a file that is too large. */
function refuse(pid: number): void {
  limit(pid, '0:')
}

function accept(pid: number): void {
  limit(pid, 'unlimited:')
}

function limit(pid: number, bytes: string): void {
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}`], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}
