// The ways a text is shown, and what opens over it.
import { judgment, notes, report } from './papers.mjs'
import { bring, openSample, openSource, press, takeEach, textOf } from './steps.mjs'

export const readingScenes = {
  async pages({ page, take, write }) {
    await openPapers(page, write)
    await openSource(page, 'report')
    await press(page, 's', '1')
    await take('text')
    await press(page, 'Escape', 'g')
    await page.locator('[data-start]').first().waitFor()
    await take()
    await press(page, 'Alt+p')
    await take('small')
  },

  async word({ page, take, write }) {
    await openSample(page)
    await bring(page, [write('judgment.docx', judgment)])
    await openSource(page, 'Judgment')
    await take()
    await press(page, 'ControlOrMeta+Home', 'p', 'p', 'p', '1', 'Escape', 'j', 'ControlOrMeta+End')
    await take('end')
  },

  async original({ page, take }) {
    await openSample(page)
    await textOf(page).focus()
    await press(page, 'g')
    await page.locator('iframe').waitFor()
    await take()
  },

  async around({ page, take, write }) {
    await openPapers(page, write)
    await openSource(page, 'Notes of a reader')
    await takeEach({ page, take }, [
      ['outline', 'Alt+o'],
      ['look', 'Escape', 'Alt+y']
    ])
    await press(page, 'Escape', 'ControlOrMeta+f')
    await page.keyboard.type('heard nobody.[1]')
    await take('find')
    await takeEach({ page, take }, [
      ['footnote', 'Escape', 'ArrowRight'],
      ['note-beside', 'Escape', 'Alt+m'],
      ['alone', 'Alt+w', 'Alt+f']
    ])
  },

  async beside({ page, take }) {
    await openSample(page)
    await page.getByRole('list', { name: 'Sources' }).getByRole('button').first().focus()
    await press(page, 'Alt+Enter')
    await take()
  },

  async tour({ page, take }) {
    await openSample(page)
    await press(page, 'Shift+F1')
    for (const step of [1, 2, 3, 4, 5]) {
      await take(`${step}`)
      await press(page, 'Enter')
    }
  },

  async kept({ page, take }) {
    await openSample(page)
    for (const [name, keys] of Object.entries({
      backups: 'Alt+b',
      history: 'Alt+h',
      excerpt: 'h',
      erase: 'Alt+Delete'
    })) {
      await textOf(page).focus()
      await press(page, 'j', keys)
      await page.getByRole('dialog').waitFor()
      await take(name)
      await press(page, 'Escape', 'Escape')
    }
    await press(page, 'j', 'Delete')
    await take('deleted')
  },

  async secret({ page, take }) {
    await openSample(page)
    await page.getByRole('button', { name: 'More' }).first().click()
    await page.getByRole('menuitem', { name: 'Encrypt…' }).click()
    const first = page.getByLabel('New passphrase', { exact: true })
    await first.fill('vier Worte, die niemand kennt')
    await take('encrypt')
    await page.getByLabel('The same again', { exact: true }).fill('vier Worte, die niemand kennt')
    await press(page, 'Enter')
    const keeping = page.getByRole('alertdialog', { name: 'Keep the recovery key' })
    await keeping.waitFor()
    await take('recovery-key')
    const last = await keeping.getByLabel('Recovery key', { exact: true }).locator('span').last().textContent()
    await keeping.getByLabel(/^The last group/).fill(last)
    await press(page, 'Enter')
    await keeping.waitFor({ state: 'detached' })
    await press(page, 'ControlOrMeta+Shift+l')
    const field = page.getByLabel('Passphrase', { exact: true })
    await field.waitFor()
    await take('locked')
    await field.fill('something else')
    await press(page, 'Enter')
    await page
      .getByRole('alert')
      .filter({ hasText: /passphrase/i })
      .waitFor()
    await take('wrong')
    await page.getByRole('button', { name: 'Use the recovery key' }).click()
    await take('by-recovery-key')
  }
}

/** The sample, and what it has none of: pages and footnotes. */
async function openPapers(page, write) {
  await openSample(page)
  await bring(page, [write('report.pdf', report), write('notes.md', notes)])
}
