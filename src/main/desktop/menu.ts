import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Desk, Status } from '#shared/contract.ts'
import { t, told } from './words.ts'

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
    label: t('File'),
    submenu: [
      // A new notebook is made on the welcome screen, which shows when none is open.
      { label: t('New or other notebook…'), accelerator: 'CmdOrCtrl+Shift+O', enabled: isHere, click: actions.close },
      { label: t('Open notebook…'), accelerator: 'CmdOrCtrl+O', click: actions.browse },
      {
        label: t('Open recent'),
        enabled: recent.length > 0,
        submenu: recent.map(({ path, title }) => ({ label: title, toolTip: path, click: () => actions.open(path) }))
      },
      { type: 'separator' },
      asking(t('Import…'), 'import', 'CmdOrCtrl+I', isWritable, actions),
      asking(t('Export…'), 'export', 'CmdOrCtrl+E', isOpen, actions),
      { type: 'separator' },
      asking(t('Lock'), 'lock-notebook', 'CmdOrCtrl+Shift+L', desk.open?.isEncrypted ?? false, actions),
      { label: t('Close notebook'), accelerator: 'CmdOrCtrl+W', enabled: isHere, click: actions.close },
      ...(isMac ? [] : [{ label: t('Quit'), accelerator: 'CmdOrCtrl+Q', click: actions.quit }])
    ]
  }
}

function editMenu({ status }: MenuState, actions: MenuActions): MenuItemConstructorOptions {
  const undo = status?.undo ?? null
  const redo = status?.redo ?? null
  return {
    label: t('Edit'),
    submenu: [
      asking(undo ? t('Undo {step}', { step: told(undo) }) : t('Undo'), 'undo', 'CmdOrCtrl+Z', undo !== null, actions),
      asking(
        redo ? t('Redo {step}', { step: told(redo) }) : t('Redo'),
        'redo',
        'CmdOrCtrl+Shift+Z',
        redo !== null,
        actions
      ),
      { type: 'separator' },
      { role: 'cut', label: t('Cut') },
      { role: 'copy', label: t('Copy') },
      { role: 'paste', label: t('Paste') },
      { role: 'selectAll', label: t('Select all') }
    ]
  }
}

function viewMenu({ desk }: MenuState, actions: MenuActions): MenuItemConstructorOptions {
  const isOpen = desk.open !== null
  return {
    label: t('View'),
    submenu: [
      asking(t('Read'), 'show-read', 'CmdOrCtrl+1', isOpen, actions),
      asking(t('Excerpts'), 'show-excerpts', 'CmdOrCtrl+2', isOpen, actions),
      asking(t('Search'), 'show-search', 'CmdOrCtrl+3', isOpen, actions),
      asking(t('Codebook'), 'show-codebook', 'CmdOrCtrl+4', isOpen, actions),
      { type: 'separator' },
      { role: 'resetZoom', label: t('Actual size') },
      { role: 'zoomIn', label: t('Zoom in') },
      { role: 'zoomOut', label: t('Zoom out') },
      { role: 'togglefullscreen', label: t('Full screen') }
    ]
  }
}

function helpMenu(actions: MenuActions): MenuItemConstructorOptions {
  return { role: 'help', label: t('Help'), submenu: [asking(t('Keys and help'), 'help', 'F1', true, actions)] }
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
