import { expect, test } from '../journey.ts'
import { article, expectReadable, openArticle } from '../pages/article.ts'
import { openSample } from '../pages/sample.ts'

test('[Z22] Excerpts are split, merged and walked by keys, and the way back is kept', async ({ openDossier, home }) => {
  const { page, notebook, reader, keys } = await openArticle(openDossier, home, `${article}\n\n`.repeat(8))
  const { current } = notebook
  await keys.press('p', '1')
  await expect(notebook.excerpts).toHaveCount(1)
  // Split between the second sentence and the third.
  await keys.press('r', 'ControlOrMeta+Home', 's', 's', 'ArrowRight', '/')
  await expect(notebook.excerpts).toHaveCount(2)
  await expect(current).toContainText('One witness spoke')
  await expect(current).toContainText('Coups')
  await keys.press('u')
  await expect(notebook.excerpts).toHaveCount(1)
  await expect(current).toContainText('The court spoke')
  await expect(current).toContainText('Nobody spoke')
  await notebook.undo()
  await expect(notebook.excerpts).toHaveCount(2)
  await notebook.undo()
  await expect(notebook.excerpts).toHaveCount(1)

  // Another with the same tag far below, and back to where the hand was.
  await reader.focus()
  await keys.press('ControlOrMeta+End', 'a', '1')
  await expect(notebook.excerpts).toHaveCount(2)
  await expect(current).toContainText('Nobody wrote it down')
  await expect(page.locator('[data-block]').last()).toBeInViewport()
  const top = async () =>
    page
      .locator('[data-block]')
      .first()
      .evaluate(block => block.getBoundingClientRect().top)
  const below = await top()
  await keys.press(',')
  await expect(current).toContainText('The court spoke')
  await expect.poll(top).toBeGreaterThan(below)
  await keys.press('Backspace')
  await expect.poll(async () => Math.abs((await top()) - below)).toBeLessThan(400)
  await keys.press('Shift+Backspace')
  await expect.poll(top).toBeGreaterThan(below + 400)
})

test('[R68] What is painted from a title on leaves out what stands between it and the text', async ({
  openDossier
}) => {
  const { page } = await openDossier()
  const { notebook, answers } = await openSample(page)
  await answers.focus()
  const keys = page.keyboard
  for (const key of ['ControlOrMeta+Home', 's', 'e', '1', 'ControlOrMeta+Home', 's', '2']) await keys.press(key)
  await expect(notebook.current).toContainText('What the withdrawal means')
  await keys.press('ControlOrMeta+Home')
  for (const key of ['s', 'e']) await keys.press(key)
  const painted = (selector: string) =>
    page.evaluate(selected => {
      const element = document.querySelector(selected)
      const ranges = [...CSS.highlights].flatMap(([name, highlight]) => [...highlight].map(range => ({ name, range })))
      return ranges
        .filter(({ range: { startContainer, startOffset, endContainer, endOffset } }) => {
          const live = document.createRange()
          live.setStart(startContainer, startOffset)
          live.setEnd(endContainer, endOffset)
          return element !== null && live.intersectsNode(element)
        })
        .map(({ name }) => name)
    }, selector)
  for (const [part, excerpt] of [
    ['[data-reader] h1', 'excerpt-overlap'],
    ['[data-block="1"]', 'excerpt-ochre']
  ] as const)
    await expect.poll(() => painted(part)).toEqual(expect.arrayContaining([excerpt, 'reader-selection']))
  expect(await painted('[data-reader] h1 + p')).toEqual([])
})

test('[Z23] Of six excerpts over one another each has its bar, and what is painted is chosen', async ({
  openDossier,
  home
}) => {
  const { page, notebook, reader, keys } = await openArticle(openDossier, home, article)
  const { current } = notebook
  const sentences = article.split(/(?<=\w{3}\.)\s+/)
  for (let excerpt = 1; excerpt <= 6; excerpt++) {
    await keys.press('ControlOrMeta+Home', 's', ...Array.from({ length: excerpt }, () => 'e'), String(excerpt))
    await expect(notebook.excerpts).toHaveCount(excerpt)
    // The new one is the longest by now.
    await expect(current).toContainText(sentences[excerpt] ?? 'no such sentence')
    await reader.focus()
  }
  const margin = page.getByRole('toolbar', { name: 'Excerpts in the margin' })
  const bars = margin.getByRole('button')
  await expect(bars).toHaveCount(6)
  await expect(async () => {
    const boxes = await Promise.all((await bars.all()).map(bar => bar.boundingBox()))
    const lefts = boxes.map(box => box?.x ?? 0).toSorted((a, b) => a - b)
    for (const [index, left] of lefts.entries())
      if (index > 0) expect(left - (lefts[index - 1] ?? 0)).toBeGreaterThanOrEqual(8)
  }).toPass({ timeout: 10_000 })

  // Each by a press, and each by the arrows.
  for (const bar of await bars.all()) {
    await bar.click()
    await expect(bar).toHaveAttribute('aria-current', 'true')
  }
  await bars.first().focus()
  for (let bar = 1; bar < 6; bar++) {
    await page.keyboard.press('ArrowDown')
    await expect(bars.nth(bar)).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(bars.last()).toHaveAttribute('aria-current', 'true')

  // Only one tag, underlined.
  await reader.focus()
  await keys.press('Escape', 'Escape', 'y')
  const painting = page.getByRole('dialog', { name: 'What is painted' })
  await expect(painting).toBeVisible()
  await expectReadable(page, 'what is painted')
  await painting.getByRole('button', { name: 'Only Coups' }).press('Enter')
  await painting.getByRole('radio', { name: 'Underlined' }).press('Enter')
  await expect(bars).toHaveCount(1)
  await expect(notebook.excerpts).toHaveCount(6)
  await expect(page.locator('html')).toHaveAttribute('data-painting', 'underlined')
  await painting.getByRole('button', { name: 'Show all' }).press('Enter')
  await expect(bars).toHaveCount(6)
})
