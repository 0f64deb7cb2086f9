import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { makePdf } from '../../src/testing/documents.ts'
import { expect, test } from '../journey.ts'
import { expectFine } from '../pages/fine.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

test.describe.configure({ timeout: 300_000 })

for (const locale of ['en-GB', 'fr-FR']) {
  test(`[Z4] The text, however it is shown, is accessible in both themes, at 100 % and 200 %: ${locale}`, async ({
    openDossier,
    home
  }) => {
    const { page } = await openDossier({ locale })
    const check = (screen: string) => expectFine(page, `${screen}, ${locale}`)
    await openSample(page)
    await bring(page, await writeSources(home), check)
    await reading(page, check)
  })

  test(`[Z4] Every screen and dialog is accessible in both themes, at 100 % and 200 %: ${locale}`, async ({
    openDossier
  }) => {
    const { page } = await openDossier({ locale })
    const check = (screen: string) => expectFine(page, `${screen}, ${locale}`)
    await expect(page.getByRole('heading', { name: 'Dossier', level: 1 })).toBeVisible()
    await check('welcome')
    await openSample(page)
    for (const part of [dialogs, screens]) await part(page, check)
  })
}

async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /sample notebook|carnet d’exemple/ }).click()
  await expect(textOf(page)).toBeVisible()
}

type Check = (screen: string) => Promise<void>

/** The text in every way it is shown, and what opens over it. */
async function reading(page: Page, check: Check): Promise<void> {
  await openWithExcerpts(page)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await check('read, with an excerpt')
  await over(page, 't', 'tag picker', check)
  await over(page, 'y', 'what is painted', check)
  await over(page, 'Alt+y', 'letters and lines', check)
  await over(page, 'ControlOrMeta+k', 'palette', check, 'court')
  await page.keyboard.press('Escape')
  const box = await page.locator('[data-block]').nth(3).boundingBox()
  if (!box) throw new Error('The text is not in sight.')
  await page.mouse.move(box.x + 20, box.y + 14)
  await page.mouse.down()
  await page.mouse.move(box.x + 160, box.y + 14, { steps: 4 })
  await page.mouse.up()
  await expect(page.getByRole('toolbar', { name: /^(Selected passage|Passage sélectionné)/ })).toBeVisible()
  await check('selected by mouse')
  await page.keyboard.press('Escape')
  await textOf(page).focus()
  await page.keyboard.press('g')
  await expect(page.locator('iframe')).toBeVisible()
  await check('original')
  await page.keyboard.press('g')

  await open(page, 'Notes of a reader')
  await over(page, 'Alt+o', 'outline', check)
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('heard nobody.[1]')
  await expect(page.getByRole('search').getByRole('status').last()).toContainText('1')
  await check('find')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('note')).toBeVisible()
  await check('footnote')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+m')
  await check('note beside')
  await page.keyboard.press('Alt+w')
  await page.keyboard.press('Alt+f')
  await check('text alone')
  await page.keyboard.press('Alt+f')

  await open(page, 'report')
  await page.keyboard.press('g')
  await expect(page.locator('[data-start]').first()).toBeVisible()
  await check('pages')
  await over(page, 'Alt+p', 'small pages', check)
  await page.keyboard.press('g')
  await page
    .locator('[data-pane=sources] li')
    .filter({ hasText: 'turn their backs' })
    .getByRole('button')
    .first()
    .focus()
  await page.keyboard.press('Alt+Enter')
  await expect(page.locator('[role=document]')).toHaveCount(2)
  await check('two sources')
  await page.keyboard.press('Alt+w')
}

