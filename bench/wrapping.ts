import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type { SourceText } from '#shared/model/source-text.ts'
import { passagesOf } from './long-text.ts'

/** A passage as others mark it: where it begins in all letters that are shown, and how many it holds. */
type Range = { readonly start: number; readonly length: number }

/** Mark the passages of a text that is shown by wrapping words in elements, each stretch between two borders once. */
export async function wrapSpans(page: Page, text: SourceText): Promise<number> {
  return page.evaluate(wrapped, shownRanges(text))
}

/** Bring mark.js into the page. */
export async function bringMarkJs(page: Page): Promise<void> {
  await page.evaluate(readFileSync(fileURLToPath(import.meta.resolve('mark.js/dist/mark.min.js')), 'utf8'))
}

/** Mark the passages of a text that is shown with mark.js. */
export function wrapWithMarkJs(page: Page, text: SourceText): Promise<number> {
  return page.evaluate(ranges => {
    type MarkJs = new (host: Element) => { readonly markRanges: (ranges: readonly Range[]) => void }
    const { Mark } = globalThis as unknown as { readonly Mark: MarkJs }
    const host = document.querySelector('[data-reader]')
    if (!host) throw new Error('No text is shown.')
    const start = performance.now()
    // What stands above the text belongs to what is shown, too.
    const above = (host.textContent?.length ?? 0) - (ranges.at(-1)?.of ?? 0)
    new Mark(host).markRanges(ranges.map(({ start: at, length }) => ({ start: at + above, length })))
    return painted(() => true).then(end => end - start)
  }, shownRanges(text))
}

/** Where the passages stand in what is shown, in which no line ends stand between the blocks. */
function shownRanges(text: SourceText) {
  const ends = text.blocks.map(({ end }) => end)
  const shown = (offset: number) => offset - ends.filter(end => end < offset).length
  const of = shown(text.text.length)
  return passagesOf(text).map(({ start, end }) => ({ start: shown(start), length: shown(end) - shown(start), of }))
}

function wrapped(ranges: readonly Range[]): Promise<number> {
  const begun = performance.now()
  const changes = new Map<number, number>()
  const change = (border: number, by: number) => changes.set(border, (changes.get(border) ?? 0) + by)
  for (const { start, length } of ranges) {
    change(start, 1)
    change(start + length, -1)
  }
  const borders = [...changes.keys()].toSorted((a, b) => a - b)
  let at = 0
  let next = 0
  let depth = 0
  const pieceOf = (words: string) => {
    if (depth === 0) return words
    const mark = document.createElement('mark')
    mark.append(words)
    return mark
  }
  for (const block of document.querySelectorAll('[data-block]')) {
    const words = block.textContent ?? ''
    const pieces: (string | Node)[] = []
    for (let done = 0; done < words.length;) {
      for (; (borders[next] ?? Infinity) <= at + done; next++) depth += changes.get(borders[next] ?? 0) ?? 0
      const until = Math.min(words.length, (borders[next] ?? Infinity) - at)
      pieces.push(pieceOf(words.slice(done, until)))
      done = until
    }
    block.replaceChildren(...pieces)
    at += words.length
  }
  return painted(() => true).then(end => end - begun)
}
