import type { HitToTag } from '#renderer/reading.ts'
import { Button } from '#renderer/ui/button.tsx'
import { VirtualList } from '#renderer/ui/virtual-list.tsx'
import { t } from '#renderer/words.ts'
import styles from './hit-preview.module.css'

export type HitPreviewProps = {
  readonly hits: readonly HitToTag[]
  /** The numbers of those that are left out. */
  readonly left: ReadonlySet<number>
  readonly onLeft: (left: ReadonlySet<number>) => void
}

const ROW = 44

/** Lists hits in their surroundings, each to be taken out and in again. */
export function HitPreview({ hits, left, onLeft }: HitPreviewProps) {
  function turn(index: number): void {
    onLeft(left.has(index) ? new Set([...left].filter(one => one !== index)) : new Set([...left, index]))
  }

  return (
    <>
      <div className={styles.all}>
        <Button kind="quiet" isDisabled={left.size === 0} onPress={() => onLeft(new Set())}>
          {t('All|hits')}
        </Button>
        <Button kind="quiet" isDisabled={left.size === hits.length} onPress={() => onLeft(new Set(hits.keys()))}>
          {t('None|hits')}
        </Button>
      </div>
      <div className={styles.list}>
        <VirtualList
          total={hits.length}
          rowHeight={ROW}
          label={t('Hits to tag')}
          renderRow={(index, isTabStop) => {
            const hit = hits[index]
            return (
              hit && <HitRow hit={hit} isTaken={!left.has(index)} isTabStop={isTabStop} onTurn={() => turn(index)} />
            )
          }}
        />
      </div>
    </>
  )
}

type HitRowProps = {
  readonly hit: HitToTag
  readonly isTaken: boolean
  readonly isTabStop: boolean
  readonly onTurn: () => void
}

function HitRow({ hit, isTaken, isTabStop, onTurn }: HitRowProps) {
  return (
    <label className={styles.row}>
      <input type="checkbox" data-row-focus tabIndex={isTabStop ? 0 : -1} checked={isTaken} onChange={onTurn} />
      <span className={styles.words} dir="auto">
        {beginning(hit.before)}
        <mark className={styles.mark}>{hit.text}</mark>
        {hit.after}
      </span>
      <small className={styles.source} dir="auto">
        {hit.where}
      </small>
    </label>
  )
}

const CONTEXT = 60

/** What stands before a hit, from the beginning of a word. */
function beginning(before: string): string {
  return before.length > CONTEXT ? `…${before.slice(-CONTEXT).replace(/^\S*\s/, '')}` : before
}
