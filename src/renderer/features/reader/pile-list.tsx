import { Swatch } from '#renderer/ui/swatch.tsx'
import { t } from '#renderer/words.ts'
import type { Colour } from '#shared/model/tag.ts'
import styles from './pile-list.module.css'

export type PileListProps = {
  readonly items: readonly {
    readonly id: string
    readonly colour: Colour | null
    readonly tags: string
    readonly words: string
  }[]
  readonly currentId: string | null
  readonly onPick: (excerptId: string) => void
}

/** Lists the excerpts that lie over one another at one place. */
export function PileList({ items, currentId, onPick }: PileListProps) {
  return (
    <div className={styles.pile} role="group" aria-label={t('Excerpts at this place')}>
      <p className={styles.head}>
        {t('{count} excerpts here. Press o, or click again, for the next.', { count: items.length })}
      </p>
      {items.map(({ id, colour, tags, words }) => (
        <button
          key={id}
          type="button"
          className={styles.item}
          aria-current={id === currentId || undefined}
          onClick={() => onPick(id)}
        >
          {colour && <Swatch colour={colour} />}
          <span className={styles.tags} dir="auto">
            {tags}
          </span>
          <span className={styles.words} dir="auto">
            {words}
          </span>
        </button>
      ))}
    </div>
  )
}
