import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, type OpenDossier } from '../journey.ts'
import { NotebookPage } from './notebook-page.ts'

const subjects = ['The court', 'A minister', 'One witness', 'The letter', 'Nobody']
const ends = [
  'spoke of the withdrawal',
  'left the capital',
  'was heard by Gen. Diallo',
  'asked who decides',
  'said nothing',
  'wrote it down'
]

/** Six paragraphs of five sentences; in each paragraph one sentence holds a title that ends nothing. */
export const article = ends.map(end => subjects.map(subject => `${subject} ${end}.`).join(' ')).join('\n\n')

/** Counts the keys that are pressed, a typed letter for one. */
function keyboardOf(page: Page) {
  let count = 0
  return {
    press: async (...keys: readonly string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key)
        count += 1
      }
    },
    type: async (text: string) => {
      for (const letter of text) await page.keyboard.press(/\p{Lu}/u.test(letter) ? `Shift+${letter}` : letter)
      count += text.length
    },
    /** How many keys were pressed since this was asked last. */
    counted: () => {
      const counted = count
      count = 0
      return counted
    }
  }
}

export type Keyboard = ReturnType<typeof keyboardOf>

/** Accessible in either theme. */
export async function expectReadable(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page, `${what}, ${colorScheme}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Read a text in a new notebook, the caret at its beginning. */
export async function openArticle(openDossier: OpenDossier, home: string, text: string, name = 'article') {
  const { page, anotherWindow } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('By hand')
  const file = join(home, `${name}.txt`)
  writeFileSync(file, text)
  await page.keyboard.press('ControlOrMeta+i')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).press('Enter')
  await (await choosing).setFiles([file])
  await page.getByRole('button', { name: 'Add 1 source' }).press('Enter')
  const reader = page.getByRole('document', { name: /^Text of/ })
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await reader.focus()
  await page.keyboard.press('ControlOrMeta+Home')
  return { page, anotherWindow, notebook, reader, keys: keyboardOf(page) }
}
