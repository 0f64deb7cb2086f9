// The ways a text is shown, and what opens over it.
import { makePdf } from '../../src/testing/documents.ts'
import { chooseFiles, openSample, openSource, press, textOf } from './steps.mjs'

const notes = [
  '# Notes of a reader',
  '## The first day',
  'The court heard nobody.[^1] It went on as before.',
  '## The second day',
  'The registry wrote that two letters had arrived, and that neither was signed. '.repeat(12),
  '[^1]: Said by the registry, and by nobody else.'
].join('\n\n')

const report = makePdf(
  Array.from({ length: 12 }, (_, page) =>
    Array.from({ length: 30 }, (_, line) => ({
      text: `On page ${page + 1}, line ${line + 1}, the report says who was heard and where.`,
      ...{ y: 720 - line * 20, size: 11 }
    }))
  )
)

export const readingScenes = {
  async pages({ page, take, write }) {
    await bring(page, write)
    await openSource(page, 'report')
    await press(page, 's', '1')
    await take('text')
    await press(page, 'Escape', 'g')
    await page.locator('[data-start]').first().waitFor()
    await take()
    await press(page, 'Alt+p')
    await take('small')
  },

  async original({ page, take }) {
    await openSample(page)
    await textOf(page).focus()
    await press(page, 'g')
    await page.locator('iframe').waitFor()
    await take()
  },

  async around({ page, take, write }) {
    await bring(page, write)
    await openSource(page, 'Notes of a reader')
    await press(page, 'Alt+o')
    await take('outline')
    await press(page, 'Escape', 'Alt+y')
    await take('look')
    await press(page, 'Escape', 'ControlOrMeta+f')
    await page.keyboard.type('heard nobody.[1]')
    await take('find')
    await press(page, 'Escape', 'ArrowRight')
    await take('footnote')
    await press(page, 'Escape', 'Alt+m')
    await take('note-beside')
    await press(page, 'Alt+w', 'Alt+f')
    await take('alone')
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
    await textOf(page).focus()
    await press(page, 'j')
    for (const [name, keys] of Object.entries({
      backups: 'Alt+b',
      history: 'Alt+h',
      excerpt: 'h',
      erase: 'Alt+Delete'
    })) {
      await press(page, keys)
      await page.getByRole('dialog').waitFor()
      await take(name)
      await press(page, 'Escape', 'Escape')
    }
    await press(page, 'Delete')
    await take('deleted')
    await page.getByRole('button', { name: 'More' }).first().click()
    await page.getByRole('menuitem', { name: 'Encrypt…' }).click()
    await take('encrypt')
  }
}

async function bring(page, write) {
  await openSample(page)
  await chooseFiles(page, [write('report.pdf', report), write('notes.md', notes)])
  await page.getByRole('button', { name: 'Add 2 sources' }).waitFor()
  await press(page, 'Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
