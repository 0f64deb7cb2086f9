import { requestNames, type Api } from '#shared/contract.ts'
import { watchConnection } from './connection.ts'
import { sayWhichNotebook } from './shown-notebook.ts'
import { connect } from './web-api.ts'

declare global {
  interface Window {
    /** Set by the preload script of the desktop host; a browser tab has none. */
    readonly dossier?: Api
  }
}

const saying = sayWhichNotebook(window.dossier ?? connect())
const watched = watchConnection(saying.api, requestNames)

/** The only door to the main process; no other file names `window.dossier`. */
export const dossier: Api = watched.api

/** Whether the main process answers. */
export const connection = watched.connection

/** Resolves when every command that was sent is answered. */
export const allWritten = watched.allWritten

/** The path of the notebook that this window shows, or showed last; what is changed from now on belongs to it. */
export const shownNotebook = saying.shown
