import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { VirtualList } from '#renderer/ui/virtual-list.tsx'
import { t } from '#renderer/words.ts'
import styles from './thumbnails.module.css'

export type ThumbnailsProps = {
  readonly pdf: PDFDocumentProxy
  readonly labels: readonly string[]
  readonly current: number
  readonly goTo: (index: number) => void
  readonly onClose: () => void
}

const IN_A_ROW = 4
const ROW_HEIGHT = 208
const WIDTH = 128
/** So long the list takes to come to the current page, in milliseconds. */
const OPENING = 400

/** Shows small pictures of all pages, to go to one; only those in sight are drawn. */
export function Thumbnails({ pdf, labels, current, goTo, onClose }: ThumbnailsProps) {
  const [isOpening, setOpening] = useState(true)
  useEffect(() => {
    const waiting = setTimeout(() => setOpening(false), OPENING)
    return () => clearTimeout(waiting)
  }, [])

  function go(index: number): void {
    onClose()
    goTo(index)
  }

  return (
    <Dialog isOpen onClose={onClose} title={t('Pages')} size="large">
      <div className={styles.room}>
        <VirtualList
          label={t('Pages')}
          total={Math.ceil(labels.length / IN_A_ROW)}
          rowHeight={ROW_HEIGHT}
          current={Math.floor(current / IN_A_ROW)}
          renderRow={row => (
            <div className={styles.row}>
              {labels.slice(row * IN_A_ROW, (row + 1) * IN_A_ROW).map((label, place) => {
                const index = row * IN_A_ROW + place
                return (
                  <Thumbnail
                    key={index}
                    {...{ pdf, index, label }}
                    isCurrent={index === current}
                    takesFocus={index === current && isOpening}
                    onPress={() => go(index)}
                  />
                )
              })}
            </div>
          )}
        />
      </div>
    </Dialog>
  )
}

type ThumbnailProps = {
  readonly pdf: PDFDocumentProxy
  readonly index: number
  readonly label: string
  readonly isCurrent: boolean
  readonly takesFocus: boolean
  readonly onPress: () => void
}

function Thumbnail({ pdf, index, label, isCurrent, takesFocus, onPress }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => draw(pdf, index, canvas.current), [pdf, index])
  return (
    <Button
      className={styles.thumbnail ?? ''}
      onPress={onPress}
      data-row-focus=""
      // Only once: the list draws it anew whenever it comes into sight.
      autoFocus={takesFocus}
      {...(isCurrent && { 'aria-current': 'page' })}
      aria-label={t('Page {page}', { page: label })}
    >
      <canvas ref={canvas} className={styles.picture} aria-hidden="true" />
      <span>{label}</span>
    </Button>
  )
}

/** Draw a page small; returns how to leave off. */
function draw(pdf: PDFDocumentProxy, index: number, canvas: HTMLCanvasElement | null): () => void {
  let end = () => {}
  let isGone = false
  const start = async () => {
    const page = await pdf.getPage(index + 1)
    if (isGone || !canvas) return
    const own = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: (WIDTH * Math.min(2, devicePixelRatio || 1)) / own.width })
    canvas.width = Math.ceil(viewport.width)
    canvas.height = Math.ceil(viewport.height)
    const task = page.render({ canvas, viewport })
    end = () => task.cancel()
    await task.promise
  }
  // A page that cannot be drawn stays white, and can be gone to.
  start().catch(() => {})
  return () => {
    isGone = true
    end()
  }
}
