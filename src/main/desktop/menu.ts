import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Desk, Status } from '#shared/contract.ts'

/** What the menu is drawn from. */
export type MenuState = { readonly desk: Desk; readonly status: Status | null; readonly isMac: boolean }

/** What the menu asks for. */
export type MenuActions = {
  /** The name of a shortcut of the window. */
  readonly ask: (shortcut: string) => void
  readonly open: (path: string) => void
  readonly browse: () => void
  readonly close: () => void
  readonly quit: () => void
}

const MOST_RECENT = 10

/** Draw the menu anew, since its labels say what they would do. */
export function drawMenu(state: MenuState, actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate(state, actions)]))
}

/** The menu as data. */
export function menuTemplate(state: MenuState, actions: MenuActions): readonly MenuItemConstructorOptions[] {
  const own: MenuItemConstructorOptions[] = state.isMac ? [{ role: 'appMenu' }] : []
  return [...own, fileMenu(state, actions), editMenu(state, actions), viewMenu(state, actions), helpMenu(actions)]
}

function fileMenu({ desk, isMac }: MenuState, actions: MenuActions): MenuItemConstructorOptions {
  const isOpen = desk.open !== null
  const isWritable = isOpen && desk.open.readOnly === null
  const isHere = isOpen || desk.locked !== null
  const recent = desk.known.filter(({ path }) => path !== desk.open?.path).slice(0, MOST_RECENT)
  return {
    label: 'File',
    submenu: [
      // A new notebook is made on the welcome screen, which shows when none is open.
      { label: 'New or other notebook…', accelerator: 'CmdOrCtrl+Shift+O', enabled: isHere, click: actions.close },
      { label: 'Open notebook…', accelerator: 'CmdOrCtrl+O', click: actions.browse },
      {
        label: 'Open recent',
        enabled: recent.length > 0,
        submenu: recent.map(({ path, title }) => ({ label: title, toolTip: path, click: () => actions.open(path) }))
      },
      { type: 'separator' },
      asking('Import…', 'import', 'CmdOrCtrl+I', isWritable, actions),
      asking('Export…', 'export', 'CmdOrCtrl+E', isOpen, actions),
      { type: 'separator' },
      asking('Lock', 'lock-notebook', 'CmdOrCtrl+Shift+L', desk.open?.isEncrypted ?? false, actions),
      { label: 'Close notebook', accelerator: 'CmdOrCtrl+W', enabled: isHere, click: actions.close },
      ...(isMac ? [] : [{ label: 'Quit', accelerator: 'CmdOrCtrl+Q', click: actions.quit }])
    ]
  }
}

function editMenu({ status }: MenuState, actions: MenuActions): MenuItemConstructorOptions {
  const undo = status?.undo ?? null
  const redo = status?.redo ?? null
  return {
    label: 'Edit',
    submenu: [
      asking(undo ? `Undo ${undo}` : 'Undo', 'undo', 'CmdOrCtrl+Z', undo !== null, actions),
      asking(redo ? `Redo ${redo}` : 'Redo', 'redo', 'CmdOrCtrl+Shift+Z', redo !== null, actions),
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' }
    ]
  }
}

function viewMenu({ desk }: MenuState, actions: MenuActions): MenuItemConstructorOptions {
  const isOpen = desk.open !== null
  return {
    label: 'View',
    submenu: [
      asking('Read', 'show-read', 'CmdOrCtrl+1', isOpen, actions),
      asking('Excerpts', 'show-excerpts', 'CmdOrCtrl+2', isOpen, actions),
      asking('Search', 'show-search', 'CmdOrCtrl+3', isOpen, actions),
      asking('Codebook', 'show-codebook', 'CmdOrCtrl+4', isOpen, actions),
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' }
    ]
  }
}

function helpMenu(actions: MenuActions): MenuItemConstructorOptions {
  return { role: 'help', submenu: [asking('Keys and help', 'help', 'F1', true, actions)] }
}

/** An item whose key the window takes itself, so that a field being typed in can keep it. */
function asking(
  label: string,
  shortcut: string,
  accelerator: string,
  enabled: boolean,
  { ask }: MenuActions
): MenuItemConstructorOptions {
  return { label, accelerator, registerAccelerator: false, enabled, click: () => ask(shortcut) }
}
