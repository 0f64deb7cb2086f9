import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { readBlocks } from '#renderer/features/reader/kernel/blocks.ts'
import { sectionsOf, type Section } from '#renderer/features/reader/kernel/sections.ts'
import type { SourceText } from '#shared/model/source-text.ts'
import { servePeer, type PeerFile } from './served.ts'

/** The boxes that hold a text in the window, from the outside in, and what its sections and blocks are like. */
type Looks = {
  readonly boxes: readonly string[]
  readonly section: string
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
  const sections = sectionsOf(readBlocks(text), 0)
  return servePeer(
    new Map<string, PeerFile>([
      ['/', { type: 'text/html', bytes: htmlOf(looks) }],
      ['/text.json', { type: 'application/json', bytes: JSON.stringify({ ...text, sections }) }],
      ...files
    ])
  )
}

/** How much the browser is spared: it lays out each block only when it is seen, or each section, as the window has it. */
export type Spared = 'blocks' | 'sections'

/** Fetch the text and put it in place of the line that is shown; returns how long that took until it was painted. */
export function showBare(spared: Spared): Promise<number> {
  const start = performance.now()
  return fetch('/text.json')
    .then(response => response.json() as Promise<SourceText & { readonly sections: readonly Section[] }>)
    .then(({ text, blocks, sections }) => {
      const article = document.querySelector('[data-reader]')
      const like = article?.firstElementChild
      if (!article || !like) throw new Error('No place for the text.')
      const shown = blocks.map(({ kind, start: from, end }, index) => {
        const block = document.createElement('p')
        block.className = like.firstElementChild?.className ?? ''
        block.dir = 'auto'
        block.dataset['block'] = String(index)
        block.dataset['kind'] = kind
        if (spared === 'blocks') block.style.cssText = 'content-visibility: auto; contain-intrinsic-size: auto 132px'
        block.append(text.slice(from, end))
        return block
      })
      const inSection = ({ from, to, lines }: Section) => {
        const section = document.createElement('div')
        section.className = like.className
        section.style.setProperty('--lines', String(lines))
        section.append(...shown.slice(from, to))
        return section
      }
      article.replaceChildren(...(spared === 'blocks' ? shown : sections.map(inSection)))
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
    section: block.parentElement?.className ?? '',
    block: block.className,
    css: [...document.styleSheets].flatMap(({ href }) => (href ? [new URL(href).pathname] : [])),
    width: scroller.clientWidth
  }
}

function htmlOf({ boxes: [scroller, page, article], section, block, css, width }: Looks): string {
  const links = css.map(path => `<link rel="stylesheet" href="${path}">`).join('')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>bare</title>${links}
<div style="position:fixed;inset:0;inline-size:${width}px"><div class="${scroller}"><div class="${page}">
<article class="${article}" data-reader tabindex="0"><div class="${section}"><p class="${block}" dir="auto" data-block="0">
One line.</p></div></article></div></div>`
}
