import { protocol, type Session } from 'electron'
import type { Page } from '#main/web/page.ts'
import { SCHEME } from './harden.ts'

const headers = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff'
}

/** Make `dossier:` a scheme like https, bound by the same rules. Must run once, before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }
  ])
}

/** Serve the window in a session: what was read at the start, and nothing of the disk. */
export function servePage({ protocol: own }: Session, page: Page): void {
  own.handle(SCHEME, ({ method, url }) => {
    const { host, pathname } = new URL(url)
    if (method !== 'GET' || host !== 'app') return new Response(null, { status: 403, headers })
    return pathname === '/' ? documentOf(page) : fileOf(page, pathname)
  })
  // The scheme of files opens every file of the computer to whatever gets a page to ask for it.
  own.handle('file', () => new Response(null, { status: 403 }))
}

function documentOf(page: Page): Response {
  const { bytes, mediaType, policy } = page.document()
  return new Response(bytes, { headers: { ...headers, 'Content-Type': mediaType, 'Content-Security-Policy': policy } })
}

function fileOf(page: Page, path: string): Response {
  const file = page.file(path)
  if (!file) return new Response(null, { status: 404, headers })
  return new Response(file.bytes, { headers: { ...headers, 'Content-Type': file.mediaType } })
}
