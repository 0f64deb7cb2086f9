import { currentDesk } from './answers.ts'
import { dossier } from './bridge.ts'
import { startRemembering } from './remembering.ts'

/**
 * What windows remember from one time to the next.
 *
 * Kept with the settings, since the browser's own store is another one each time that Dossier is served.
 */
export const remembered = startRemembering({
  settings: () => currentDesk()?.settings,
  settle: dossier.settle,
  pause: 500
})

addEventListener('pagehide', remembered.flush)
document.addEventListener('visibilitychange', remembered.flush)
