import styles from './kbd.module.css'

/** Shows keys, such as “Ctrl K”; nothing where there are none. */
export function Kbd({ children }: { readonly children: string }) {
  return children && <kbd className={styles.kbd}>{children}</kbd>
}
