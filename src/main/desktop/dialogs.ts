import { dialog, shell, type BrowserWindow } from 'electron'
import { t, told } from './words.ts'

/** Let the researcher choose a notebook's folder anywhere; null when none was chosen. */
export async function chooseNotebook(window: BrowserWindow, folder: string): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: t('Open notebook'),
    message: t('Choose a notebook: a folder whose name ends in .dossier'),
    defaultPath: folder,
    properties: ['openDirectory']
  })
  return filePaths[0] ?? null
}

/** Open an address in the system's browser, after showing all of it: whoever runs that site learns of the visit. */
export async function visitOutside(window: BrowserWindow, address: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: t('Open this address outside Dossier?'),
    detail: `${address}\n\n${t('Whoever runs it can see that you open it, and from where.')}`,
    buttons: [t('Open'), t('Cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true
  })
  if (response === 0) await shell.openExternal(address)
  return response === 0
}

/** What to do about work that is not on disk when the window is to close. */
export async function askAboutUnsaved(window: BrowserWindow, reason: string): Promise<'again' | 'stay' | 'lose'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: t('Your last changes are not saved yet.'),
    detail: told(reason),
    buttons: [t('Try again'), t('Keep open'), t('Close and lose them')],
    defaultId: 0,
    cancelId: 1,
    noLink: true
  })
  return (['again', 'stay', 'lose'] as const)[response] ?? 'stay'
}

/** Say that something the researcher asked for did not happen, and why. */
export async function tellRefused(window: BrowserWindow, reason: string): Promise<void> {
  await dialog.showMessageBox(window, { type: 'info', message: told(reason), buttons: [t('OK')], noLink: true })
}
