import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

export type EmptyStateProps = { readonly title: string; readonly children?: ReactNode }

/** What stands where there is nothing yet: what would be here, and what to do. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  )
}
