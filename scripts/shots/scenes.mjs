// Every screen, dialog and state that is worth a look.
import { join } from 'node:path'
import { root } from '../setup.mjs'
import { crowd } from './crowd.mjs'
import { everyoneScenes } from './everyone.mjs'
import { readingScenes } from './reading.mjs'
import { bring, chooseFiles, openKnown, openSample, otherScreens, press, takeEach, textOf } from './steps.mjs'

const sample = name => join(root, 'resources', 'sample', name)

export const scenes = {
  ...readingScenes,
  ...everyoneScenes,

  async welcome({ page, take, cli, folder }) {
    await take()
    for (const name of [
      'Sahel and the court',
      'A notebook whose title is so long that no line of this list can hold it'
    ])
      cli('new', join(folder, `${name}.dossier`))
    await page.reload()
    await take('known')
  },

  async new({ page, take }) {
    await page.getByLabel('Title').fill('Sahel and the court')
    await press(page, 'Enter')
    await page.getByRole('heading', { name: 'Sahel and the court' }).waitFor()
    await take('notebook')
    await takeEach({ page, take }, otherScreens)
    await press(page, 'ControlOrMeta+1')
    await bring(page, [sample('three-states-leave-the-court.html')])
    await textOf(page).waitFor()
    await take('source')
  },

  async reader({ page, take }) {
    await openSample(page)
    await take()
    await textOf(page).focus()
    await takeEach({ page, take }, [
      ['current', 'j', 'j', 'j', 'j'],
      ['borders', 'b'],
      ['picker', 'Escape', 't', 'h', 'a', 'r'],
      ['selection', 'Escape', 's'],
      ['alone', 'Escape', 'ControlOrMeta+b']
    ])
  },

  async hand({ page, take }) {
    await openSample(page)
    await textOf(page).focus()
    for (const [more, key] of ['1', '2', '3', '4', '7'].entries())
      await press(page, 'ControlOrMeta+Home', 'p', 'p', ...Array(more + 1).fill('e'), key)
    await take('overlaps')
    await press(page, 'y')
    await take('painting')
    await press(page, 'Escape', 's', 'Shift+H')
    await page.keyboard.type('ar')
    await take('name')
    await press(page, 'Escape', 'ControlOrMeta+k')
    await page.keyboard.type('court')
    await page.getByRole('option', { name: /^…/ }).first().waitFor()
    await take('palette')
    await press(page, 'Escape', 'F1')
    await page.getByRole('button', { name: /^Next excerpt: J/ }).focus()
    await press(page, 'Enter', 'k')
    await take('keys')
    await press(page, 'Escape', 'Escape', 'ControlOrMeta+Shift+f')
    await page.keyboard.type('court')
    await page.getByText(/hits$/).waitFor()
    await press(page, 'Enter', 't')
    await page.keyboard.type('withd')
    await press(page, 'Enter')
    await take('hits')
  },

  async narrow({ page, take }) {
    await openSample(page)
    await page.setViewportSize({ width: 900, height: 700 })
    await textOf(page).focus()
    await press(page, 'j', 'j', 'n')
    await take('note')
  },

  async excerpts({ page, take }) {
    await openSample(page)
    await press(page, 'ControlOrMeta+2')
    await take()
    await press(page, 'f')
    await take('filtering')
    await page.keyboard.type('harm')
    await press(page, 'Enter')
    await take('filtered')
    await press(page, 'x', '/')
    await page.keyboard.type('no such words')
    await take('none')
  },

  async search({ page, take }) {
    await openSample(page)
    await press(page, 'ControlOrMeta+3')
    await take('empty')
    await page.keyboard.type('court')
    await page.getByText(/hits$/).waitFor()
    await take('hits')
    await page.keyboard.type('xyz')
    await take('none')
  },

  async codebook({ page, take }) {
    await openSample(page)
    await press(page, 'ControlOrMeta+4')
    await take()
    await page.getByRole('treegrid').getByText('Harm to civilians').first().click()
    await take('tag')
    await page.getByRole('treegrid').getByText('Coups').first().click()
    await take('top-tag')
    await press(page, 'n')
    await take('adding')
    await press(page, 'Escape', 'm')
    await take('merging')
  },

  async dialogs({ page, take }) {
    await openSample(page)
    const dialogs = {
      export: 'ControlOrMeta+e',
      settings: 'ControlOrMeta+,',
      source: 'ControlOrMeta+d',
      note: 'Alt+n',
      keys: '?'
    }
    for (const [name, keys] of Object.entries(dialogs)) {
      await press(page, keys)
      await page.getByRole('dialog').waitFor()
      await take(name)
      await press(page, 'Escape')
      if (name === 'note') await take('note-left')
      await press(page, 'Escape')
    }
    await page.getByRole('button', { name: 'More' }).first().click()
    await take('menu')
    await press(page, 'Escape')
    await page.getByTitle(/: rename$/).click()
    await take('rename')
  },

  async import({ page, take, write }) {
    await openSample(page)
    await press(page, 'ControlOrMeta+i')
    await take('start')
    await press(page, 'Escape')
    const latin = write(
      'le-departement.txt',
      Buffer.from('Le gouvernement a été renversé en août.\n\nÀ Bamako, « la cour » n\x92était plus écoutée.', 'latin1')
    )
    await chooseFiles(page, [latin])
    await page.getByRole('button', { name: 'Add 1 source' }).waitFor()
    await take('one')
    await press(page, 'Escape')
    await page
      .getByRole('button', { name: 'Cancel' })
      .click({ timeout: 1000 })
      .catch(() => {})
    await chooseFiles(page, [
      latin,
      write('plain.txt', 'A statement in plain words.\n\nIt has two paragraphs.'),
      sample('what-the-withdrawal-means.md'),
      write('empty.txt', ''),
      write('broken.pdf', 'not a PDF at all'),
      write(
        'a-file-name-that-is-far-too-long-for-any-card-because-somebody-put-the-whole-title-into-it-and-more.html',
        '<h1>A heading</h1><p>One paragraph that says a little about what happened, with enough words.</p>'
      )
    ])
    await page.getByRole('button', { name: 'Add 3 sources' }).waitFor()
    await take('many')
    await page.getByRole('button', { name: /^Encoding of le/ }).click()
    await take('encoding')
    await press(page, 'Escape')
    await page
      .getByRole('button', { name: /^Correct/ })
      .first()
      .click()
    await take('correcting')
  },

  async crowd(dossier) {
    const { page, take } = dossier
    const name = crowd(dossier)
    await openKnown(page, name)
    await page.getByRole('list', { name: 'Sources' }).getByText('المحكمة').first().click()
    await page.getByRole('document', { name: /المحكمة/ }).waitFor()
    await textOf(page).focus()
    await press(page, 'j')
    await take('arabic')
    await page.getByRole('list', { name: 'Sources' }).getByText('A title').first().click()
    await page.getByRole('document', { name: /A title/ }).waitFor()
    await textOf(page).focus()
    await press(page, 'j', 'j')
    await take('overlaps')
    await press(page, 'ControlOrMeta+2')
    await take('excerpts')
    await press(page, 'ControlOrMeta+4')
    await take('codebook')
    await press(page, 'ControlOrMeta+Shift+f')
    await page.keyboard.type('tribunal')
    await page.getByText(/hits$/).waitFor()
    await take('search')
  }
}
