import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useState } from 'react'
import { keysOf, useShortcut } from '#renderer/shortcuts.ts'
import { Button, IconButton } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Menu, type MenuItem } from '#renderer/ui/menu.tsx'
import { t } from '#renderer/words.ts'
import { PageBox } from './page-box.tsx'
import styles from './pages-bar.module.css'
import { Thumbnails } from './thumbnails.tsx'
import { useOutline } from './use-outline.ts'
import { percentOf, stepFrom, type Zoom } from './zoom.ts'

export type PagesBarProps = {
  readonly pdf: PDFDocumentProxy
  readonly labels: readonly string[]
  /** The page in the middle of what is in sight, from 0. */
  readonly current: number
  readonly zoom: Zoom
  readonly scale: number
  readonly setZoom: (zoom: Zoom) => void
  readonly goTo: (index: number) => void
  readonly onShowText: () => void
}

/** Leads through the pages of a PDF: which page, how large, its outline, small pictures of all, and back to the text. */
export function PagesBar({ pdf, labels, current, zoom, scale, setZoom, goTo, onShowText }: PagesBarProps) {
  const outline = useOutline(pdf)
  const [isListing, setListing] = useState(false)
  useShortcut('list-pages', () => setListing(true))

  return (
    <div className={styles.bar} role="toolbar" aria-label={t('Pages')}>
      <Button kind="quiet" onPress={onShowText} label={t('Show the text ({keys})', { keys: keysOf('toggle-pages') })}>
        {t('Text')}
      </Button>
      <IconButton label={t('Small pictures of the pages')} keys={keysOf('list-pages')} onPress={() => setListing(true)}>
        <Icon name="pane" />
      </IconButton>
      {outline.length > 0 && (
        <Menu label={t('Outline')} isText items={outline.map((entry, at) => outlineItem(entry, at, goTo))}>
          {t('Outline')}
        </Menu>
      )}
      <PageBox labels={labels} current={current} goTo={goTo} />
      <IconButton label={t('Smaller')} keys={keysOf('zoom-out')} onPress={() => setZoom(stepFrom(scale, false))}>
        <Icon name="minus" />
      </IconButton>
      <Menu label={t('Size of the pages: {size}', { size: percentOf(scale) })} isText items={sizes(zoom, setZoom)}>
        {percentOf(scale)}
      </Menu>
      <IconButton label={t('Larger')} keys={keysOf('zoom-in')} onPress={() => setZoom(stepFrom(scale, true))}>
        <Icon name="plus" />
      </IconButton>
      {isListing && <Thumbnails {...{ pdf, labels, current, goTo }} onClose={() => setListing(false)} />}
    </div>
  )
}

type OutlineEntry = ReturnType<typeof useOutline>[number]

function outlineItem({ title, depth, index }: OutlineEntry, at: number, goTo: (index: number) => void): MenuItem {
  return { id: String(at), label: `${'\u2003'.repeat(depth)}${title}`, onAction: () => goTo(index) }
}

function sizes(zoom: Zoom, setZoom: (zoom: Zoom) => void): readonly MenuItem[] {
  const item = (id: Zoom, label: string): MenuItem => ({
    id: String(id),
    label,
    isChosen: zoom === id,
    onAction: () => setZoom(id)
  })
  return [
    item('width', t('As wide as there is room')),
    item('page', t('Whole page')),
    'line',
    ...[0.5, 0.75, 1, 1.25, 1.5, 2, 3].map(factor => item(factor, `${factor * 100} %`))
  ]
}
