import { keysOf } from '#renderer/shortcuts.ts'
import { Button } from '#renderer/ui/button.tsx'
import { t } from '#renderer/words.ts'
import styles from './pages-bar.module.css'

/** Leads from the text of a PDF to its pages. */
export function TextBar({ onShowPages }: { readonly onShowPages: () => void }) {
  return (
    <div className={styles.bar} data-bar>
      <Button kind="quiet" onPress={onShowPages} label={t('Show the pages ({keys})', { keys: keysOf('toggle-pages') })}>
        {t('Pages')}
      </Button>
    </div>
  )
}
