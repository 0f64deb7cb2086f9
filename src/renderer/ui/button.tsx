import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import styles from './button.module.css'

export type ButtonProps = {
  readonly children: ReactNode
  readonly onPress?: () => void
  /** `main` is the one thing to do here; `danger` takes something away; `quiet` has no frame. */
  readonly kind?: 'plain' | 'main' | 'danger' | 'quiet'
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  readonly type?: 'button' | 'submit'
  /** What it does, where its text alone does not say it. */
  readonly label?: string
  readonly isExpanded?: boolean
}

/** A button with a text. */
export function Button({ kind = 'plain', label, isExpanded, type = 'button', ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      type={type}
      className={styles.button ?? ''}
      data-kind={kind}
      {...(label !== undefined && { 'aria-label': label })}
      {...(isExpanded !== undefined && { 'aria-expanded': isExpanded })}
    />
  )
}

export type IconButtonProps = {
  /** What it does: its name for those who do not see the icon, and its tooltip. */
  readonly label: string
  readonly children: ReactNode
  readonly onPress?: () => void
  readonly isDisabled?: boolean
  /** Set for a button that is on or off. */
  readonly isOn?: boolean
  /** Keys that do the same, shown in the tooltip. */
  readonly keys?: string
  /** False where the button may not be a stop of the Tab key, since arrows reach it. */
  readonly isTabStop?: boolean
}

/** A button with an icon, named by a tooltip. */
export function IconButton({ label, children, isOn, keys, isTabStop = true, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...rest}
        className={styles.icon ?? ''}
        aria-label={label}
        excludeFromTabOrder={!isTabStop}
        {...(isOn !== undefined && { 'aria-pressed': isOn })}
      >
        {children}
      </AriaButton>
      <Tooltip className={styles.tooltip ?? ''} offset={6}>
        {label}
        {keys && <kbd className={styles.keys}>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
