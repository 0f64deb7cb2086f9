import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible } from '../journey.ts'
import { NotebookPage } from './notebook-page.ts'

export const PASSPHRASE = 'vier Worte, die niemand kennt'

/** Deriving keys takes a second, and far longer where the computer has much else to do. */
export const derived = { timeout: 60_000 }

/** Make a notebook and encrypt it by keys, up to the recovery key, which is shown. */
export async function encryptNew(page: Page, title: string): Promise<void> {
  await new NotebookPage(page).create(title)
  await pick(page, 'Encrypt…')
  await typeTwice(page, PASSPHRASE, PASSPHRASE)
}

/** Choose from the menu of the notebook by keys. */
export async function pick(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.type(item.slice(0, 8))
  await expect(page.getByRole('menuitem', { name: item })).toBeFocused()
  await page.keyboard.press('Enter')
}

/** Choose from it by mouse. */
export async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Type a passphrase into the field that has the focus, and send it. */
export async function typePassphrase(page: Page, passphrase: string): Promise<void> {
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(passphrase)
  await page.keyboard.press('Enter')
}

/** Type a new passphrase into the field that has the focus and the one after it, and send both. */
export async function typeTwice(page: Page, first: string, second: string): Promise<void> {
  await expect(page.getByLabel('New passphrase', { exact: true })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(first)
  await page.getByLabel('The same again', { exact: true }).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(second)
  await page.keyboard.press('Enter')
}

/** Ask for another passphrase, with the one until now. */
export async function changePassphrase(page: Page, now: string, next: string): Promise<void> {
  await pick(page, 'Change passphrase…')
  await expect(page.getByLabel('Passphrase until now', { exact: true })).toBeFocused()
  await expectAccessible(page, 'change passphrase')
  await page.keyboard.type(now)
  await page.getByLabel('New passphrase', { exact: true }).focus()
  await typeTwice(page, next, next)
}

/** Keep the recovery key that is shown. */
export async function keepKey(page: Page): Promise<string> {
  const keeping = page.getByRole('alertdialog', { name: 'Keep the recovery key' })
  const recoveryKey = await keyIn(keeping)
  await expectAccessible(page, 'keep the recovery key')
  await expect(keeping.getByLabel(/^The last group/)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(keeping).toBeVisible()
  await keeping.getByLabel(/^The last group/).focus()
  await page.keyboard.type(lastGroup(recoveryKey).toLowerCase())
  await page.keyboard.press('Enter')
  await expect(keeping).toHaveCount(0)
  return recoveryKey
}

/** The recovery key that is shown, once it is. */
export async function keyIn(keeping: Locator): Promise<string> {
  await expect(keeping).toBeVisible(derived)
  const groups = await keeping.getByLabel('Recovery key', { exact: true }).locator('span').allTextContents()
  expect(groups).toHaveLength(8)
  return groups.join('-')
}

/** What of a recovery key is asked for, to be sure that it is kept. */
export function lastGroup(recoveryKey: string): string {
  return recoveryKey.split('-').at(-1) ?? ''
}

/** The files below a folder in which any of some words stands. */
export function filesThatName(folder: string, words: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path, { throwIfNoEntry: false })?.isFile())
    .filter(file => words.some(word => readFileSync(file).includes(word)))
}
