import type { Page } from '@playwright/test'

/** A running Dossier that a journey drives. */
export type Host = {
  readonly page: Page
  /** Open another window on the same notebook; absent where there is one window only. */
  readonly anotherWindow?: () => Promise<Page>
  /** The process that owns the notebook. */
  readonly pid: number
  /** End the owner of the notebook at once, as a crash would. */
  readonly kill: () => Promise<void>
  /** Quit as a researcher does; resolves when everything is saved and closed. */
  readonly quit: () => Promise<void>
}

export type HostOptions = {
  /** Opened at once; without it the welcome screen shows. */
  readonly notebook?: string
  /** Where this computer's settings and notebooks are kept for the journey. */
  readonly home: string
  /** Whether nobody has used Dossier on this computer yet, so that the tour is shown. */
  readonly isFirstTime?: boolean
  /** The language of the computer; English where none is given. */
  readonly locale?: string
  /** Called with the window before anything is loaded in it. */
  readonly onPage: (page: Page) => void
}

/** What the app is told of the journey's own folders. */
export function environmentOf(home: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && !pair[0].startsWith('DOSSIER_')
  )
  return { ...Object.fromEntries(inherited), DOSSIER_CONFIG: `${home}/config`, DOSSIER_FOLDER: `${home}/notebooks` }
}
