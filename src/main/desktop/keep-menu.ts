import { app, type BrowserWindow } from 'electron'
import type { Announce, Changed, Desk, Status } from '#shared/contract.ts'
import type { Result } from '#shared/result.ts'
import type { HostDesk } from '#main/desk.ts'
import { tellRefused } from './dialogs.ts'
import { drawMenu } from './menu.ts'
import { speak } from './words.ts'

/** Keep the menu true to what is open and to what undo and redo would do. */
export async function keepMenu(window: BrowserWindow, desk: HostDesk) {
  let state = { desk: await desk.describe(), status: null as Status | null, isMac: process.platform === 'darwin' }
  draw()

  function draw(): void {
    speak(state.desk.settings.language)
    drawMenu(state, {
      ask: shortcut => window.webContents.send('asked', shortcut),
      open: path => void tell(desk.open(path)),
      browse: () => void tell(desk.browse()),
      close: () => void tell(desk.close()),
      quit: () => app.quit()
    })
  }

  async function tell(asked: Promise<Result<unknown> | { readonly kind: 'unsaved'; readonly reason: string }>) {
    const outcome = await asked
    if (outcome.kind !== 'done') await tellRefused(window, outcome.reason)
  }

  const hear: Announce = (name, value) => {
    if (name === 'desked') turnTo(value as Desk)
    if (name === 'changed') follow(value as Changed)
  }

  function turnTo(latest: Desk): void {
    const isOther = latest.open?.path !== state.desk.open?.path
    state = { ...state, desk: latest, status: isOther ? null : state.status }
    draw()
    window.setTitle(latest.open ? `${latest.open.name} – Dossier` : 'Dossier')
    if (isOther && latest.open) void desk.withSession(async session => follow(session.status()))
  }

  // Most changes leave the menu as it is, and drawing it takes the system some time.
  function follow(latest: Status): void {
    const isSame = latest.undo === state.status?.undo && latest.redo === state.status?.redo
    state = { ...state, status: latest }
    if (!isSame) draw()
  }

  return { hear }
}
