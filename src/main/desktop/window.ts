import { BrowserWindow, type Session } from 'electron'
import { preloadPath } from '#main/resources.ts'
import { ORIGIN } from './harden.ts'
import { lastBounds } from './window-state.ts'

/** Make the window, hidden until there is something to see. */
export function makeWindow(session: Session, config: string, hasDevTools: boolean): BrowserWindow {
  const { isMaximized, ...bounds } = lastBounds(config)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Dossier',
    autoHideMenuBar: false,
    webPreferences: {
      session,
      preload: preloadPath(),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: hasDevTools
    }
  })
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize()
    window.show()
  })
  return window
}

/** Load Dossier into its window. */
export function load(window: BrowserWindow): Promise<void> {
  return window.loadURL(`${ORIGIN}/`)
}
