import type { Page } from '@playwright/test'
import { expect, test } from '../journey.ts'
import { NotebookPage } from '../pages/notebook-page.ts'

const passage = 'Partners still have time to talk with them'

test('[Z12] A passage is selected, tagged, found again and taken back with the mouse', async ({ openDossier }) => {
  const { page } = await openDossier()
  const notebook = new NotebookPage(page)
  await page.getByRole('button', { name: 'Open the sample notebook' }).click()
  await page.getByRole('button', { name: /^What the withdrawal means/ }).click()
  await expect(page.getByRole('document', { name: /^Text of “What the withdrawal means/ })).toBeVisible()
  const before = await notebook.excerptCount()

  // From within the first word to within the last: the selection takes both whole.
  await drag(page, passage, 2, passage.length - 2)
  await page.getByRole('toolbar', { name: 'Selected passage' }).getByRole('button', { name: /Coups/ }).click()
  await expect(notebook.excerpts).toHaveCount(before + 1)
  const excerpt = notebook.excerpts.filter({ hasText: passage })
  await expect(excerpt).toContainText('Coups')
  await expect(excerpt.getByText(passage, { exact: true })).toBeVisible()

  // A press elsewhere and back: a highlight shows its excerpt, an excerpt its passage.
  await notebook.excerpts.first().click()
  await expect(excerpt.getByRole('textbox', { name: 'Note', exact: true })).toHaveCount(0)
  const [x, y] = await pointOf(page, passage, 12)
  await page.mouse.click(x, y)
  await expect(excerpt.getByRole('textbox', { name: 'Note', exact: true })).toBeVisible()
  await notebook.undo()
  await expect(notebook.excerpts).toHaveCount(before)
})

/** Drag from one character of a passage to another. */
async function drag(page: Page, words: string, from: number, to: number): Promise<void> {
  const [startX, startY] = await pointOf(page, words, from)
  const [endX, endY] = await pointOf(page, words, to)
  await page.mouse.move(startX, startY)
  await page.mouse.down()
  await page.mouse.move((startX + endX) / 2, (startY + endY) / 2, { steps: 4 })
  await page.mouse.move(endX, endY, { steps: 4 })
  await page.mouse.up()
}

/** Where a character of a passage stands on the screen, scrolled into sight. */
async function pointOf(page: Page, words: string, offset: number): Promise<readonly [number, number]> {
  return page.evaluate(
    ([wanted, at]) => {
      const walker = document.createTreeWalker(
        document.querySelector('[role=document]') ?? document,
        NodeFilter.SHOW_TEXT
      )
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const start = node.textContent?.indexOf(wanted) ?? -1
        if (start < 0) continue
        const range = document.createRange()
        range.setStart(node, start + at)
        range.setEnd(node, start + at + 1)
        node.parentElement?.scrollIntoView({ block: 'center' })
        const { left, top, width, height } = range.getBoundingClientRect()
        return [left + width / 2, top + height / 2] as const
      }
      throw new Error('The passage is not in the text.')
    },
    [words, offset] as const
  )
}
