import { GridList, GridListItem } from 'react-aria-components/GridList'
import { useAnswer } from '#renderer/answers.ts'
import { keysOf } from '#renderer/shortcuts.ts'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import { show } from '#renderer/view-state.ts'
import { numeral, t } from '#renderer/words.ts'
import styles from './codebook-tree.module.css'

/** The codebook at a glance, for the side of the reader; a press shows the excerpts of a tag. */
export function CodebookTree() {
  const codebook = useAnswer({ kind: 'codebook' })
  if (!codebook) return null
  if (codebook.rows.length === 0)
    return (
      <p className={styles.empty}>
        {t('No tags yet. Select a passage and press {keys}, or open the codebook.', { keys: keysOf('pick-tag') })}
      </p>
    )
  return (
    <GridList
      className={styles.tree ?? ''}
      aria-label={t('Tags')}
      items={codebook.rows.map(row => ({ ...row, id: row.tag.id }))}
      onAction={id => show({ screen: 'excerpts', filter: { tagIds: [String(id)] } })}
      disallowTypeAhead
    >
      {({ tag, depth, colour, withChildren }) => (
        <GridListItem
          id={tag.id}
          className={styles.tag ?? ''}
          textValue={t('{tag}, {count, plural, one {# excerpt} other {# excerpts}}', {
            tag: tag.name,
            count: withChildren
          })}
          style={{ paddingInlineStart: depth === 0 ? undefined : 18 + depth * 16 }}
          data-depth={Math.min(depth, 1)}
        >
          {depth === 0 && <Swatch colour={colour} />}
          <span className={styles.name} dir="auto" title={tag.definition || tag.name}>
            {tag.name}
          </span>
          <span className={styles.count}>{numeral(withChildren)}</span>
          <span className={styles.key}>{tag.key !== null && <Kbd>{String(tag.key)}</Kbd>}</span>
        </GridListItem>
      )}
    </GridList>
  )
}
