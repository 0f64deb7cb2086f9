import styles from './kbd.module.css'

/** Shows keys, such as “Ctrl K”. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd className={styles.kbd}>{children}</kbd>
}
