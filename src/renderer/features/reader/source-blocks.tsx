import { createElement, Fragment, memo, type CSSProperties, type ReactNode } from 'react'
import { t } from '#renderer/words.ts'
import { keepsLines, type ReadBlock } from './kernel/blocks.ts'
import type { ReadText } from './kernel/ground.ts'
import { sectionsOf, sightOf } from './kernel/sections.ts'
import type { Segment } from './kernel/segments.ts'
import styles from './source-blocks.module.css'

export type SourceBlocksProps = {
  readonly text: ReadText
  /** Whether the first block is the title, to be shown as such. */
  readonly hasTitle: boolean
  /** Otherwise only what is in sight at its beginning is shown, with room for the rest. */
  readonly isWhole: boolean
  /** What stands between the title and the rest. */
  readonly children: ReactNode
}

/** Shows the text of a source. Every block's text nodes hold exactly its text, so that offsets agree. */
export const SourceBlocks = memo(function SourceBlocks({ text, hasTitle, isWhole, children }: SourceBlocksProps) {
  const first = hasTitle ? 1 : 0
  const ranks = headingRanks(text.blocks.slice(first))
  const sections = sectionsOf(text.blocks, first)
  const filled = isWhole ? sections.length : sightOf(sections)
  const shown = (from: number, to: number) =>
    text.blocks.slice(from, to).map((block, at) => {
      const index = from + at
      return blockOf({ text, block, index, element: index < first ? 'h1' : elementOf(block, ranks) })
    })
  return (
    <>
      {shown(0, first)}
      {children}
      {sections.map(({ from, to, lines }, number) => (
        <div key={from} className={styles.section} data-section style={{ '--lines': lines } as CSSProperties}>
          {number < filled && shown(from, to)}
        </div>
      ))}
    </>
  )
})

type Shown = {
  readonly text: ReadText
  readonly block: ReadBlock
  readonly index: number
  readonly element: string
}

/** The elements of a block. A component for each would cost more than the words, of which a long text has thousands. */
function blockOf({ text: { text, segments, blocks }, block, index, element }: Shown): ReactNode {
  const words = text.slice(block.start, block.end)
  const own = segments[index] ?? []
  const frame = createElement(
    element,
    {
      // Blocks never change, so their number names them.
      key: index,
      className: element === 'h1' ? styles.title : styles.block,
      dir: 'auto',
      'data-block': index,
      'data-kind': block.kind,
      'data-before': blocks[index + 1]?.kind,
      'data-level': block.level || undefined,
      'data-lines': (words.includes('\n') && keepsLines(words)) || undefined
    },
    own.every(isPlain) ? words : own.map(segment => <Words key={segment.start} text={text} segment={segment} />)
  )
  if (block.page === null) return frame
  return (
    <Fragment key={index}>
      <span className={styles.page} title={t('Page {page}', { page: block.page })}>
        <span className="visually-hidden">{t('Page')} </span>
        {block.page}
      </span>
      {frame}
    </Fragment>
  )
}

function isPlain({ isStrong, isEmphasis, href }: Segment): boolean {
  return !isStrong && !isEmphasis && href === null
}

function Words({ text, segment }: { readonly text: string; readonly segment: Segment }) {
  const { start, end, isStrong, isEmphasis, href } = segment
  const words = text.slice(start, end)
  if (isPlain(segment)) return words
  return (
    <span
      data-strong={isStrong || undefined}
      data-emphasis={isEmphasis || undefined}
      data-link={href ?? undefined}
      title={href ?? undefined}
    >
      {words}
    </span>
  )
}

function elementOf({ kind, level }: ReadBlock, ranks: readonly number[]): string {
  if (kind === 'heading') return `h${Math.min(6, ranks.indexOf(level) + 2)}`
  return kind === 'quotation' ? 'blockquote' : 'p'
}

/** The levels of headings there are, highest first: below the title none is skipped, whatever the source skips. */
function headingRanks(blocks: readonly ReadBlock[]): readonly number[] {
  return [...new Set(blocks.flatMap(({ kind, level }) => (kind === 'heading' ? level : [])))].toSorted((a, b) => a - b)
}
