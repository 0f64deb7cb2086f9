import type { Page } from '@playwright/test'
import { expect, test } from '../journey.ts'
import { expectFine } from '../pages/fine.ts'
import { derived, PASSPHRASE } from '../pages/vault.ts'

test.describe.configure({ timeout: 480_000 })

for (const locale of ['en-GB', 'fr-FR']) {
  test(`[Z4] What keeps a notebook secret is accessible in both themes, at 100 % and 200 %: ${locale}`, async ({
    openDossier
  }) => {
    const { page } = await openDossier({ locale })
    const check = (screen: string) => expectFine(page, `${screen}, ${locale}`)
    const fields = page.locator('input[type=password]')
    const keeping = page.getByRole('alertdialog')
    await page.getByRole('button', { name: /sample notebook|carnet d’exemple/ }).click()
    await expect(page.locator('[data-reader]')).toBeVisible()

    await choose(page, /^(Encrypt|Chiffrer)…/)
    await expect(fields).toHaveCount(2)
    await check('encrypt')
    await fields.first().fill(PASSPHRASE)
    await fields.last().fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    await expect(keeping).toBeVisible(derived)
    await check('keep the recovery key')
    const groups = await keeping.locator('output span').allTextContents()
    await keeping.getByRole('textbox').fill('no group')
    await page.keyboard.press('Enter')
    await expect(keeping.getByRole('alert')).not.toBeEmpty()
    await check('keep the recovery key, refused')
    await keeping.getByRole('textbox').fill(groups.at(-1) ?? '')
    await page.keyboard.press('Enter')
    await expect(keeping).toHaveCount(0)

    for (const [asks, name] of [
      [/^(Change passphrase|Changer la phrase secrète)…/, 'change the passphrase'],
      [/^(Remove encryption|Retirer le chiffrement)…/, 'remove the encryption'],
      [/^(New recovery key|Nouvelle clé de secours)…/, 'new recovery key']
    ] as const) {
      await choose(page, asks)
      await expect(fields.first()).toBeFocused()
      await check(name)
      if (name !== 'new recovery key') await page.keyboard.press('Escape')
    }
    await fields.fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    await expect(keeping).toBeVisible(derived)
    await page.reload()
    await expect(page.getByRole('dialog').getByRole('button', { name: /recovery key|clé de secours/ })).toBeFocused()
    await check('a recovery key that was not confirmed')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)

    await page.keyboard.press('ControlOrMeta+Shift+l')
    await expect(fields).toBeFocused()
    await check('locked')
    await fields.fill('none of it')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: /passphrase|phrase secrète/i })).toBeVisible(derived)
    await check('wrong passphrase')
    await page.getByRole('button', { name: /^(Use the recovery key|Utiliser la clé de secours)/ }).click()
    await expect(fields).toHaveCount(0)
    await check('by recovery key')
  })
}

/** Choose from the menu of the notebook. */
async function choose(page: Page, item: RegExp): Promise<void> {
  await page.locator('[data-pane=bar] button').last().click()
  await page.getByRole('menuitem', { name: item }).click()
}
