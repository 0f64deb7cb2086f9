import { useEffect, useState } from 'react'
import { useConnection, useDesk } from './answers.ts'
import { OpenNotebook } from './app/open-notebook.tsx'
import { dossier } from './bridge.ts'
import { HelpDialog } from './features/help/help-dialog.tsx'
import { SettingsDialog } from './features/settings/settings-dialog.tsx'
import { Welcome } from './features/welcome/welcome.tsx'
import { Banner } from './frame/banner.tsx'
import { NoticeRegion } from './frame/notice-region.tsx'
import styles from './app.module.css'
import { runShortcut, useShortcut } from './shortcuts.ts'
import { CatchErrors } from './ui/catch-errors.tsx'

/** The window: the open notebook, or the welcome where none is. */
export function App() {
  const desk = useDesk()
  const connection = useConnection()
  const [dialog, setDialog] = useState<'settings' | 'help' | null>(null)
  useTheme(desk?.settings.theme)
  useEffect(() => dossier.on.asked(name => void runShortcut(name)), [])
  useShortcut('help', () => setDialog('help'))
  useShortcut('open-settings', () => setDialog('settings'), desk !== undefined)
  const asks = { onSettings: () => setDialog('settings'), onHelp: () => setDialog('help') }
  if (!desk) return null
  return (
    <div className={styles.window}>
      {connection === 'lost' && (
        <Banner kind="warning">
          Dossier does not answer. What is called saved is safe; nothing you do now is kept. Trying again…
        </Banner>
      )}
      <div className={styles.content}>
        <CatchErrors what="The window">
          {desk.open ? (
            <OpenNotebook key={desk.open.path} desk={desk} open={desk.open} {...asks} />
          ) : (
            <Welcome desk={desk} {...asks} />
          )}
        </CatchErrors>
      </div>
      <SettingsDialog isOpen={dialog === 'settings'} onClose={() => setDialog(null)} settings={desk.settings} />
      <HelpDialog isOpen={dialog === 'help'} onClose={() => setDialog(null)} />
      <NoticeRegion />
    </div>
  )
}

function useTheme(theme: 'system' | 'light' | 'dark' = 'system'): void {
  useEffect(() => {
    const root = document.documentElement
    if (theme === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = theme
  }, [theme])
}
