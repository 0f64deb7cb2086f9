import { app, session, type Session, type WebContents } from 'electron'

/** The only origin that a window may show, or that may speak to the main process. */
export const ORIGIN = 'dossier://app'
export const SCHEME = 'dossier'

const ADDRESS = `${ORIGIN}/`
// Nothing listens there: whatever would still go out goes nowhere.
const DEAD_PROXY = 'http://127.0.0.1:9'
const switches: Readonly<Record<string, string | undefined>> = {
  'disable-background-networking': undefined,
  'disable-breakpad': undefined,
  'disable-component-update': undefined,
  'disable-domain-reliability': undefined,
  'disable-features':
    'AutofillServerCommunication,InterestFeedContentSuggestions,MediaRouter,OptimizationHints,Translate',
  'disable-sync': undefined,
  'dns-prefetch-disable': undefined,
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  'no-pings': undefined,
  'proxy-bypass-list': '<-loopback>',
  'proxy-server': DEAD_PROXY,
  'webrtc-ip-handling-policy': 'disable_non_proxied_udp'
}

/** Take from every process what Dossier never needs. Must run before Electron is ready. */
export function hardenApp(): void {
  app.enableSandbox()
  for (const [name, value] of Object.entries(switches)) app.commandLine.appendSwitch(name, value)
  // Whatever contents ever come to be, the window's or others, are held to the same rules from their first moment.
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
}

/** A session in memory only, that reaches nothing outside and grants nothing. */
export async function closedSession(): Promise<Session> {
  const closed = session.fromPartition(SCHEME, { cache: false })
  closed.setPermissionRequestHandler((contents, permission, grant) => grant(isAllowed(permission, contents?.getURL())))
  closed.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin))
  closed.setDevicePermissionHandler(() => false)
  closed.setDisplayMediaRequestHandler((_request, grant) => grant(null))
  closed.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  closed.setSpellCheckerEnabled(false)
  closed.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isInside(url) }))
  closed.on('will-download', (event, item) => {
    // What the window hands out, it made itself.
    if (!item.getURL().startsWith(`blob:${ORIGIN}/`)) event.preventDefault()
  })
  await closed.setProxy({ mode: 'fixed_servers', proxyRules: DEAD_PROXY, proxyBypassRules: '<-loopback>' })
  return closed
}

function hardenContents(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.on('will-navigate', event => {
    if (!isOwnPage(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', event => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', event => event.preventDefault())
}

/** A page may put text on the clipboard that it was asked to copy, and nothing else. */
function isAllowed(permission: string, from = ''): boolean {
  return permission === 'clipboard-sanitized-write' && (from === ORIGIN || from.startsWith(ADDRESS))
}

// Reloading is the one way to navigate; there is one page.
function isOwnPage(url: string): boolean {
  return url === ADDRESS || url.startsWith(`${ADDRESS}#`)
}

function isInside(url: string): boolean {
  return url.startsWith(ADDRESS) || url.startsWith(`blob:${ORIGIN}/`) || url.startsWith('devtools://')
}
