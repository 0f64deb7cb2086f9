import { join, resolve } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import type { Announce } from '#shared/contract.ts'
import { openDesk, type HostDesk } from '#main/desk.ts'
import { heldElsewhere } from '#main/desk/held.ts'
import { placesOf } from '#main/desk/places.ts'
import { handlersOf } from '#main/handlers.ts'
import { rendererFolder } from '#main/resources.ts'
import { readPage } from '#main/web/page.ts'
import { servePage } from './app-scheme.ts'
import { chooseNotebook, tellRefused, visitOutside } from './dialogs.ts'
import { closedSession } from './harden.ts'
import { utilityImporter } from './importer.ts'
import { answerWindow, isThere } from './ipc.ts'
import { leaveWhenSaved } from './leave.ts'
import { lockWhenAway } from './lock-when-away.ts'
import { keepMenu } from './keep-menu.ts'
import { load, makeWindow } from './window.ts'

const WHOLE = '--notebook='

const places = placesOf(process.env, process.platform)

/** Be the one Dossier of this user. When another one runs, it shows itself and opens what was named, and this one ends. */
export function claimInstance(): boolean {
  // What Chromium keeps lies with the settings, and so does the claim.
  app.setPath('userData', join(places.config, 'electron'))
  const isFirst = app.requestSingleInstanceLock()
  if (!isFirst) app.quit()
  return isFirst
}

/** Open the window, and the notebook that was named. */
export function openWhenReady(): void {
  // Not awaited at the top, since Electron gets ready only when its entry has run.
  void app.whenReady().then(openWindow)
}

async function openWindow(): Promise<void> {
  const session = await closedSession()
  servePage(session, await readPage(rendererFolder()))
  const window = makeWindow(session, places.config, hasDevTools())
  const announce: Announce = (name, value) => {
    if (!window.isDestroyed()) window.webContents.send(name, value)
    menu.hear(name, value)
  }
  const desk = await openDesk({
    host: 'electron',
    places,
    announce,
    windows: () => (!window.isDestroyed() && isThere(window.webContents) ? [window.webContents] : []),
    chooseNotebook: () => chooseNotebook(window, places.folder),
    openOutside: address => visitOutside(window, address),
    spawnImporter: utilityImporter
  })
  const menu = await keepMenu(window, desk)
  answerWindow(window.webContents, handlersOf(desk))
  leaveWhenSaved(window, desk, places.config)
  lockWhenAway(desk)
  app.on('second-instance', (_event, argv, folder) => void comeForward(window, desk, notebookIn(argv, folder)))
  const named = notebookIn(process.argv, process.cwd())
  const opening = open(window, desk, named)
  // That another program holds it is shown while it is being read.
  if (named === null || heldElsewhere(named) === null) await opening
  await Promise.all([load(window), opening])
}

function hasDevTools(): boolean {
  return !app.isPackaged && process.env['DOSSIER_DEVTOOLS'] === '1'
}

async function comeForward(window: BrowserWindow, desk: HostDesk, notebook: string | null): Promise<void> {
  if (window.isMinimized()) window.restore()
  window.focus()
  await open(window, desk, notebook)
}

async function open(window: BrowserWindow, desk: HostDesk, notebook: string | null): Promise<void> {
  if (notebook === null) return
  const opened = await desk.open(notebook)
  if (opened.kind === 'refused') await tellRefused(window, opened.reason)
}

/** The notebook that a command line names, as `--notebook=PATH`, as `--notebook PATH`, or as a `.dossier` by itself. */
function notebookIn(argv: readonly string[], folder: string): string | null {
  const flag = argv.indexOf('--notebook')
  // Whole, since Chromium parts a flag from the word after it when it hands the line to the first instance.
  const whole = argv.find(word => word.startsWith(WHOLE))?.slice(WHOLE.length)
  const path = whole ?? (flag < 0 ? argv.findLast(word => word.endsWith('.dossier')) : argv[flag + 1])
  return path ? resolve(folder, path) : null
}
