import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import type * as PdfJs from 'pdfjs-dist'
import { readPdf } from '#main/import/pdf/pdf.ts'
import { createNotebook, openNotebook } from '#main/open-notebook.ts'
import { longPdf } from '../long-pdf.ts'
import { median, type Measurement, type Row } from '../row.ts'
import { launch, serve, servePeer } from '../served.ts'

const PAGES = 700
const ROUNDS = 7
const VIEW = { width: 1280, height: 800 }

/** What the pages of a long PDF take to be shown, beside pdf.js alone on the same file. */
export const pdfPages: Measurement = { name: 'pdf-pages', measure }

async function measure(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-bench-'))
  const notebook = join(folder, 'pages.dossier')
  const pdf = longPdf(PAGES)
  await fill(notebook, pdf)
  const [bare, browser] = [await servePeer(peerFiles(pdf)), await launch()]
  try {
    const [ours, peers]: [number[], number[]] = [[], []]
    let alive = 0
    for (let i = 0; i < ROUNDS; i++) {
      peers.push(await bareFirstPage(browser, bare.address))
      // An address lets one window in, and no round begins at the page where the one before was left.
      const server = await serve(notebook, join(folder, String(i)))
      const shown = await ourFirstPage(browser, await server.address()).finally(server.end)
      ours.push(shown.time)
      alive = Math.max(alive, shown.alive)
    }
    const [app, alone] = [median(ours), median(peers)]
    return [
      {
        ...{ area: 'reader', name: `first page of ${PAGES}`, unit: 'ms', ours: app },
        ...{ peers: { 'pdf.js': alone }, limit: alone, ratios: { 'to pdf.js': app / alone } },
        ...{ goal: 'at most 1.3 times', holds: app / alone <= 1.3 }
      },
      {
        ...{ area: 'reader', name: 'pages drawn at once while scrolling', unit: 'pages', ours: alive },
        ...{ peers: {}, limit: null, ratios: {}, goal: 'at most 12', holds: alive <= 12 }
      }
    ]
  } finally {
    await browser.close()
    bare.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fill(path: string, pdf: Uint8Array): Promise<void> {
  const made = await createNotebook(path, { title: 'Pages' })
  const opened = await openNotebook(path, { by: () => 'bench', announce: () => {}, write: true })
  if (made.kind !== 'done' || opened.kind !== 'done') throw new Error('No notebook was made.')
  // The parser takes the bytes it is given for itself.
  const { text } = await readPdf(pdf.slice())
  const citation = { title: 'Long', authors: [], publisher: '', published: '', accessed: '', url: '' }
  const file = { format: 'pdf', encoding: null, fileName: 'long.pdf', words: 0 } as const
  const source = { ...file, citation: { ...citation, language: 'en', kind: 'other' as const } }
  const added = await opened.value.addSource({ original: pdf, text, ...source })
  if (added.kind !== 'done') throw new Error(added.reason)
  await opened.value.close()
}

/** From the key that asks for pages to the first one drawn with its letters; then the most drawn at once on the way down. */
async function ourFirstPage(browser: Browser, address: string) {
  const context = await browser.newContext({ viewport: VIEW })
  const page = await context.newPage()
  await page.goto(address)
  await page.locator('[data-reader]').focus()
  await page.locator('[data-block]').first().waitFor()
  const time = await page.evaluate(shownAfterKey)
  const alive = await scrollThrough(page)
  await context.close()
  return { time, alive }
}

function shownAfterKey(): Promise<number> {
  const start = performance.now()
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'g', code: 'KeyG', bubbles: true }))
  return new Promise(resolve => {
    const look = () => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-page="0"] canvas')
      const isShown = canvas && canvas.width !== 300 && document.querySelector('[data-page="0"] [data-start]')
      if (isShown) resolve(performance.now() - start)
      else requestAnimationFrame(look)
    }
    look()
  })
}

async function scrollThrough(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const scroller = document.querySelector('[data-page]')?.closest('[data-pages]')
    let most = 0
    for (let step = 0; scroller && step < 60; step++) {
      scroller.scrollTop = (scroller.scrollHeight * step) / 60
      await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
      most = Math.max(most, document.querySelectorAll('[data-page] canvas').length)
    }
    return most
  })
}

function peerFiles(pdf: Uint8Array) {
  const file = (name: string) => readFileSync(join('node_modules/pdfjs-dist/build', name), 'utf8')
  const script = 'text/javascript'
  return new Map([
    [
      '/',
      {
        type: 'text/html',
        bytes: '<!doctype html><title>pdf.js</title><div id="page" style="position:relative"></div>'
      }
    ],
    ['/pdf.mjs', { type: script, bytes: file('pdf.min.mjs') }],
    ['/pdf.worker.mjs', { type: script, bytes: file('pdf.worker.min.mjs') }],
    ['/long.pdf', { type: 'application/pdf', bytes: pdf }]
  ])
}

/** pdf.js loaded, the file opened, and its first page drawn with its letters, as wide as in the app. */
async function bareFirstPage(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: VIEW })
  const page = await context.newPage()
  await page.goto(address)
  const time = await page.evaluate(async () => {
    const start = performance.now()
    const module = '/pdf.mjs'
    const { getDocument, GlobalWorkerOptions, TextLayer } = (await import(module)) as typeof PdfJs
    GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs'
    const pdf = await getDocument({ url: '/long.pdf' }).promise
    const first = await pdf.getPage(1)
    const viewport = first.getViewport({ scale: 1 })
    const canvas = document.createElement('canvas')
    canvas.width = viewport.width
    canvas.height = viewport.height
    const host = document.querySelector<HTMLElement>('#page')
    if (!host) throw new Error('No place for the page.')
    host.append(canvas)
    const letters = document.createElement('div')
    host.append(letters)
    const layer = new TextLayer({ textContentSource: first.streamTextContent(), container: letters, viewport })
    await Promise.all([first.render({ canvas, viewport }).promise, layer.render()])
    await new Promise(requestAnimationFrame)
    return performance.now() - start
  })
  await context.close()
  return time
}
