import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Download, type Locator, type Page } from '@playwright/test'

/** An open notebook as a researcher sees it. Keys only, but where a file has to be chosen. */
export class NotebookPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get sources(): Locator {
    return this.#page.getByRole('list', { name: 'Sources', exact: true }).getByRole('listitem')
  }

  get excerpts(): Locator {
    return this.#page.getByRole('list', { name: 'Excerpts of this source' }).getByRole('listitem')
  }

  /** The excerpt that is worked on, or none. */
  get current(): Locator {
    return this.excerpts.and(this.#page.locator('[data-current]'))
  }

  /** How many items the list of excerpts has, once it holds as many excerpts as its head says. */
  async excerptCount(): Promise<number> {
    const total = this.#page.locator('#excerpts-pane-head + span')
    await expect(async () => {
      expect(await this.#page.locator('section > ol > li').count()).toBe(Number(await total.textContent()))
    }).toPass({ timeout: 10_000 })
    return this.excerpts.count()
  }

  /** The bar that says what is saved and what undo takes back. */
  get status(): Locator {
    return this.#page.getByRole('contentinfo')
  }

  /** Make a notebook from the welcome screen. */
  async create(title: string): Promise<void> {
    await this.#page.getByLabel('Title').focus()
    await this.#page.keyboard.type(title)
    await this.#page.keyboard.press('Enter')
    await expect(this.#page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  }

  /** Import files, and wait until they are sources. */
  async import(files: readonly string[]): Promise<void> {
    const count = files.length === 1 ? '1 source' : `${files.length} sources`
    await this.#page.keyboard.press('ControlOrMeta+i')
    await expect(this.#page.getByRole('button', { name: 'Choose files' })).toBeFocused()
    const choosing = this.#page.waitForEvent('filechooser')
    await this.#page.keyboard.press('Enter')
    await (await choosing).setFiles([...files])
    await expect(this.#page.getByRole('button', { name: `Add ${count}` })).toBeFocused()
    await this.#page.keyboard.press('Enter')
    await expect(this.#page.getByText(`${count} added`)).toBeVisible()
    await this.#expectNothingOver()
  }

  /** Write a file and import it after another source, and turn to its text. */
  async importAndRead(home: string, name: string, content: string | Uint8Array): Promise<Locator> {
    const [file, other] = [join(home, name), join(home, 'zzz.txt')]
    await Promise.all([writeFile(file, content), writeFile(other, 'Another source.')])
    await this.import([file, other])
    const text = this.#page.getByRole('document', { name: /^Text of/ })
    // What was added last is shown once it is there, which may be after the press.
    await expect(text).toBeVisible()
    await expect(async () => {
      await this.sources.filter({ hasNotText: 'Another source' }).getByRole('button').first().click()
      await expect(text).not.toContainText('Another source.', { timeout: 2000 })
    }).toPass()
    await text.focus()
    return text
  }

  /** Search for a passage, and open the source at it: the words are selected there. */
  async goTo(passage: string): Promise<void> {
    await this.find(passage)
    await this.#page.keyboard.press('Enter')
    await expect(this.#page.getByRole('document', { name: /^Text of/ })).toBeVisible()
  }

  /** Search for a phrase, and go to the first hit. */
  async find(passage: string): Promise<void> {
    await this.#expectNothingOver()
    await this.#page.keyboard.press('ControlOrMeta+Shift+f')
    await this.#page.keyboard.press('ControlOrMeta+a')
    await this.#page.keyboard.type(`"${passage}"`)
    await this.#page.keyboard.press('Enter')
    await expect(this.#page.getByRole('grid', { name: 'Hits' }).locator('[role=row]:focus')).toContainText(passage)
  }

  /** Give the selection a tag by part of its name. */
  async tag(name: string): Promise<void> {
    const before = await this.excerptCount()
    await this.#page.keyboard.press('t')
    await this.#page.keyboard.type(name)
    await this.#page.keyboard.press('Enter')
    await expect(this.excerpts).toHaveCount(before + 1)
  }

  /** Write a note on the current excerpt, and leave the field. */
  async note(words: string): Promise<void> {
    await this.#page.keyboard.press('n')
    await expect(this.#page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused()
    await this.#page.keyboard.type(words)
    await this.#page.keyboard.press('Escape')
    await this.expectSaved()
  }

  async show(screen: 'Read' | 'Excerpts' | 'Search' | 'Codebook'): Promise<void> {
    const keys = { Read: 1, Excerpts: 2, Search: 3, Codebook: 4 }
    const button = this.#page.getByRole('button', { name: screen, exact: true })
    await expect(button).toBeVisible()
    await this.#page.keyboard.press(`ControlOrMeta+${keys[screen]}`)
    await expect(button).toHaveAttribute('aria-current', 'page')
  }

  /** Export what is shown with the choices of the last time. */
  async export(): Promise<Download> {
    const download = this.#page.waitForEvent('download')
    await this.#page.keyboard.press('ControlOrMeta+e')
    await expect(this.#page.getByRole('dialog', { name: 'Export' })).toBeVisible()
    await this.#page.keyboard.press('Enter')
    return download
  }

  async undo(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+z')
  }

  async redo(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+Shift+z')
  }

  /** What is open over the screen, be it only until it has gone, takes the keys. */
  async #expectNothingOver(): Promise<void> {
    await expect(this.#page.getByRole('dialog')).toHaveCount(0)
  }

  async expectSaved(): Promise<void> {
    await expect(this.status).toContainText('Saved')
  }
}
