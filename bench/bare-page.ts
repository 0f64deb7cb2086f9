import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { SourceText } from '#shared/model/source-text.ts'
import { servePeer, type PeerFile } from './served.ts'

/** The boxes that hold a text in the window, from the outside in, and what its blocks are like. */
type Looks = {
  readonly boxes: readonly string[]
  readonly block: string
  readonly css: readonly string[]
  readonly width: number
}

/** Serve a page that shows a text by itself, with the style sheets of the window and in boxes as there. */
export async function serveBare(window: Page, text: SourceText) {
  const looks = await window.evaluate(looksOf)
  const assets = join(process.env.DOSSIER_OUT ?? 'out', 'renderer', 'assets')
  const files = readdirSync(assets).flatMap((name): [string, PeerFile][] => {
    if (name.endsWith('.css'))
      return [[`/assets/${name}`, { type: 'text/css', bytes: readFileSync(join(assets, name)) }]]
    return name.endsWith('.woff2')
      ? [[`/assets/${name}`, { type: 'font/woff2', bytes: readFileSync(join(assets, name)) }]]
      : []
  })
  return servePeer(
    new Map<string, PeerFile>([
      ['/', { type: 'text/html', bytes: htmlOf(looks) }],
      ['/text.json', { type: 'application/json', bytes: JSON.stringify(text) }],
      ...files
    ])
  )
}

/** Fetch the text and put it in place of the line that is shown; returns how long that took until it was painted. */
export function showBare(): Promise<number> {
  const start = performance.now()
  return fetch('/text.json')
    .then(response => response.json() as Promise<SourceText>)
    .then(({ text, blocks }) => {
      const article = document.querySelector('[data-reader]')
      const like = article?.firstElementChild
      if (!article || !like) throw new Error('No place for the text.')
      const fragment = new DocumentFragment()
      for (const [index, { kind, start: from, end }] of blocks.entries()) {
        const block = document.createElement('p')
        block.className = like.className
        block.dir = 'auto'
        block.dataset['block'] = String(index)
        block.dataset['kind'] = kind
        block.append(text.slice(from, end))
        fragment.append(block)
      }
      article.replaceChildren(fragment)
      return painted(() => true)
    })
    .then(end => end - start)
}

function looksOf(): Looks {
  const article = document.querySelector<HTMLElement>('[data-reader]')
  const page = article?.parentElement
  const scroller = page?.parentElement
  const block = article?.querySelector('[data-block][data-kind="paragraph"]')
  if (!article || !page || !scroller || !block) throw new Error('No text is shown.')
  return {
    boxes: [scroller, page, article].map(({ className }) => className),
    block: block.className,
    css: [...document.styleSheets].flatMap(({ href }) => (href ? [new URL(href).pathname] : [])),
    width: scroller.clientWidth
  }
}

function htmlOf({ boxes: [scroller, page, article], block, css, width }: Looks): string {
  const links = css.map(path => `<link rel="stylesheet" href="${path}">`).join('')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>bare</title>${links}
<div style="position:fixed;inset:0;inline-size:${width}px"><div class="${scroller}"><div class="${page}">
<article class="${article}" data-reader tabindex="0"><p class="${block}" dir="auto" data-block="0">One line.</p></article>
</div></div></div>`
}
