import type { Colour } from '#shared/model/tag.ts'
import styles from './swatch.module.css'

/** The colour and the pattern of a tag; its name always stands beside it. */
export function Swatch({ colour }: { readonly colour: Colour }) {
  return (
    <i className={styles.swatch} data-colour={colour} aria-hidden="true">
      <u className={styles.line}>{'\u2003\u2003\u2003'}</u>
    </i>
  )
}
