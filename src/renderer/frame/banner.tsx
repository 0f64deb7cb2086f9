import type { ReactNode } from 'react'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './banner.module.css'

export type BannerProps = {
  readonly kind: 'quiet' | 'warning'
  readonly children: ReactNode
}

/** A line across the window for what holds until it is mended. */
export function Banner({ kind, children }: BannerProps) {
  return (
    <div className={styles.banner} data-kind={kind} role={kind === 'warning' ? 'alert' : 'status'}>
      <Icon name={kind === 'warning' ? 'warn' : 'lock'} size={14} />
      <div className={styles.text}>{children}</div>
    </div>
  )
}
