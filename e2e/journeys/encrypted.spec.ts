import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { articlesIn, expect, expectAccessible, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'
import {
  changePassphrase,
  choose,
  derived,
  encryptNew,
  filesThatName,
  keepKey,
  keyIn,
  lastGroup,
  PASSPHRASE,
  pick,
  typePassphrase,
  typeTwice
} from '../pages/vault.ts'

const OTHER = 'cuatro palabras sin nada que ver'
const articles = articlesIn('resources/sample')
const [one] = articles?.passages ?? []

test.describe.configure({ timeout: 480_000 })

test('[V52] A notebook is encrypted, locked, unlocked and decrypted by keys alone', async ({ openDossier, home }) => {
  if (!articles || !one) throw new Error('The sample articles are missing.')
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('Folder name')
  await notebook.import(articles.files.map(name => join(articles.folder, name)))
  await page.keyboard.press('Alt+r')
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Zebra title')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Zebra title', level: 1 })).toBeVisible()

  // Encrypt it: the form says what is wrong, and the key goes only when it is kept.
  await pick(page, 'Encrypt…')
  const asking = page.getByRole('dialog', { name: 'Encrypt the notebook' })
  await expect(asking.getByLabel('New passphrase', { exact: true })).toBeFocused()
  await expectAccessible(page, 'encrypt')
  await typeTwice(page, 'short', 'short')
  await expect(asking.getByRole('alert')).toContainText('too short', derived)
  await asking.getByLabel('New passphrase', { exact: true }).focus()
  await typeTwice(page, PASSPHRASE, 'another one altogether')
  await expect(asking.getByRole('alert')).toContainText('not the same')
  await expectAccessible(page, 'encrypt, refused')
  await asking.getByLabel('New passphrase', { exact: true }).focus()
  await typeTwice(page, PASSPHRASE, PASSPHRASE)
  const recoveryKey = await keepKey(page)
  await expect(notebook.sources).toHaveCount(articles.files.length)

  // Work in it. What is searched for stays out of the address, yet Back finds it again.
  await notebook.goTo(one.quote)
  await notebook.tag(one.tag)
  await notebook.note('Zebra note')
  await notebook.find(one.quote)
  expect(decodeURIComponent(page.url())).not.toContain(one.quote.slice(0, 12))
  await notebook.show('Codebook')
  await page.goBack()
  await expect(page.getByRole('grid', { name: 'Hits' })).toBeVisible()
  await expect(page).toHaveTitle('Folder name · Dossier')
  await notebook.show('Read')
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Zebra note, typed last')

  // Lock it while a note is being typed: the words are kept, and the window keeps none of them.
  const source = /source=\w+/.exec(page.url())?.[0] ?? 'no source'
  await page.keyboard.press('ControlOrMeta+Shift+l')
  const field = page.getByLabel('Passphrase', { exact: true })
  await expect(field).toBeFocused()
  await expectAccessible(page, 'locked')
  expect(await page.content()).not.toMatch(/Zebra|court/i)
  expect(page.url()).toContain(source)
  await expect(page).toHaveTitle('Dossier')

  // A wrong passphrase is said beside the field, which keeps it and can show it.
  await page.keyboard.type('vier Worte, die jemand kennt')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: /passphrase/i })).toBeVisible(derived)
  await expect(field).toHaveValue('vier Worte, die jemand kennt')
  await expect(field).toHaveAttribute('type', 'password')
  await page.keyboard.press('Alt+v')
  await expect(field).toHaveAttribute('type', 'text')
  await expectAccessible(page, 'wrong passphrase')
  await typePassphrase(page, PASSPHRASE)
  await expect(page.getByRole('document', { name: /^Text of/ })).toBeVisible(derived)
  expect(page.url()).toContain(source)
  await expect(page.getByText('Zebra note, typed last').first()).toBeVisible()

  // The recovery key opens it, and the passphrase is changed with it.
  await page.keyboard.press('ControlOrMeta+Shift+l')
  await expect(field).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Use the recovery key' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Recovery key', { exact: true })).toBeFocused()
  await page.keyboard.type(recoveryKey.toLowerCase().replaceAll('-', ' '))
  await expectAccessible(page, 'recovery key')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('document', { name: /^Text of/ })).toBeVisible(derived)
  await changePassphrase(page, PASSPHRASE, OTHER)
  await expect(page.getByText('The passphrase is changed.')).toBeVisible(derived)
  await page.keyboard.press('ControlOrMeta+Shift+l')
  await typePassphrase(page, PASSPHRASE)
  await expect(page.getByRole('alert').filter({ hasText: /passphrase/i })).toBeVisible(derived)
  await typePassphrase(page, OTHER)
  await expect(page.getByRole('document', { name: /^Text of/ })).toBeVisible(derived)

  // Another recovery key, then no encryption any more.
  await pick(page, 'New recovery key…')
  await expect(field).toBeFocused()
  await expectAccessible(page, 'new recovery key')
  await page.keyboard.type(OTHER)
  await page.keyboard.press('Enter')
  expect(await keepKey(page)).not.toBe(recoveryKey)
  const words = ['Zebra', one.quote.slice(0, 12), one.tag]
  expect(filesThatName(join(home, 'config'), words)).toEqual([])
  await pick(page, 'Remove encryption…')
  await expect(field).toBeFocused()
  await expectAccessible(page, 'remove the encryption')
  await page.keyboard.type(OTHER)
  await page.keyboard.press('Enter')
  await expect(page.getByText('The notebook is no longer encrypted.')).toBeVisible(derived)
  await expect(notebook.sources).toHaveCount(articles.files.length)
  await page.keyboard.press('ControlOrMeta+Shift+l')
  await expect(page.getByRole('heading', { name: 'Zebra title', level: 1 })).toBeVisible()
})

