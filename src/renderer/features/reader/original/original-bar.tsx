import { keysOf } from '#renderer/shortcuts.ts'
import { Button } from '#renderer/ui/button.tsx'
import { t } from '#renderer/words.ts'
import styles from '../pages/pages-bar.module.css'
import type { OriginalView } from './use-original-view.ts'

/** Leads from the text of a web page to its original, shown beside it. */
export function OriginalBar({ original: { canShow, isShown, choose } }: { readonly original: OriginalView }) {
  if (!canShow || isShown) return null
  return (
    <div className={styles.bar} data-bar>
      <Button
        kind="quiet"
        onPress={() => choose(true)}
        label={t('Show the original ({keys})', { keys: keysOf('toggle-pages') })}
      >
        {t('Original')}
      </Button>
    </div>
  )
}
