import { app, type BrowserWindow } from 'electron'
import type { HostDesk } from '#main/desk.ts'
import { refuse } from '#shared/result.ts'
import { askAboutUnsaved } from './dialogs.ts'
import { rememberBounds } from './window-state.ts'

/** Let the window close, and the app quit, only when everything is on disk or the researcher gives it up. */
export function leaveWhenSaved(window: BrowserWindow, desk: HostDesk, config: string): void {
  let stage: 'staying' | 'leaving' | 'gone' = 'staying'

  app.on('before-quit', hold)
  window.on('close', hold)
  window.on('closed', () => app.quit())

  function hold(event: { readonly preventDefault: () => void }): void {
    if (stage === 'gone') return
    event.preventDefault()
    if (stage === 'leaving') return
    stage = 'leaving'
    void leave().then(isGone => {
      stage = isGone ? 'gone' : 'staying'
      if (isGone) window.close()
    })
  }

  async function leave(): Promise<boolean> {
    await rememberBounds(config, window).catch(() => {})
    for (;;) {
      const closed = await desk.close().catch((error: unknown) => refuse(String(error)))
      if (closed.kind === 'done') return true
      const choice = await askAboutUnsaved(window, closed.reason)
      if (choice !== 'again') return choice === 'lose'
    }
  }
}
