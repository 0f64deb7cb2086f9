import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../journey.ts'

const screens = ['Lire', 'Extraits', 'Recherche', 'Grille de codage'] as const
/** Words that an English window is full of, and no French one says. */
const english =
  /\b(the|and|of|with|not|yet|add|close|codebook|copy|excerpts?|find|key|notebook|read|saved?|search|settings|show|tags?|undo|words?)\b/i

test('[U63] A researcher has the window speak French at once, works in it, and has it speak English again', async ({
  openDossier
}) => {
  const { page } = await openDossier()
  await page.getByRole('textbox', { name: 'Title' }).fill('Le Sahel')
  await page.getByRole('radio', { name: 'Empty' }).click()
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('textbox', { name: 'Your name' }).fill('Aïcha')
  await page.getByRole('radio', { name: 'Français' }).click()
  await expect(page.getByRole('dialog', { name: 'Réglages' })).toBeVisible()
  // What was typed is kept, and the hand is where it was.
  await expect(page.getByRole('textbox', { name: 'Votre nom' })).toHaveValue('Aïcha')
  await expect(page.getByRole('radio', { name: 'Français' })).toBeFocused()
  await expectFrench(page, 'settings')
  await page.getByRole('button', { name: 'Terminé' }).click()
  await expectFrench(page, 'welcome')

  await page.getByRole('textbox', { name: 'Titre' }).fill('Le Sahel')
  await page.getByRole('radio', { name: 'Vide' }).click()
  await page.getByRole('button', { name: 'Créer le carnet' }).click()
  await expectOnEveryScreen(page)
  await importText(page)
  await tagSentence(page)
  await expectOnEveryScreen(page)
  await expectUndone(page)

  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('radio', { name: 'English' }).click()
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('contentinfo')).toContainText('1 source · 0 excerpts')
})

test('[U63] What is typed is not lost to a language that is chosen in another window', async ({ openDossier }) => {
  const { page, anotherWindow } = await openDossier()
  if (!anotherWindow) return test.skip(true, 'This host has one window only.')
  await page.getByRole('button', { name: 'Open the sample notebook' }).click()
  await page.getByRole('button', { name: 'Import sources' }).first().click()
  const pasted = page.getByLabel('Or paste text here')
  await pasted.fill('Nearly lost')
  const other = await anotherWindow()
  await other.getByRole('button', { name: 'Search', exact: true }).click()
  await other.keyboard.press('Escape')
  await other.keyboard.press('ControlOrMeta+,')
  await other.getByRole('radio', { name: 'Français' }).click()
  await expect(other.locator('html')).toHaveAttribute('lang', 'fr')
  // As long as the other window took, and a moment.
  await page.waitForTimeout(600)
  await expect(pasted).toHaveValue('Nearly lost')
  await page.keyboard.press('Escape')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
})

test('[U63] The window speaks the language of the computer until one is chosen', async ({ openDossier }) => {
  const french = await openDossier({ locale: 'fr-CA' })
  await expect(french.page.getByRole('button', { name: 'Ouvrir le carnet d’exemple' })).toBeVisible()
  await expectFrench(french.page, 'welcome')
  await french.quit()
  const other = await openDossier({ locale: 'de-DE' })
  await expect(other.page.getByRole('button', { name: 'Open the sample notebook' })).toBeVisible()
  await expect(other.page.locator('html')).toHaveAttribute('lang', 'en')
})

async function importText(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+i')
  await expectFrench(page, 'import')
  await page
    .getByLabel('Ou collez un texte ici')
    .fill('Le Mali quitte la Cour pénale internationale. Le Niger et le Burkina Faso le suivent.')
  await page.getByRole('button', { name: 'Utiliser ce texte' }).click()
  await expect(page.getByText('15 mots')).toBeVisible()
  await page.getByRole('button', { name: 'Ajouter 1 source' }).click()
  await expect(page.getByText('Source ajoutée.')).toBeVisible()
}

async function tagSentence(page: Page): Promise<void> {
  await expect(page.getByRole('document', { name: /^Texte de/ })).toBeVisible()
  await page.keyboard.press('r')
  await page.keyboard.press('s')
  await page.keyboard.press('t')
  await page.keyboard.type('Retrait')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('contentinfo')).toContainText('1 source · 1 extrait')
  await expect(page.getByRole('contentinfo')).toContainText('Annuler\u202F: étiqueter l’extrait')
}

async function expectUndone(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+1')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText('Annulé\u202F: étiqueter l’extrait.')).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('1 source · 0 extrait')
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+Shift+z')
}

async function expectOnEveryScreen(page: Page): Promise<void> {
  for (const [at, screen] of screens.entries()) {
    await page.keyboard.press(`ControlOrMeta+${at + 1}`)
    await expect(page.getByRole('button', { name: screen, exact: true })).toHaveAttribute('aria-current', 'page')
    await expectFrench(page, screen)
  }
  await page.keyboard.press('ControlOrMeta+1')
}

/** What is shown and read out is French, and can be used by everybody. */
async function expectFrench(page: Page, screen: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  const shown = await page.locator('body').innerText()
  const named = await page
    .locator('[aria-label], [placeholder], [title]')
    .evaluateAll(elements =>
      elements.flatMap(element => ['aria-label', 'placeholder', 'title'].map(name => element.getAttribute(name) ?? ''))
    )
  const said = [...shown.split('\n'), ...named]
  expect(
    said.filter(words => english.test(words)),
    screen
  ).toEqual([])
  await expectAccessible(page, screen)
}
