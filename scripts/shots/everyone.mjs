// The window in French, from right to left, in forced colours and at twice the size.
import { report } from './papers.mjs'
import { bring, chooseFiles, openSample, openSource, otherScreens, press, takeEach, textOf } from './steps.mjs'

const mixed = [
  'قالت المحكمة (ICC) إن 9 شهود لم يتفقوا على الساعة. وقرأ Amnesty International البيان، ثم غادر الوفد القاعة.',
  'בית הדין אמר כי 14 עדים לא הופיעו (ראו Report 7). איש לא חתם על המכתב.',
  'The letter says “المحكمة لا تنظر في ذلك” and nothing more.'
].join('\n\n')

export const everyoneScenes = {
  async french({ page, take }) {
    await openSample(page)
    await press(page, 'ControlOrMeta+,')
    await page.getByRole('radio', { name: 'Français' }).press('Space')
    await page.getByRole('dialog', { name: 'Réglages' }).waitFor()
    await take('settings')
    await takeEach({ page, take }, [
      ['read', 'Escape', 'Escape', 'r', 'j'],
      ['palette', 'ControlOrMeta+k'],
      ['export', 'Escape', 'ControlOrMeta+e']
    ])
    await press(page, 'Escape')
    await takeEach({ page, take }, otherScreens)
  },

  async mixed({ page, take, write }) {
    await openSample(page)
    await chooseFiles(page, [write('mixed.txt', mixed)])
    await page.getByRole('button', { name: 'Add 1 source' }).waitFor()
    await take('import')
    await press(page, 'Enter')
    await openSource(page, 'قالت')
    await press(page, 'ControlOrMeta+Home', 's', '1', 's', '2', 's', '7', 's')
    await take('selected')
    await press(page, 'k')
    await take('current')
    await press(page, 'ControlOrMeta+2')
    await take('excerpts')
  },

  async forced({ page, take, write }) {
    await openSample(page)
    await bring(page, [write('report.pdf', report)])
    await openSource(page, 'report')
    await press(page, 's', '1', 'j', 'g')
    await page.locator('[data-start]').first().waitFor()
    await page.emulateMedia({ forcedColors: 'active' })
    await take('pages')
    await press(page, 'Alt+p')
    await take('small')
    await press(page, 'Escape', 'g')
    await openSource(page, 'turn their backs')
    await textOf(page).focus()
    await press(page, 'j', 'j', 's')
    await take('read')
    await press(page, 'ControlOrMeta+4')
    await page.getByRole('treegrid').getByText('Harm to civilians').first().click()
    await take('codebook')
  }
}
