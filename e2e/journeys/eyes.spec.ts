import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'
import { untilAtRest } from '../pages/scrolling.ts'

test('[U91] In forced colours excerpts, the current one, what is selected and what is found are told apart', async ({
  openDossier
}) => {
  const { page } = await openDossier()
  await page.getByRole('button', { name: 'Open the sample notebook' }).press('Enter')
  const text = page.getByRole('document', { name: /^Text of/ })
  const cards = page.getByRole('list', { name: 'Excerpts of this source' }).getByRole('listitem')
  await expect(cards).not.toHaveCount(0)
  await text.focus()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme })
    await page.keyboard.press('j')
    const names = ['excerpt-blue', 'excerpt-current-blue', 'reader-selection', 'found']
    const fills = await Promise.all(names.map(async name => (await paintOf(page, name)).background))
    expect(new Set(fills).size, `${colorScheme}: ${fills.join(' | ')}`).toBe(names.length)
    // Patterns stay, in the colour of the text.
    const styles = ['ochre', 'plum', 'blue', 'moss', 'teal'].map(colour => paintOf(page, `excerpt-${colour}`))
    const lines = await Promise.all(styles)
    expect(new Set(lines.map(({ line }) => line)).size).toBe(5)
    expect(new Set(lines.map(({ lineColour }) => lineColour))).toEqual(new Set([lines[0]?.colour]))

    // What is current differs from what is not, and edges that are drawn by shadows are there.
    const [current, other] = [
      cards.and(page.locator('[data-current]')),
      cards.and(page.locator(':not([data-current])'))
    ]
    expect(await edgeOf(current)).not.toBe(await edgeOf(other.first()))
    const sources = page.getByRole('list', { name: 'Sources' })
    const fill = (selector: string) =>
      sources
        .locator(selector)
        .first()
        .evaluate(one => getComputedStyle(one).backgroundColor)
    expect(await fill('[aria-current]')).not.toBe(await fill('button:not([aria-current])'))
    expect(await edgeOf(page.getByRole('combobox', { name: 'Who speaks' }))).not.toBe('none')

    // The focus can be seen.
    await page.keyboard.press('Tab')
    const outline = await page.locator(':focus').evaluate(one => {
      const { outlineStyle, outlineColor } = getComputedStyle(one)
      return [outlineStyle, outlineColor === getComputedStyle(document.body).backgroundColor]
    })
    expect(outline).toEqual(['solid', false])
    await expectAccessible(page, `forced colours, ${colorScheme}`)
    await text.focus()
  }
})

test('[U92] With reduced motion nothing moves by itself', async ({ openDossier }) => {
  // Journeys ask for reduced motion from the start.
  const { page } = await openDossier()
  await expect(page.getByRole('heading', { name: 'Dossier', level: 1 })).toBeVisible()
  expect(await moving(page)).toEqual([])
  await page.getByRole('button', { name: 'Open the sample notebook' }).press('Enter')
  await page.getByRole('document', { name: /^Text of/ }).focus()
  const { excerpts, current } = new NotebookPage(page)
  await expect(excerpts).not.toHaveCount(0)
  await page.keyboard.press('j')
  await expect(current).toHaveCount(1)
  expect(await moving(page)).toEqual([])
  for (const keys of ['ControlOrMeta+k', 'ControlOrMeta+e', '?', 'Alt+y', 'Shift+F1']) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog').first()).toBeVisible()
    expect(await moving(page), keys).toEqual([])
    await expect(async () => {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 500 })
    }).toPass()
  }
  // Without the wish the same things do move, or this would show nothing.
  await page.getByRole('document', { name: /^Text of/ }).focus()
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await expect.poll(() => moving(page)).toContain('an animation that is running')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect.poll(() => moving(page)).toEqual([])
})

const mixed = [
  'قالت المحكمة (ICC) إن 9 شهود لم يتفقوا على الساعة. وقرأ Amnesty International البيان.',
  'בית הדין אמר כי 14 עדים לא הופיעו (ראו Report 7). איש לא חתם על המכתב.',
  'The letter says “المحكمة لا تنظر في ذلك” and nothing more.'
]

test('[Z41] What is about to come in runs the way of its own letters, line by line', async ({ openDossier, home }) => {
  const { page } = await openDossier()
  await new NotebookPage(page).create('Mixed')
  const file = join(home, 'mixed.txt')
  await writeFile(file, mixed.join('\n\n'))
  await page.keyboard.press('ControlOrMeta+i')
  const dialog = page.getByRole('dialog')
  const choosing = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Choose files' }).press('Enter')
  await (await choosing).setFiles([file])
  await expect(dialog.getByRole('button', { name: 'Add 1 source' })).toBeVisible()
  const lines = mixed.map(words => dialog.getByText(words, { exact: true }).last())
  await expect.poll(async () => Promise.all(lines.map(direction))).toEqual(['rtl', 'rtl', 'ltr'])
})

