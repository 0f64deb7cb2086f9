import { useState } from 'react'
import { conclude } from '#renderer/act.ts'
import { dossier } from '#renderer/bridge.ts'
import { Button } from '#renderer/ui/button.tsx'
import { offerTour } from '#renderer/tour-state.ts'
import { t } from '#renderer/words.ts'
import type { Desk, KnownNotebook } from '#shared/contract.ts'
import type { Outcome } from '#shared/result.ts'
import { NewNotebook, type NewNotebookInput } from './new-notebook.tsx'
import { since } from './since.ts'
import styles from './welcome.module.css'

export type WelcomeProps = {
  readonly desk: Desk
  readonly onSettings: () => void
  readonly onHelp: () => void
  /** A notebook was made that is to be encrypted. */
  readonly onEncrypt: () => void
}

/** What a window shows while no notebook is open: the ones there are, and how to make one. */
export function Welcome({ desk, onSettings, onHelp, onEncrypt }: WelcomeProps) {
  const [isBusy, setBusy] = useState(false)

  async function go(request: () => Promise<Outcome<null>>): Promise<boolean> {
    setBusy(true)
    const outcome = await conclude(request)
    setBusy(false)
    return outcome !== undefined
  }

  async function create(input: NewNotebookInput, isToEncrypt: boolean): Promise<void> {
    if ((await go(() => dossier.create(input))) && isToEncrypt) onEncrypt()
  }

  async function openSample(): Promise<void> {
    if (await go(() => dossier.create({ title: t('Sample notebook'), codebook: 'sample' }))) offerTour()
  }

  return (
    <main className={styles.welcome} aria-labelledby="welcome-name">
      <div className={styles.page}>
        <header>
          <h1 className={styles.name} id="welcome-name">
            Dossier
          </h1>
          <p className={styles.lead}>
            {t(
              'Read sources closely, mark and tag what matters, and show where every quotation stands. Everything stays on this computer.'
            )}
          </p>
        </header>
        <div className={styles.columns}>
          <section className={styles.column} aria-labelledby="new-notebook">
            <h2 className={styles.heading} id="new-notebook">
              {t('New notebook')}
            </h2>
            <NewNotebook folder={desk.folder} isBusy={isBusy} onCreate={create} />
            <div className={styles.sample}>
              {t('First time here?')}
              <Button isDisabled={isBusy} onPress={() => void openSample()}>
                {t('Open the sample notebook')}
              </Button>
            </div>
          </section>
          <KnownNotebooks
            desk={desk}
            isBusy={isBusy}
            onOpen={path => void go(() => dossier.open({ path }))}
            onBrowse={() => void go(() => dossier.browse())}
          />
        </div>
        <footer className={styles.foot}>
          <Button kind="quiet" onPress={onSettings}>
            {t('Settings')}
          </Button>
          <Button kind="quiet" onPress={onHelp}>
            {t('Keys and help')}
          </Button>
        </footer>
      </div>
    </main>
  )
}

type KnownNotebooksProps = {
  readonly desk: Desk
  readonly isBusy: boolean
  readonly onOpen: (path: string) => void
  readonly onBrowse: () => void
}

function KnownNotebooks({ desk, isBusy, onOpen, onBrowse }: KnownNotebooksProps) {
  return (
    <section className={styles.column} aria-labelledby="known-notebooks">
      <h2 className={styles.heading} id="known-notebooks">
        {t('Your notebooks')}
      </h2>
      {desk.known.length === 0 ? (
        <p className={styles.none}>{t('None yet on this computer. The ones you make or open are listed here.')}</p>
      ) : (
        <ul className={styles.list}>
          {recentFirst(desk.known).map(known => (
            <Known key={known.path} known={known} onOpen={() => onOpen(known.path)} />
          ))}
        </ul>
      )}
      {desk.canBrowse && (
        <div>
          <Button isDisabled={isBusy} onPress={onBrowse}>
            {t('Open…')}
          </Button>
        </div>
      )}
    </section>
  )
}

function Known({ known, onOpen }: { readonly known: KnownNotebook; readonly onOpen: () => void }) {
  return (
    <li>
      <button type="button" className={styles.known} onClick={onOpen}>
        <span className={styles.title} dir="auto">
          {known.title}
        </span>
        <span className={styles.path} title={known.path}>
          {known.openedAt ? t('Opened {when}', { when: since(known.openedAt) }) : t('Not opened here yet')} ·{' '}
          <bdi>{known.path}</bdi>
        </span>
      </button>
    </li>
  )
}

function recentFirst(known: readonly KnownNotebook[]): readonly KnownNotebook[] {
  return known.toSorted((a, b) => (b.openedAt ?? '').localeCompare(a.openedAt ?? ''))
}
