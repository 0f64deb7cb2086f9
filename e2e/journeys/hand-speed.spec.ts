import { expect, test } from '../journey.ts'
import { article, openArticle } from '../pages/article.ts'
import { holdAnswers, ONLY_ON_THE_WEB } from '../pages/held-answers.ts'

const arabic = [
  'انسحبت الدول الثلاث من المحكمة. من الذي قرر ذلك؟ لم يُسأل أحد.',
  'قال الوزير إن المحكمة منحازة. لم يقدم دليلا.'
].join('\n\n')

test('[Z20] Tagging, finding and reporting take as few keys as there can be', async ({ openDossier, home }) => {
  const { page, notebook, keys } = await openArticle(openDossier, home, article)
  const { current } = notebook

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
  await expect(current).toContainText('The letter spoke')

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

test('[R64] The next key works on what was just marked, however late its place in the text is heard of', async ({
  openDossier,
  home,
  host
}) => {
  test.skip(host === 'electron', ONLY_ON_THE_WEB)
  const { page, notebook, keys } = await openArticle(openDossier, home, article)
  const answers = await holdAnswers(page, 'ask')
  await keys.press('s', 'm')
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('reader-selection')?.size ?? 0)).toBe(0)
  await keys.press('t')
  await expect(page.getByRole('combobox', { name: /tag/i })).toBeFocused()
  await keys.press('Escape', 'n')
  expect(await answers.count()).toBeGreaterThan(0)
  await answers.letGo()
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused()
  await expect(notebook.excerpts).toHaveCount(1)
})

test('[R64] What is pressed before the disk has answered is about what is being made, and nothing else', async ({
  openDossier,
  home,
  host
}) => {
  test.skip(host === 'electron', ONLY_ON_THE_WEB)
  const { page, notebook, keys } = await openArticle(openDossier, home, article)
  await keys.press('s', '2')
  await expect(notebook.excerpts).toHaveCount(1)
  await expect(notebook.current).toHaveCount(1)
  const answers = await holdAnswers(page, 'run')
  await keys.press('s', '1', 'Delete', 's', '3', ']')
  await expect.poll(answers.count).toBe(2)
  await answers.letGo()
  await expect(notebook.excerpts).toHaveCount(2)
  await expect(notebook.excerpts.first()).toContainText('The court spoke of the withdrawal.')
  await expect(notebook.excerpts.last()).toContainText(/^witness spoke of the withdrawal\./)
  await expect(page.getByText('Choose an excerpt first.')).toHaveCount(0)
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
