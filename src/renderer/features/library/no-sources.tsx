import { Button } from '#renderer/ui/button.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Kbd } from '#renderer/ui/kbd.tsx'
import { keysOf } from '#renderer/shortcuts.ts'
import { startTour } from '#renderer/tour-state.ts'
import { t } from '#renderer/words.ts'

export type NoSourcesProps = { readonly onImport: () => void; readonly isReadOnly: boolean }

/** What stands in the reader while the notebook has no source. */
export function NoSources({ onImport, isReadOnly }: NoSourcesProps) {
  if (isReadOnly)
    return (
      <EmptyState title={t('This notebook has no sources yet')}>
        <p>{t('It is open to be read only. Whoever may write in it can bring some in.')}</p>
      </EmptyState>
    )
  return (
    <EmptyState title={t('Bring in what you want to read')}>
      <p>
        {t(
          'Drop articles, reports or court papers here, or paste a text. Each original is kept untouched; you read and mark its text.'
        )}
      </p>
      <Button kind="main" onPress={onImport}>
        {t('Import sources')}
      </Button>
      <Kbd>{keysOf('import')}</Kbd>
      <Button kind="quiet" onPress={startTour}>
        {t('Show the tour')}
      </Button>
    </EmptyState>
  )
}
