import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { act } from '#renderer/act.ts'
import { Swatch } from '#renderer/ui/swatch.tsx'
import { colours } from '#shared/model/tag.ts'
import type { TagRow } from '#shared/queries/index.ts'
import styles from './colour-picker.module.css'

const LIKE_ABOVE = 'above'

/** The colours by name, each with its pattern; a tag below another may take after it. */
export function ColourPicker({ row, isReadOnly }: { readonly row: TagRow; readonly isReadOnly: boolean }) {
  const { tag } = row
  return (
    <RadioGroup
      className={styles.picker ?? ''}
      value={tag.colour ?? LIKE_ABOVE}
      onChange={chosen => {
        const colour = colours.find(colour => colour === chosen) ?? null
        void act({ kind: 'recolour-tag', tagId: tag.id, colour })
      }}
      isDisabled={isReadOnly}
      orientation="horizontal"
    >
      <Label className={styles.label ?? ''}>Colour and pattern</Label>
      <div className={styles.choices}>
        {colours.map(colour => (
          <Radio key={colour} value={colour} className={styles.choice ?? ''}>
            <Swatch colour={colour} />
            {colour}
          </Radio>
        ))}
        {tag.parentId !== null && (
          <Radio value={LIKE_ABOVE} className={styles.choice ?? ''}>
            like the tag above
          </Radio>
        )}
      </div>
    </RadioGroup>
  )
}
