import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { act } from '#renderer/act.ts'
import { Swatch } from '#renderer/ui/swatch.tsx'
import { t } from '#renderer/words.ts'
import { colours, type Colour } from '#shared/model/tag.ts'
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
      <Label className={styles.label ?? ''}>{t('Colour and pattern')}</Label>
      <div className={styles.choices}>
        {colours.map(colour => (
          <Radio key={colour} value={colour} className={styles.choice ?? ''}>
            <Swatch colour={colour} />
            {nameOf(colour)}
          </Radio>
        ))}
        {tag.parentId !== null && (
          <Radio value={LIKE_ABOVE} className={styles.choice ?? ''}>
            {t('like the tag above')}
          </Radio>
        )}
      </div>
    </RadioGroup>
  )
}

function nameOf(colour: Colour): string {
  return {
    ochre: t('ochre'),
    plum: t('plum'),
    blue: t('blue'),
    moss: t('moss'),
    teal: t('teal'),
    rose: t('rose'),
    violet: t('violet'),
    slate: t('slate')
  }[colour]
}
