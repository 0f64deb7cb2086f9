import type { Locator, Page } from '@playwright/test'
import { makePdf } from '../../src/testing/documents.ts'
import { expect, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

const words = 'A statement\n\nThe states said that they would leave.\n'
const file = (name: string, bytes: string | Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes)
})

test('[Z8] Files that cannot be read say why, and keep no other out', async ({ openDossier }) => {
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('Mixed')
  const card = await chooseFiles(page, [
    file('good.txt', words),
    file('twin.txt', words),
    file('empty.txt', ''),
    file(
      'binary.txt',
      Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251)
    ),
    file('locked.pdf', lockedPdf()),
    file('table.csv', 'a,b\n1,2\n'),
    file('half.pdf', makePdf([[{ text: 'The first page only.', y: 700 }], []]))
  ])
  await expect(card('empty.txt').getByRole('alert')).toContainText('The file is empty')
  await expect(card('binary.txt').getByRole('alert')).toContainText('This is not a text file')
  await expect(card('locked.pdf').getByRole('alert')).toContainText('protected by a password')
  await expect(card('table.csv').getByRole('alert')).toContainText('cannot be read')
  await expect(card('half.pdf').getByRole('status')).toContainText('Page 2 holds no text')
  await expect(card('good.txt').getByRole('alert')).toHaveCount(0)

  await expect(page.getByRole('button', { name: 'Add 3 sources' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 sources added')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(notebook.sources).toHaveCount(2)
  await notebook.expectSaved()

  const again = await chooseFiles(page, [file('good.txt', words), file('new.txt', 'Other words.\n')])
  await expect(again('good.txt')).toContainText('Already here')
  await expect(page.getByRole('button', { name: 'Add 1 source' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(notebook.sources).toHaveCount(3)
})

type Chosen = ReturnType<typeof file>

/** Choose files in the import dialog; gives the card of each by its name. */
async function chooseFiles(page: Page, files: readonly Chosen[]): Promise<(name: string) => Locator> {
  await page.keyboard.press('ControlOrMeta+i')
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeFocused()
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await choosing).setFiles([...files])
  const cards = page.getByRole('dialog', { name: 'Import sources' }).getByRole('listitem')
  await expect(cards).toHaveCount(files.length)
  return name => cards.filter({ hasText: name })
}

function lockedPdf(): Uint8Array {
  const lock = '01234567890123456789012345678901'
  const plain = Buffer.from(makePdf([[{ text: 'Secret', y: 700 }]])).toString('latin1')
  const encrypt = `/Encrypt<</Filter/Standard/V 2/R 3/O(${lock})/U(${lock})/P -1/Length 128>>/ID[(a)(a)]/Info`
  return Buffer.from(plain.replace('/Info', encrypt), 'latin1')
}
