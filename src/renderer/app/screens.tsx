import { lazy, Suspense } from 'react'
import { useView, type Screen } from '#renderer/view-state.ts'
import { CatchErrors } from '#renderer/ui/catch-errors.tsx'
import { SearchScreen } from '#renderer/features/search/search-screen.tsx'
import { t } from '#renderer/words.ts'
import type { NotebookDialog } from './notebook-dialog.ts'
import { ReadScreen } from './read-screen.tsx'
import styles from './screens.module.css'

const ExcerptsScreen = lazy(async () => ({
  default: (await import('#renderer/features/excerpts/excerpts-screen.tsx')).ExcerptsScreen
}))
const CodebookScreen = lazy(async () => ({
  default: (await import('#renderer/features/codebook/codebook-screen.tsx')).CodebookScreen
}))

const hidden: Readonly<Record<Screen, () => string>> = {
  read: () => t('The reader cannot be shown.'),
  excerpts: () => t('The excerpts cannot be shown.'),
  search: () => t('The search cannot be shown.'),
  codebook: () => t('The codebook cannot be shown.')
}

const labels: Readonly<Record<Screen, () => string>> = {
  read: () => t('Read'),
  excerpts: () => t('Excerpts'),
  search: () => t('Search'),
  codebook: () => t('Codebook')
}

export type ScreensProps = { readonly onDialog: (dialog: NotebookDialog) => void; readonly isReadOnly: boolean }

/** The screen one is on. */
export function Screens(props: ScreensProps) {
  const { screen } = useView()
  return (
    <div className={styles.screen}>
      <CatchErrors key={screen} words={hidden[screen]()}>
        {screen === 'read' ? (
          <ReadScreen {...props} />
        ) : (
          <main className={styles.main} aria-label={labels[screen]()} data-pane="screen" tabIndex={-1}>
            <Suspense fallback={null}>
              {screen === 'excerpts' && <ExcerptsScreen />}
              {screen === 'search' && (
                <SearchScreen
                  isReadOnly={props.isReadOnly}
                  onTagHits={words => props.onDialog({ kind: 'tag-hits', words })}
                />
              )}
              {screen === 'codebook' && <CodebookScreen />}
            </Suspense>
          </main>
        )}
      </CatchErrors>
    </div>
  )
}