test('[V53] A new notebook is encrypted from its beginning, by mouse alone', async ({ openDossier, home }) => {
  const { page } = await openDossier()
  await page.getByLabel('Title').fill('Fresh')
  await page.getByText('Encrypt it: asks for a passphrase next').click()
  await page.getByRole('button', { name: 'Make the notebook' }).click()
  const asking = page.getByRole('dialog', { name: 'Encrypt the notebook' })
  await asking.getByLabel('New passphrase', { exact: true }).fill(PASSPHRASE)
  await asking.getByRole('button', { name: 'Show: New passphrase' }).click()
  await expect(asking.getByLabel('New passphrase', { exact: true })).toHaveAttribute('type', 'text')
  await asking.getByLabel('The same again', { exact: true }).fill(PASSPHRASE)
  await asking.getByRole('button', { name: 'Encrypt', exact: true }).click()
  const keeping = page.getByRole('alertdialog', { name: 'Keep the recovery key' })
  const recoveryKey = await keyIn(keeping)
  await keeping.getByRole('button', { name: 'I have kept it' }).click()
  await expect(keeping.getByText('Type the last group of the key first')).toBeVisible()
  await keeping.getByLabel(/^The last group/).fill('ABCDEFG')
  await keeping.getByRole('button', { name: 'Close' }).click()
  await expect(keeping.getByText('This is not the last group of the key.')).toBeVisible()
  const saving = page.waitForEvent('download')
  await keeping.getByRole('button', { name: 'Save as text…' }).click()
  const saved = readFileSync(await (await saving).path(), 'utf8')
  expect(saved.replace(/\s+/g, '-')).toContain(recoveryKey)
  await keeping.getByLabel(/^The last group/).fill(lastGroup(recoveryKey))
  await keeping.getByRole('button', { name: 'I have kept it' }).click()
  await expect(keeping).toHaveCount(0)

  await choose(page, 'Lock now')
  await expect(page.getByRole('heading', { name: 'Fresh', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Another notebook…' }).click()
  await page.getByRole('button', { name: /^Fresh/ }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByRole('button', { name: 'More' })).toBeVisible(derived)
  await choose(page, 'Close the notebook')
  await expect(page.getByRole('heading', { name: 'Dossier', level: 1 })).toBeVisible()
  expect(filesThatName(join(home, 'notebooks'), ['Wagner'])).toEqual([])
})

test('[V54] A recovery key that left the screen unconfirmed is asked after, and another one is made', async ({
  openDossier
}) => {
  const { page } = await openDossier()
  await encryptNew(page, 'Unkept')
  const keeping = page.getByRole('alertdialog', { name: 'Keep the recovery key' })
  const first = await keyIn(keeping)
  await page.keyboard.press('ControlOrMeta+Shift+l')
  await expect(page.getByText('This key is shown only now.')).toBeVisible()
  await expect(keeping).toBeVisible()
  await page.reload()
  const asking = page.getByRole('dialog', { name: 'Is the recovery key kept?' })
  await expect(asking.getByRole('button', { name: 'New recovery key…' })).toBeFocused()
  await expectAccessible(page, 'a recovery key that was not confirmed')
  await page.keyboard.press('Enter')
  await typePassphrase(page, PASSPHRASE)
  expect(await keepKey(page)).not.toBe(first)
  await page.reload()
  await expect(page.getByRole('button', { name: 'More' })).toBeVisible()
  await expect(asking).toHaveCount(0)
})

test('[V27] Where the recovery key was damaged, changing the passphrase says so and leads to a new one', async ({
  openDossier,
  home
}) => {
  const { page } = await openDossier()
  await encryptNew(page, 'Halved')
  const first = await keepKey(page)
  await expect(page.getByRole('button', { name: 'More' })).toBeVisible(derived)
  for (const name of ['keys.json', 'keys-copy.json']) {
    const file = join(home, 'notebooks', 'Halved.dossier', name)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/(recovery key".*"wrapped":")../, '$1zz'))
  }
  await changePassphrase(page, PASSPHRASE, OTHER)
  const telling = page.getByRole('alertdialog', { name: 'The recovery key opens nothing any more' })
  await expect(telling.getByRole('button', { name: 'New recovery key…' })).toBeFocused(derived)
  await expectAccessible(page, 'a recovery key that could not be kept')
  await page.keyboard.press('Enter')
  await typePassphrase(page, OTHER)
  expect(await keepKey(page)).not.toBe(first)
  await expect(telling).toHaveCount(0)
  expect(readdirSync(join(home, 'notebooks', 'Halved.dossier')).filter(name => name.includes('.damaged-'))).toEqual([])
})

test('[V40] An encrypted notebook that is named at the start asks for its passphrase, in the dark too', async ({
  openDossier,
  home
}) => {
  const first = await openDossier()
  await encryptNew(first.page, 'Sealed')
  await keepKey(first.page)
  await first.quit()

  const { page } = await openDossier({ notebook: join(home, 'notebooks', 'Sealed.dossier') })
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page, 'locked, dark')
  await page.keyboard.type(PASSPHRASE)
  await page.keyboard.press('Enter')
  // It shows that it goes on, and can be given up.
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible()
  await page.getByLabel('Passphrase', { exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Sealed', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'More' })).toBeVisible(derived)
})
