import { Button as AriaButton } from 'react-aria-components/Button'
import { t } from '#renderer/words.ts'
import type { Colour } from '#shared/model/tag.ts'
import styles from './chip.module.css'
import { Icon } from './icon.tsx'

export type ChipProps = {
  readonly name: string
  readonly colour: Colour
  readonly onRemove?: () => void
  readonly onPress?: () => void
  /** Where its own text is not enough, such as the whole path of a tag. */
  readonly title?: string
}

/** A tag by its name, colour and pattern. */
export function Chip({ name, colour, onRemove, onPress, title }: ChipProps) {
  return (
    <span className={styles.chip} data-colour={colour} title={title}>
      {onPress ? (
        <AriaButton className={styles.name ?? ''} onPress={onPress}>
          <span dir="auto">{name}</span>
        </AriaButton>
      ) : (
        <span className={styles.name} dir="auto">
          {name}
        </span>
      )}
      {onRemove && (
        <AriaButton className={styles.remove ?? ''} aria-label={t('Remove {name}', { name })} onPress={onRemove}>
          <Icon name="close" size={10} />
        </AriaButton>
      )}
    </span>
  )
}
