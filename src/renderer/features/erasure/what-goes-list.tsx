import { useId } from 'react'
import { t, told } from '#renderer/words.ts'
import { wordsOfErasure, type Erasable, type WhatGoes } from '#shared/erasure.ts'
import styles from './erase-dialog.module.css'

export type WhatGoesListProps = {
  readonly what: Erasable
  readonly goes: WhatGoes | null
  readonly reason: string | null
}

/** Lists what an erasure takes, what stays, and what cannot be promised; while that is found out, it says so. */
export function WhatGoesList({ what, goes, reason }: WhatGoesListProps) {
  if (reason !== null) return <Problem reason={reason} />
  if (goes === null)
    return (
      <p className={styles.quiet} role="status">
        {t('Reading the history…')}
      </p>
    )
  const words = wordsOfErasure(what, goes)
  return (
    <>
      <Part title={t('This goes for good')} lines={words.goes} />
      <Part title={t('This stays')} lines={words.stays} />
      <Part title={t('This cannot be promised')} lines={words.notPromised} />
    </>
  )
}

/** Says why something is not erased. */
export function Problem({ reason }: { readonly reason: string }) {
  return (
    <p className={styles.problem} role="alert">
      {reason}
    </p>
  )
}

function Part({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {title}
      </h3>
      <ul className={styles.lines}>
        {lines.map(line => (
          <li key={line} dir="auto">
            {told(line)}
          </li>
        ))}
      </ul>
    </section>
  )
}
