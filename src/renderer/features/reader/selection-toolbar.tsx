import { Button } from 'react-aria-components/Button'
import { Toolbar } from 'react-aria-components/Toolbar'
import { keysOf } from '#renderer/shortcuts.ts'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import { t } from '#renderer/words.ts'
import type { TagRow } from '#shared/queries/codebook.ts'
import styles from './selection-toolbar.module.css'

export type SelectionToolbarProps = {
  readonly rows: readonly TagRow[]
  readonly onTag: (tagId: string) => void
  readonly onPick: () => void
  readonly onNote: () => void
}

/** More would cover the text; the codebook beside it shows all the keys there are. */
const MOST = 3

/** Offers for a selection what the keys do: the tags of the first keys, any other tag, a note. */
export function SelectionToolbar({ rows, onTag, onPick, onNote }: SelectionToolbarProps) {
  const keyed = rows
    .filter(({ tag }) => tag.key !== null)
    .toSorted((a, b) => (a.tag.key ?? 0) - (b.tag.key ?? 0))
    .slice(0, MOST)
  return (
    <Toolbar className={styles.toolbar ?? ''} aria-label={t('Selected passage')}>
      <Button className={styles.action ?? ''} onPress={onPick}>
        {t('Tag…')} <Kbd>{keysOf('pick-tag')}</Kbd>
      </Button>
      {keyed.map(({ tag, colour }) => (
        <Button key={tag.id} className={styles.action ?? ''} onPress={() => onTag(tag.id)}>
          <Swatch colour={colour} />
          <span className={styles.name} dir="auto">
            {tag.name}
          </span>
          <Kbd>{String(tag.key)}</Kbd>
        </Button>
      ))}
      <Button className={styles.action ?? ''} onPress={onNote}>
        {t('Note')} <Kbd>{keysOf('write-note')}</Kbd>
      </Button>
    </Toolbar>
  )
}
