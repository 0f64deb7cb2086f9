import { useEffect, useEffectEvent, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useConnection, useDesk } from './answers.ts'
import { atRest } from './app/at-rest.ts'
import { OpenNotebook } from './app/open-notebook.tsx'
import { useChangedKeys } from './app/use-changed-keys.ts'
import { useFreshView } from './app/use-fresh-view.ts'
import { useSecrecy } from './app/use-secrecy.ts'
import { say } from './act.ts'
import { dossier, shownNotebook } from './bridge.ts'
import { HelpDialog } from './features/help/help-dialog.tsx'
import { SettingsDialog } from './features/settings/settings-dialog.tsx'
import { UnlockScreen } from './features/vault/unlock-screen.tsx'
import { openVaultDialog } from './features/vault/vault-dialog.ts'
import { VaultDialogs } from './features/vault/vault-dialogs.tsx'
import { WorkScreen } from './features/vault/work-screen.tsx'
import { Welcome } from './features/welcome/welcome.tsx'
import { Banner } from './frame/banner.tsx'
import { NoticeRegion } from './frame/notice-region.tsx'
import { useKeptFocus } from './frame/use-kept-focus.ts'
import styles from './app.module.css'
import { runShortcut, useShortcut } from './shortcuts.ts'
import { CatchErrors } from './ui/catch-errors.tsx'
import type { Desk, Settings } from '#shared/contract.ts'
import { languageFor, type Language } from '#shared/words/languages.ts'
import { speak, t, told, useLanguage } from './words.ts'

/** The window: the open notebook, or the welcome where none is. */
export function App() {
  const desk = useDesk()
  const connection = useConnection()
  const [dialog, setDialog] = useState<'settings' | 'help' | null>(null)
  useTheme(desk?.settings.theme)
  const [isLanguageChosen, chooseLanguage] = useState(false)
  const language = useSpoken(desk?.settings.language, isLanguageChosen)
  useChangedKeys(desk?.settings.remembered)
  useKeptFocus()
  useEffect(() => dossier.on.asked(name => void runShortcut(name)), [])
  useShortcut('help', () => setDialog('help'))
  useShortcut('open-settings', () => setDialog('settings'), desk !== undefined)
  const asks = { onSettings: () => setDialog('settings'), onHelp: () => setDialog('help') }
  if (!desk || !language) return null
  return (
    // What is drawn in one language says nothing of another, so all of it is drawn anew.
    <I18nProvider key={language} locale={language}>
      <div className={styles.window}>
        {connection === 'lost' && (
          <Banner kind="warning">
            {t('Dossier does not answer. What is called saved is safe; nothing you do now is kept. Trying again…')}
          </Banner>
        )}
        {desk.elsewhere && (
          <Banner kind="quiet">
            {t('“{name}” can only be read for now.', { name: desk.elsewhere.name })} {told(desk.elsewhere.heldBy)}
          </Banner>
        )}
        <div className={styles.content}>
          <CatchErrors words={t('The window cannot be shown.')}>
            <Standing desk={desk} {...asks} />
          </CatchErrors>
        </div>
        <SettingsDialog
          isOpen={dialog === 'settings'}
          onClose={() => {
            setDialog(null)
            chooseLanguage(false)
          }}
          settings={desk.settings}
          isLanguageChosen={isLanguageChosen}
          onLanguage={() => chooseLanguage(true)}
        />
        <HelpDialog isOpen={dialog === 'help'} onClose={() => setDialog(null)} />
        <VaultDialogs desk={desk} />
        <NoticeRegion />
      </div>
    </I18nProvider>
  )
}

type StandingProps = { readonly desk: Desk; readonly onSettings: () => void; readonly onHelp: () => void }

/** Where the desk stands: a notebook is open, worked on or locked, or there is none. */
function Standing({ desk, ...asks }: StandingProps) {
  const { open, work, locked } = desk
  useBelonging(open)
  useFreshView((open ?? work ?? locked)?.path ?? null)
  if (useSecrecy(desk)) return null
  if (open) return <OpenNotebook key={open.path} desk={desk} open={open} />
  if (work) return <WorkScreen work={work} />
  if (locked) return <UnlockScreen key={locked.path} locked={locked} {...asks} />
  return <Welcome desk={desk} onEncrypt={() => openVaultDialog({ kind: 'encrypt' })} {...asks} />
}

/** Have what is changed belong to the notebook that is shown, once what was on screen of the one before has handed over. */
function useBelonging(open: Desk['open']): void {
  const path = open?.path ?? null
  useEffect(() => {
    // What comes late still belongs to the one that was closed or locked.
    if (path !== null) shownNotebook.set(path)
  }, [path])
}

function useTheme(theme: 'system' | 'light' | 'dark' = 'system'): void {
  useEffect(() => {
    const root = document.documentElement
    if (theme === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = theme
  }, [theme])
}

/**
 * Speak the language that is set, at once where it is chosen in this window, and give the one that is spoken; undefined
 * until the first words are here.
 */
function useSpoken(setting: Settings['language'] | undefined, isChosenHere: boolean): Language | undefined {
  const spoken = useLanguage()
  const wanted = setting && languageFor(setting, navigator.languages)
  const [isHere, setHere] = useState(false)
  const whenDue = useEffectEvent((isAsked: () => boolean) => (isChosenHere ? Promise.resolve() : atRest(isAsked)))
  useEffect(() => {
    if (!wanted) return undefined
    let isAsked = true
    void whenDue(() => isAsked)
      .then(async () => (isAsked ? { isSpoken: await speak(wanted) } : null))
      .then(outcome => {
        if (!outcome) return
        setHere(true)
        if (!outcome.isSpoken)
          say(t('The French words did not load, so the window speaks English. Open it again to try once more.'))
      })
    return () => {
      isAsked = false
    }
  }, [wanted])
  return isHere || wanted === spoken ? spoken : undefined
}
