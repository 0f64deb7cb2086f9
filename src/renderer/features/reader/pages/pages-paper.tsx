import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CSSProperties, HTMLAttributes, ReactNode } from 'react'
import { t } from '#renderer/words.ts'
import type { Source } from '#shared/model/source.ts'
import type { ReadText } from '../kernel/ground.ts'
import { bringIntoSight } from '../lines.ts'
import type { Surface } from '../surface.ts'
import { pagesOf, type PageOfText } from './page-numbers.ts'
import { PageSheet } from './page-sheet.tsx'
import { pageSurface, type PageSurface } from './page-surface.ts'
import type { DrawnRun } from './page-tree.ts'
import { PagesBar } from './pages-bar.tsx'
import styles from './pages.module.css'
import { useNearPages } from './use-near-pages.ts'
import type { PageSize, ReadyPdf } from './use-open-pdf.ts'
import { useZoom } from './use-zoom.ts'

export type PagesPaperProps = {
  readonly ready: ReadyPdf
  readonly source: Source
  readonly text: ReadText
  readonly scroller: HTMLElement | null
  readonly setSurface: (surface: Surface | null) => void
  /** Pages were drawn or left: what is painted over them is to be painted anew. */
  readonly onDrawn: () => void
  readonly onShowText: () => void
  /** A page was gone to, whose text begins there: what the hand does next it does there. */
  readonly onGoTo: (offset: number) => void
} & Pick<HTMLAttributes<HTMLElement>, 'onPointerDown' | 'onKeyDown' | 'onClick' | 'onFocus' | 'onBlur'>

const GAP = 12

/** Shows the pages of a PDF, to be read, selected from and tagged as its text is. Only those near what is in sight are drawn. */
export function PagesPaper(props: PagesPaperProps) {
  const { ready, source, text, scroller, setSurface, onDrawn, onShowText, onGoTo, ...handlers } = props
  const { pdf, labels, size } = ready
  const pages = useMemo(() => pagesOf(labels, pagesInText(text)), [labels, text])
  const { sizes, setSize } = useSizes(labels.length, size)
  const { scale, zoom, setZoom } = useZoom(scroller, size)
  const tops = useMemo(() => topsOf(sizes, scale), [sizes, scale])
  const near = useNearPages(scroller, tops)
  const { setRoot, noteDrawn } = useDrawn(pages, { scroller, setSurface, onDrawn })
  const reached = { role: 'document', tabIndex: 0, 'data-reader': true, ...handlers }
  function goTo(index: number): void {
    scroller?.scrollTo({ top: (tops[index] ?? 0) - GAP })
    onGoTo(pages[index]?.start ?? 0)
  }

  return (
    <>
      <PagesBar {...{ pdf, labels, zoom, setZoom, scale, goTo, onShowText }} current={near.current} />
      <article
        {...reached}
        ref={setRoot}
        data-scale={scale}
        style={{ '--scale': scale } as CSSProperties}
        className={styles.pages}
        lang={source.language || undefined}
        aria-label={t('Pages of “{title}”', { title: source.title })}
      >
        {pages.map((page, index) => (
          <PagePlace key={index} index={index} label={page.label} size={sizes[index] ?? size}>
            {index >= near.first && index <= near.last && (
              <PageSheet {...{ pdf, index, page, scale }} text={text.text} onSize={setSize} onDrawn={noteDrawn} />
            )}
          </PagePlace>
        ))}
      </article>
    </>
  )
}

type PagePlaceProps = {
  readonly index: number
  readonly label: string
  readonly size: PageSize
  /** What is drawn there, or nothing. */
  readonly children: ReactNode
}

/** Where a page stands. A long PDF has many, of which few change at a time. */
const PagePlace = memo(function PagePlace({ index, label, size, children }: PagePlaceProps) {
  const place = { '--width': size.width, '--height': size.height } as CSSProperties
  return (
    <section data-page={index} className={styles.page} aria-label={t('Page {page}', { page: label })} style={place}>
      {children}
    </section>
  )
})

/** The pages that the text holds, each from its first block to its last. */
function pagesInText({ blocks }: ReadText): readonly PageOfText[] {
  const pages: PageOfText[] = []
  for (const { page, start, end } of blocks) {
    const open = pages.at(-1)
    if (page !== null) pages.push({ label: page, start, end })
    else if (open) pages[pages.length - 1] = { ...open, end }
  }
  return pages
}

function topsOf(sizes: readonly PageSize[], scale: number): readonly number[] {
  let top = GAP
  return sizes.map(({ height }) => {
    const here = top
    top += height * scale + GAP
    return here
  })
}

/** The sizes of pages are those of the first until each is known. */
function useSizes(count: number, first: PageSize) {
  const [sizes, setSizes] = useState<readonly PageSize[]>(() => Array.from({ length: count }, () => first))
  const setSize = useCallback((index: number, size: PageSize) => {
    setSizes(before => {
      const known = before[index]
      return known?.width === size.width && known.height === size.height ? before : before.with(index, size)
    })
  }, [])
  return { sizes, setSize }
}

type Ports = Pick<PagesPaperProps, 'scroller' | 'setSurface' | 'onDrawn'>

/** Keep what is drawn for the surface, and go on to a place that was looked for before its page was drawn. */
function useDrawn(pages: readonly PageOfText[], { scroller, setSurface, onDrawn }: Ports) {
  const surface = useRef<PageSurface | null>(null)
  const drawn = useRef(new Map<number, readonly DrawnRun[]>())

  const setRoot = useCallback(
    (root: HTMLElement | null) => {
      surface.current = root && pageSurface(root, pages, () => drawn.current)
      setSurface(surface.current)
    },
    [pages, setSurface]
  )
  useEffect(() => {
    // Whoever scrolls by hand looks for something else.
    const forget = () => surface.current?.forget()
    const listening = new AbortController()
    const options = { signal: listening.signal, passive: true }
    for (const name of ['wheel', 'pointerdown', 'keydown']) scroller?.addEventListener(name, forget, options)
    return () => listening.abort()
  }, [scroller])

  const noteDrawn = useCallback(
    (index: number, runs: readonly DrawnRun[] | null) => {
      if (runs) drawn.current.set(index, runs)
      else drawn.current.delete(index)
      onDrawn()
      if (runs && scroller && surface.current) goOn(surface.current, scroller, pages[index])
    },
    [scroller, pages, onDrawn]
  )
  return { setRoot, noteDrawn }
}

function goOn(surface: PageSurface, scroller: HTMLElement, page: PageOfText | undefined): void {
  const sought = surface.sought()
  if (sought !== null && page && page.start <= sought && sought <= page.end) bringIntoSight(surface, scroller, sought)
}