// Points and vowels have no place of their own between the letters.
for (const [script, sentence] of [
  ['Hebrew', 'הַמִּכְתָּב הִגִּיעַ אֶל הַבַּיִת. '],
  ['Hindi', 'पत्र कल शाम को घर पहुँचा। ']
] as const)
  test(`[U78] A place within a long paragraph in ${script} is gone back to, line for line`, async ({
    openDossier,
    home
  }) => {
    const { page } = await openDossier()
    const notebook = new NotebookPage(page)
    await notebook.create('Points')
    const text = await notebook.importAndRead(home, 'points.txt', sentence.repeat(1500))
    const top = () => page.evaluate(() => document.querySelector('[data-reader]')?.getBoundingClientRect().top ?? 0)
    await text.hover()
    for (const turn of [1, 2]) {
      await untilAtRest(page, () => page.mouse.wheel(0, 2345))
      const before = await top()
      expect(before).toBeLessThan(-2000 * turn)
      await notebook.sources.filter({ hasText: 'Another source' }).getByRole('button').first().click()
      await expect(text).toContainText('Another source.')
      await notebook.sources.filter({ hasNotText: 'Another source' }).getByRole('button').first().click()
      await expect(text).not.toContainText('Another source.')
      const line = await text.locator('[data-block]').evaluate(block => parseFloat(getComputedStyle(block).lineHeight))
      await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(line)
      await text.hover()
    }
  })

test('[Z41] Arabic and Hebrew with Latin amid them are read, selected by keys and mouse, tagged and exported', async ({
  openDossier,
  home
}) => {
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await notebook.create('Mixed')
  const text = await notebook.importAndRead(home, 'mixed.txt', mixed.join('\n\n'))
  const blocks = text.locator('[data-block]')
  await expect
    .poll(async () => Promise.all([0, 1, 2].map(at => direction(blocks.nth(at)))))
    .toEqual(['rtl', 'rtl', 'ltr'])

  // By keys: sentences, and the arrow that points left goes on in Arabic and Hebrew.
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.press('s')
  await page.keyboard.press('1')
  await expect(notebook.excerpts).toHaveCount(1)
  await expect(notebook.current).toContainText('قالت المحكمة (ICC) إن 9 شهود لم يتفقوا على الساعة.')
  await expect(notebook.excerpts.first().locator('q')).toHaveCSS('direction', 'rtl')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+ArrowDown')
  await page.keyboard.press('ControlOrMeta+ArrowDown')
  await page.keyboard.press('Home')
  for (let word = 0; word < 2; word++) await page.keyboard.press('ControlOrMeta+Shift+ArrowLeft')
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('בית הדין')
  await page.keyboard.press('2')
  await expect(notebook.excerpts).toHaveCount(2)

  // By mouse: from the first letter, which stands at the right, over Latin words, to the left.
  const words = 'وقرأ Amnesty International'
  const [from, to] = await edges(page, words)
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move((from[0] + to[0]) / 2, from[1], { steps: 4 })
  await page.mouse.move(...to, { steps: 4 })
  await page.mouse.up()
  await page
    .getByRole('toolbar', { name: 'Selected passage' })
    .getByRole('button', { name: /Wagner/ })
    .click()
  await expect(notebook.excerpts).toHaveCount(3)
  const excerpt = notebook.excerpts.filter({ hasText: 'Amnesty' })
  await expect(excerpt.locator('q')).toContainText('وقرأ Amnesty')
  await expectAccessible(page, 'from right to left')

  // What goes out holds the same letters in the same order, and isolates what runs the other way.
  const download = await notebook.export()
  const { readFile } = await import('node:fs/promises')
  const written = await readFile(await download.path(), 'utf8')
  expect(written).toContain('قالت المحكمة (ICC) إن 9 شهود لم يتفقوا على الساعة.')
  expect(written).toContain('בית הדין')
})

/** How a highlight is painted. */
function paintOf(page: Page, name: string) {
  return page
    .locator('[data-reader]')
    .first()
    .evaluate((reader, highlight) => {
      const style = getComputedStyle(reader, `::highlight(${highlight})`)
      return {
        background: style.backgroundColor,
        line: style.textDecorationStyle,
        lineColour: style.textDecorationColor,
        colour: getComputedStyle(reader).color
      }
    }, name)
}

function edgeOf(locator: ReturnType<Page['locator']>): Promise<string> {
  return locator.first().evaluate(one => getComputedStyle(one).boxShadow)
}

/** Everything on the screen that would move by itself, or slide where it is scrolled. */
function moving(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const lasts = (times: string) => times.split(',').some(time => Number.parseFloat(time) > 0)
    const scripted = document.getAnimations().map(({ playState }) => `an animation that is ${playState}`)
    const styled = [...document.querySelectorAll('*')].flatMap(element =>
      ['', '::before', '::after'].flatMap(pseudo => {
        const style = getComputedStyle(element, pseudo)
        const isMoving =
          lasts(style.transitionDuration) ||
          (style.animationName !== 'none' && lasts(style.animationDuration)) ||
          style.scrollBehavior === 'smooth'
        return isMoving ? [`${element.tagName.toLowerCase()}${pseudo} ${element.className}`] : []
      })
    )
    return [...scripted, ...styled]
  })
}

function direction(locator: ReturnType<Page['locator']>): Promise<string> {
  return locator.evaluate(one => getComputedStyle(one).direction)
}

/** The points where words begin and end on the screen. */
async function edges(page: Page, words: string): Promise<readonly [[number, number], [number, number]]> {
  return page.evaluate(wanted => {
    const block = [...document.querySelectorAll('[data-block]')].find(one => one.textContent.includes(wanted))
    const node = block?.firstChild
    if (!node) throw new Error('The words are not there.')
    const at = (offset: number): DOMRect => {
      const range = new Range()
      range.setStart(node, offset)
      range.setEnd(node, offset + 1)
      return range.getBoundingClientRect()
    }
    const start = node.textContent?.indexOf(wanted) ?? 0
    const [first, last] = [at(start), at(start + wanted.length - 1)]
    return [
      [first.right - 2, first.top + first.height / 2],
      [last.right - 2, last.top + last.height / 2]
    ]
  }, words)
}
