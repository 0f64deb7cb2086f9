import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js'
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { t } from '#renderer/words.ts'
import { matchPage } from '../kernel/match-page.ts'
import { measure } from '../ruler.ts'
import type { PageOfText } from './page-numbers.ts'
import { runsOf, type PlacedRun } from './page-runs.ts'
import type { DrawnRun } from './page-tree.ts'
import styles from './pages.module.css'
import type { PageSize } from './use-open-pdf.ts'

export type PageSheetProps = {
  readonly pdf: PDFDocumentProxy
  /** From 0. */
  readonly index: number
  readonly page: PageOfText
  /** The text of the source. */
  readonly text: string
  readonly scale: number
  readonly onSize: (index: number, size: PageSize) => void
  /** Told what is drawn, and null when the page goes. */
  readonly onDrawn: (index: number, runs: readonly DrawnRun[] | null) => void
}

/** Shows one page of a PDF: its picture, and over it, unseen, the letters of the source's text where they stand. */
export const PageSheet = memo(function PageSheet(props: PageSheetProps) {
  const { pdf, index, page, text, scale, onSize, onDrawn } = props
  const [proxy, setProxy] = useState<PDFPageProxy | null>(null)
  const [runs, setRuns] = useState<readonly PlacedRun[] | null>(null)
  const [isDamaged, setDamaged] = useState(false)
  const canvas = usePicture(proxy, scale, () => setDamaged(true))
  const layer = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let isGone = false
    const load = async () => {
      const found = await pdf.getPage(index + 1)
      if (isGone) return
      const { width, height } = found.getViewport({ scale: 1 })
      onSize(index, { width, height })
      setProxy(found)
      const placed = await placedRuns(found, text, page)
      if (!isGone) setRuns(placed)
    }
    load().catch(() => !isGone && setDamaged(true))
    return () => {
      isGone = true
    }
  }, [pdf, index, text, page, onSize])

  useLayoutEffect(() => {
    if (!layer.current || !runs) return
    onDrawn(index, fitted(layer.current, runs))
    return () => onDrawn(index, null)
  }, [runs, scale, index, onDrawn])

  return (
    <>
      <canvas ref={canvas} className={styles.picture} aria-hidden="true" />
      {isDamaged && <p className={styles.damaged}>{t('This page cannot be drawn. Its text is in the text view.')}</p>}
      <div ref={layer} className={styles.letters}>
        {runs?.map(run => (
          <span
            key={run.start}
            data-start={run.start}
            dir={run.isRightToLeft ? 'rtl' : undefined}
            style={{
              left: run.left * scale,
              top: run.top * scale,
              fontSize: run.size * scale,
              fontFamily: run.family
            }}
          >
            {run.text}
          </span>
        ))}
      </div>
    </>
  )
})

async function placedRuns(proxy: PDFPageProxy, text: string, page: PageOfText): Promise<readonly PlacedRun[]> {
  const { items, styles: fonts } = await proxy.getTextContent()
  const letters = items.filter((item): item is TextItem => 'str' in item)
  return runsOf(text, matchPage(text, page, letters), proxy.getViewport({ scale: 1 }), fonts)
}

/** Stretch the letters to the width in which they are drawn: all are measured first, then set, so that it is quick. */
function fitted(layer: HTMLElement, runs: readonly PlacedRun[]): readonly DrawnRun[] {
  const elements = [...layer.children].filter(child => child instanceof HTMLElement)
  const scale = Number(layer.closest<HTMLElement>('[data-scale]')?.dataset['scale'] ?? 1)
  const widths = elements.map((element, i) => widthOf(element, runs[i]))
  return elements.flatMap((element, i) => {
    const run = runs[i]
    if (!run) return []
    const stretch = (widths[i] ?? 0) > 0 ? (run.width * scale) / (widths[i] ?? 1) : 1
    element.style.transform = `${run.angle === 0 ? '' : `rotate(${run.angle}deg) `}scaleX(${stretch})`
    return [{ start: run.start, end: run.end, element }]
  })
}

/** As wide as the letters are by themselves, without the space after them. */
function widthOf(element: HTMLElement, run: PlacedRun | undefined): number {
  const node = element.firstChild
  if (!node || !run) return 0
  element.style.transform = 'none'
  const [from, to] = [0, run.text.trimEnd().length]
  return measure({ node, offset: from }, { node, offset: to }, range => range.getBoundingClientRect().width)
}

/** More pixels than this a canvas need not have: a page that is shown larger is drawn a little softer. */
const MOST_PIXELS = 16_000_000

function usePicture(proxy: PDFPageProxy | null, scale: number, onFailure: () => void) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const failed = useRef(onFailure)
  useEffect(() => {
    failed.current = onFailure
  })
  useEffect(() => {
    if (!proxy || !canvas.current) return
    const { width, height } = proxy.getViewport({ scale })
    const sharpness = Math.min(devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (width * height)))
    const viewport = proxy.getViewport({ scale: scale * sharpness })
    // What is shown stays until the new picture is there.
    const next = document.createElement('canvas')
    next.width = Math.ceil(viewport.width)
    next.height = Math.ceil(viewport.height)
    const task = proxy.render({ canvas: next, viewport, intent: 'display' })
    task.promise.then(
      () => canvas.current && show(canvas.current, next),
      (error: unknown) => isCancelled(error) || failed.current()
    )
    return () => task.cancel()
  }, [proxy, scale])
  useEffect(() => () => void proxy?.cleanup(), [proxy])
  return canvas
}

function show(canvas: HTMLCanvasElement, picture: HTMLCanvasElement): void {
  canvas.width = picture.width
  canvas.height = picture.height
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
}

function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === 'RenderingCancelledException'
}
