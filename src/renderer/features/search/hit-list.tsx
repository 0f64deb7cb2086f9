import { useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { Collection } from 'react-aria-components/Collection'
import { GridList, GridListHeader, GridListItem, GridListSection } from 'react-aria-components/GridList'
import { openBeside } from '#renderer/open-beside.ts'
import { runShortcut } from '#renderer/shortcuts.ts'
import { show } from '#renderer/view-state.ts'
import { numeral, t } from '#renderer/words.ts'
import type { Hit } from '#shared/search.ts'
import { fromWord, groupHits, kindOf, type NumberedHit, toWord } from './hit-groups.ts'
import styles from './hit-list.module.css'

/** Lists hits under their sources; Enter or a press opens the place, with Alt beside what is read. */
export function HitList({ hits }: { readonly hits: readonly Hit[] }) {
  const groups = useMemo(() => groupHits(hits), [hits])
  const all = groups.flatMap(group => group.hits)
  // The list tells what was chosen, and not with which key.
  const isBeside = useRef(false)
  const note = (event: KeyboardEvent | PointerEvent) => void (isBeside.current = event.altKey)
  return (
    <div onKeyDownCapture={note} onPointerDownCapture={note}>
      <GridList
        className={styles.list ?? ''}
        aria-label={t('Hits')}
        items={groups}
        disallowTypeAhead
        onAction={id => {
          const hit = all.find(one => one.id === id)
          if (hit) open(hit, isBeside.current)
        }}
      >
        {group => (
          <GridListSection id={group.id} className={styles.group ?? ''}>
            <GridListHeader className={styles.head ?? ''}>
              <bdi className={styles.title}>{group.title}</bdi>
              <span className={styles.count}>{numeral(group.hits.length)}</span>
            </GridListHeader>
            <Collection items={group.hits}>
              {hit => (
                <GridListItem
                  id={hit.id}
                  className={styles.hit ?? ''}
                  textValue={t('{kind}: {words}', { kind: kindOf(hit), words: hit.before + hit.text + hit.after })}
                >
                  <span className={styles.kind} data-kind={hit.in}>
                    {kindOf(hit)}
                  </span>
                  <span className={styles.words} dir="auto">
                    {fromWord(hit.before)}
                    <mark className={styles.mark}>{hit.text}</mark>
                    {toWord(hit.after)}
                  </span>
                </GridListItem>
              )}
            </Collection>
          </GridListSection>
        )}
      </GridList>
    </div>
  )
}

function open(hit: NumberedHit, isBeside: boolean): void {
  if (hit.tagId) show({ screen: 'codebook', tagId: hit.tagId })
  else if (hit.sourceId) {
    // Offsets of a note count in the note, which is no place of the text.
    const at = hit.in === 'source' ? { start: hit.start, end: hit.end } : null
    if (isBeside) openBeside(hit.sourceId, { excerptId: hit.excerptId, at })
    else show({ screen: 'read', sourceId: hit.sourceId, excerptId: hit.excerptId, at })
    // The note on a source stands in its details.
    if (hit.in === 'note' && !hit.excerptId) runShortcut('source-details')
  } else runShortcut('edit-notebook-note')
}
