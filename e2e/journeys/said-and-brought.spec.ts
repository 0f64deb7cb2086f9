import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

const QUOTE = 'witnesses accused men of the Wagner group of killing civilians in Tin Adar'
const FOLDER = 'resources/sample'
const FILES = ['three-states-leave-the-court.html', 'what-the-withdrawal-means.md'].map(name => join(FOLDER, name))

test('[Z14] Who speaks, in which voice, and what is shown of it, is said by keys; the source goes out with its marks', async ({
  openDossier
}) => {
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('Voices')
  await notebook.import(FILES)
  await notebook.goTo('an instrument of neo-colonial discipline')
  await notebook.tag('ICC bias')
  await notebook.goTo(QUOTE)
  await notebook.tag('Wagner abuses')
  const excerpt = notebook.excerpts.filter({ hasText: QUOTE })

  // In which voice: each press of the key takes the next one. Who speaks: typed, and the caret goes back to the text.
  await page.keyboard.press('v')
  await page.keyboard.press('v')
  await expect(excerpt.getByRole('button', { name: 'Reports it Voice' })).toBeVisible()
  await page.keyboard.press('w')
  const speaker = page.getByRole('combobox', { name: 'Who speaks' })
  await expect(speaker).toBeFocused()
  await page.keyboard.type('Witnesses')
  await page.keyboard.press('Enter')
  await expect(speaker).toHaveValue('Witnesses')
  await expect(notebook.status).toContainText('Undo: edit speaker')
  await expect(async () => {
    await page.keyboard.press('F6')
    await expect(page.getByRole('document', { name: /^Text of/ })).toBeFocused({ timeout: 500 })
  }).toPass()
  await notebook.note('Checked against the report.')

  // Filters, one by one and together; each is a key.
  await notebook.show('Excerpts')
  const rows = page.getByRole('list', { name: 'Excerpts', exact: true }).getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await page.keyboard.press('w')
  await page.keyboard.type('witn')
  await page.keyboard.press('Enter')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('Witnesses')
  await page.keyboard.press('x')
  await expect(rows).toHaveCount(2)
  await page.keyboard.press('n')
  await expect(rows).toHaveCount(1)
  await page.keyboard.press('f')
  await page.keyboard.type('ICC bias')
  await page.keyboard.press('Enter')
  await expect(rows).toHaveCount(0)
  await page.keyboard.press('n')
  await expect(rows).toHaveCount(1)
  await page.keyboard.press('x')
  await page.keyboard.press('/')
  await page.keyboard.type('neo-colonial')
  await expect(rows).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  // What the text looks like with its marks, in a file that asks nobody for anything.
  await notebook.goTo(QUOTE)
  await page.keyboard.press('ControlOrMeta+e')
  const asking = page.getByRole('dialog', { name: 'Export' })
  const download = page.waitForEvent('download')
  await asking.getByRole('radio', { name: /^This source, annotated/ }).press('Space')
  await asking.getByRole('radio', { name: /^Web page/ }).press('Space')
  await asking.getByRole('button', { name: 'Export' }).press('Enter')
  const file = readFileSync(await (await download).path(), 'utf8')
  expect(file).toContain(QUOTE)
  expect(file).toContain('Wagner abuses')
  expect(file).toContain('Checked against the report.')
  expect(file).not.toMatch(/<script|src="http/i)
})

test('[Z15] A file is read again in another encoding; what is dropped or pasted comes in like what is chosen', async ({
  openDossier,
  home
}) => {
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('Arrivals')
  // “Привет, мир” and more in KOI8-R, taken for another Cyrillic or Western encoding until it is told.
  const letters = Buffer.from('f0d2c9d7c5d42c20cdc9d22e', 'hex')
  const file = join(home, 'letter.txt')
  writeFileSync(file, Buffer.concat([letters, Buffer.from('\n\n'), letters]))
  await page.keyboard.press('ControlOrMeta+i')
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeFocused()
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await choosing).setFiles([file])
  const dialog = page.getByRole('dialog', { name: 'Import sources' })
  await dialog.getByRole('button', { name: /^Encoding of letter.txt/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: /KOI8-R/ }).press('Enter')
  await expect(dialog.getByText('Привет, мир.').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Add 1 source' }).press('Enter')
  await expect(notebook.sources).toHaveCount(1)
  await expect(dialog).toHaveCount(0)

  // A file that is dropped anywhere.
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['Dropped words stand here.'], 'dropped.txt', { type: 'text/plain' }))
    for (const kind of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
  })
  await expect(dialog.getByText('Dropped words stand here.').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Add 1 source' }).press('Enter')
  await expect(notebook.sources).toHaveCount(2)
  await expect(dialog).toHaveCount(0)

  // Text that is pasted outside of a field.
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'Pasted words stand here.\n\nAnd a second paragraph.')
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(dialog.getByText('Pasted words stand here.').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Add 1 source' }).press('Enter')
  await expect(notebook.sources).toHaveCount(3)
  await notebook.goTo('a second paragraph')
})
