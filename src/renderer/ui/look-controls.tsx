import { useId } from 'react'
import { faces, isAtEnd, measures, stepped, usualLook, type Face, type Look, type Measure } from '#renderer/look.ts'
import { numeral, t } from '#renderer/words.ts'
import { Button, IconButton } from './button.tsx'
import { Icon } from './icon.tsx'
import styles from './look-controls.module.css'
import { Segments } from './segments.tsx'

export type LookControlsProps = {
  readonly look: Look
  readonly onChange: (look: Look) => void
  /** Keys that make the text larger and smaller, where they work. */
  readonly sizeKeys?: { readonly larger: string; readonly smaller: string }
}

/** Chooses how texts are set: letters, lines, their width, and the face. */
export function LookControls({ look, onChange, sizeKeys }: LookControlsProps) {
  return (
    <div className={styles.controls}>
      <Segments
        label={t('Letters of the text')}
        value={look.face}
        options={faces.map(id => ({ id, name: faceName(id) }))}
        onChange={face => onChange({ ...look, face })}
      />
      {(Object.keys(measures) as Measure[]).map(measure => (
        <Line key={measure} {...{ look, measure, onChange }} {...(measure === 'size' && { keys: sizeKeys })} />
      ))}
      <Button kind="quiet" isDisabled={isUsual(look)} onPress={() => onChange(usualLook)}>
        {t('As usual')}
      </Button>
    </div>
  )
}

type LineProps = Pick<LookControlsProps, 'look' | 'onChange'> & {
  readonly measure: Measure
  readonly keys?: LookControlsProps['sizeKeys']
}

function Line({ look, measure, onChange, keys }: LineProps) {
  const id = useId()
  const { name, less, more } = words(measure)
  return (
    <div className={styles.line} role="group" aria-labelledby={id}>
      <span id={id}>{name}</span>
      <IconButton
        label={less}
        isDisabled={isAtEnd(look, measure, -1)}
        {...(keys && { keys: keys.smaller })}
        onPress={() => onChange(stepped(look, measure, -1))}
      >
        <Icon name="minus" />
      </IconButton>
      <output className={styles.value}>{shown(look, measure)}</output>
      <IconButton
        label={more}
        isDisabled={isAtEnd(look, measure, 1)}
        {...(keys && { keys: keys.larger })}
        onPress={() => onChange(stepped(look, measure, 1))}
      >
        <Icon name="plus" />
      </IconButton>
    </div>
  )
}

function words(measure: Measure) {
  const all = {
    size: { name: t('Text size'), less: t('Smaller text'), more: t('Larger text') },
    height: { name: t('Line height'), less: t('Lines closer'), more: t('Lines further apart') },
    width: { name: t('Line length'), less: t('Shorter lines'), more: t('Longer lines') },
    spacing: { name: t('Letter spacing'), less: t('Letters closer'), more: t('Letters further apart') }
  }
  return all[measure]
}

function shown(look: Look, measure: Measure): string {
  const value = look[measure]
  const isScaled = measure === 'height' || measure === 'spacing'
  return numeral(isScaled ? value / 100 : value)
}

function faceName(face: Face): string {
  return { serif: t('Serif'), sans: t('Sans serif'), system: t('Of the system|letters') }[face]
}

function isUsual(look: Look): boolean {
  return JSON.stringify({ ...usualLook, ...look }) === JSON.stringify(usualLook)
}