/** Each dialog that a key opens. */
async function dialogs(page: Page, check: Check): Promise<void> {
  await openWithExcerpts(page)
  await page.keyboard.press('j')
  for (const [keys, name] of [
    ...[['ControlOrMeta+e', 'export'] as const, ['ControlOrMeta+,', 'settings'] as const],
    ...[['ControlOrMeta+d', 'source'] as const, ['Alt+n', 'note on the notebook'] as const],
    ...[['Alt+b', 'backups'] as const, ['Alt+h', 'history'] as const, ['h', 'history of the excerpt'] as const],
    ...[['Alt+Delete', 'erase'] as const, ['Alt+r', 'rename'] as const, ['?', 'keys'] as const]
  ])
    await over(page, keys, name, check)
  await expect(async () => {
    await page.keyboard.press('Shift+F1')
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await check('tour')
  await close(page)
  await page.locator('[data-pane=bar] button').last().click()
  await expect(page.getByRole('menu')).toBeVisible()
  await check('menu')
  await close(page)
}

/** The other screens, and what opens there. */
async function screens(page: Page, check: Check): Promise<void> {
  await page.keyboard.press('ControlOrMeta+2')
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
  await check('excerpts')
  await over(page, 'f', 'filter by tag', check)
  await page.keyboard.press('ControlOrMeta+3')
  await expect(page.getByRole('main').getByRole('searchbox')).toBeFocused()
  await check('search')
  await page.keyboard.type('court')
  await expect(page.getByRole('grid')).toBeVisible()
  await check('hits')
  await page.keyboard.press('Enter')
  await over(page, 't', 'tag all hits', check)
  await page.keyboard.press('ControlOrMeta+4')
  await page.getByRole('treegrid').getByText('Coups').first().click()
  await check('codebook')
  await over(page, 'n', 'add a tag', check)
  await over(page, 'm', 'merge tags', check)
  await page.keyboard.press('ControlOrMeta+1')
}

/** What a key opens over the screen. */
async function over(page: Page, keys: string, name: string, check: Check, typed = ''): Promise<void> {
  await page.keyboard.press(keys)
  await expect(page.locator('[role=dialog], [role=menu], [role=listbox]').first()).toBeVisible()
  if (typed) await page.keyboard.type(typed)
  await check(name)
  await close(page)
}

/** In a field the first Escape leaves the field, and the next one what it stands in. */
async function close(page: Page): Promise<void> {
  await expect(async () => {
    if ((await page.locator('[role=dialog], [role=menu]').count()) > 0) await page.keyboard.press('Escape')
    await expect(page.locator('[role=dialog], [role=menu]')).toHaveCount(0, { timeout: 500 })
  }).toPass()
}

function textOf(page: Page) {
  return page.locator('[data-reader]').first()
}

async function open(page: Page, title: string): Promise<void> {
  await page.locator('[data-pane=sources] li').filter({ hasText: title }).getByRole('button').first().click()
  await expect(page.getByRole('document', { name: new RegExp(title) })).toBeVisible()
  await textOf(page).focus()
}

/** The source that comes with excerpts, once they are there to be gone through. */
async function openWithExcerpts(page: Page): Promise<void> {
  await open(page, 'turn their backs')
  const cards = page.getByRole('list', { name: /^(Excerpts of this source|Extraits de cette source)$/ })
  await expect(cards.getByRole('listitem').first()).toBeVisible()
}

/** A PDF, a text with headings and footnotes, and one from right to left. */
async function writeSources(home: string): Promise<readonly string[]> {
  const lines = Array.from({ length: 20 }, (_, line) => ({ text: `Line ${line + 1} says it.`, y: 720 - line * 20 }))
  const notes = [
    '# Notes of a reader',
    '## The first day',
    'The court heard nobody.[^1] It went on.',
    '## The second day'
  ]
  const files = {
    'report.pdf': makePdf([lines, lines, lines]),
    'notes.md': [...notes, 'Nobody came. '.repeat(60), '[^1]: Said by the registry.'].join('\n\n'),
    'arabic.txt': 'قالت المحكمة إن الشهود التسعة لم يتفقوا على الساعة.\n\nثم غادر الوفد القاعة.'
  }
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(home, name), content)))
  return Object.keys(files).map(name => join(home, name))
}

async function bring(page: Page, files: readonly string[], check: Check): Promise<void> {
  await page.keyboard.press('ControlOrMeta+i')
  await expect(page.getByRole('button', { name: /Choose files|Choisir/ })).toBeFocused()
  await check('import')
  const choosing = page.waitForEvent('filechooser')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Choose files|Choisir/ })
    .press('Enter')
  await (await choosing).setFiles([...files])
  const add = page.getByRole('button', { name: /3 sources/ })
  await expect(add).toBeFocused()
  await check('import, with files')
  await add.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // The list moves under whoever clicks into it before they are there.
  await expect(page.locator('[data-pane=sources] li')).toHaveCount(5)
}

test('[Z4] What is empty is accessible too', async ({ openDossier }) => {
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('Empty')
  for (const screen of ['Read', 'Excerpts', 'Search', 'Codebook'] as const) {
    await notebook.show(screen)
    await expect(page.getByRole('main')).not.toBeEmpty()
    await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0)
    await expectFine(page, `${screen}, empty`)
  }
})

test('[Z5] The help shows a key for every action of the journey', async ({ openDossier }) => {
  const { page } = await openDossier()
  await page.getByRole('button', { name: 'Open the sample notebook' }).click()
  await expect(page.getByRole('document', { name: /^Text of/ })).toBeVisible()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  for (const action of [
    ...['Import sources', 'Find in the notebook', 'Find a tag by typing', 'Write a note on it', 'Export'],
    ...['Undo', 'Redo', 'Next excerpt', 'Say who speaks', 'Delete the excerpt']
  ])
    await expect(help.getByText(action, { exact: true })).toBeVisible()
})
