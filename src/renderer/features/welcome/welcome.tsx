import { useState } from 'react'
import { conclude } from '#renderer/act.ts'
import { dossier } from '#renderer/bridge.ts'
import { Button } from '#renderer/ui/button.tsx'
import type { Desk, KnownNotebook } from '#shared/contract.ts'
import { NewNotebook } from './new-notebook.tsx'
import { since } from './since.ts'
import styles from './welcome.module.css'

export type WelcomeProps = { readonly desk: Desk; readonly onSettings: () => void; readonly onHelp: () => void }

/** What a window shows while no notebook is open: the ones there are, and how to make one. */
export function Welcome({ desk, onSettings, onHelp }: WelcomeProps) {
  const [isBusy, setBusy] = useState(false)

  async function go(request: () => Promise<unknown>): Promise<void> {
    setBusy(true)
    await request()
    setBusy(false)
  }

  return (
    <main className={styles.welcome}>
      <div className={styles.page}>
        <header className={styles.head}>
          <h1 className={styles.name}>Dossier</h1>
          <p className={styles.lead}>
            Read sources closely, mark and tag what matters, and show where every quotation stands. Everything stays on
            this computer.
          </p>
        </header>
        <div className={styles.columns}>
          <section className={styles.column} aria-labelledby="new-notebook">
            <h2 className={styles.heading} id="new-notebook">
              New notebook
            </h2>
            <NewNotebook
              folder={desk.folder}
              isBusy={isBusy}
              onCreate={input => go(() => conclude(() => dossier.create(input)))}
            />
            <p className={styles.sample}>
              First time here?{' '}
              <Button
                kind="quiet"
                isDisabled={isBusy}
                onPress={() =>
                  void go(() => conclude(() => dossier.create({ title: 'Sample notebook', codebook: 'sample' })))
                }
              >
                Open the sample notebook
              </Button>
            </p>
          </section>
          <section className={styles.column} aria-labelledby="known-notebooks">
            <h2 className={styles.heading} id="known-notebooks">
              Your notebooks
            </h2>
            {desk.known.length === 0 ? (
              <p className={styles.none}>None yet on this computer. The ones you make or open are listed here.</p>
            ) : (
              <ul className={styles.list}>
                {recentFirst(desk.known).map(known => (
                  <Known
                    key={known.path}
                    known={known}
                    onOpen={() => void go(() => conclude(() => dossier.open({ path: known.path })))}
                  />
                ))}
              </ul>
            )}
            {desk.canBrowse && (
              <Button isDisabled={isBusy} onPress={() => void go(() => conclude(() => dossier.browse()))}>
                Open…
              </Button>
            )}
          </section>
        </div>
        <footer className={styles.foot}>
          <Button kind="quiet" onPress={onSettings}>
            Settings
          </Button>
          <Button kind="quiet" onPress={onHelp}>
            Keys and help
          </Button>
        </footer>
      </div>
    </main>
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
          {known.openedAt ? `Opened ${since(known.openedAt)}` : 'Not opened here yet'} · <bdi>{known.path}</bdi>
        </span>
      </button>
    </li>
  )
}

function recentFirst(known: readonly KnownNotebook[]): readonly KnownNotebook[] {
  return known.toSorted((a, b) => (b.openedAt ?? '').localeCompare(a.openedAt ?? ''))
}
