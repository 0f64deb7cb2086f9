import { spawn, type ChildProcess } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser'
]

// What a browser does by itself: it must reach nobody, and ask the researcher nothing.
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--disable-save-password-bubble',
  '--disable-features=AutofillServerCommunication,CertificateTransparencyComponentUpdater,InterestFeedContentSuggestions,MediaRouter,OptimizationHints,Translate',
  '--dns-prefetch-disable',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--password-store=basic',
  '--proxy-bypass-list=127.0.0.1',
  '--proxy-server=http://127.0.0.1:9',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp'
]

/** Find a browser that can show a window without its own bars; null when none is installed. */
export function findAppBrowser(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | null {
  if (env['CHROMIUM']) return env['CHROMIUM']
  return candidates(env, platform).find(isProgram) ?? null
}

/** Open a window of its own for an address, in a profile that is nobody else's. */
export function openAppWindow(browser: string, address: string, profile: string): ChildProcess {
  return spawn(browser, appWindowArguments(address, profile), { stdio: 'ignore', env: withoutSecrets() })
}

/** What a browser is told for such a window. */
export function appWindowArguments(address: string, profile: string): readonly string[] {
  return [`--app=${address}`, `--user-data-dir=${profile}`, ...quiet]
}

/** Hand an address to the browser that the researcher uses for everything else. */
export function openInDefaultBrowser(address: string, platform: NodeJS.Platform): ChildProcess {
  const env = withoutSecrets()
  if (platform === 'darwin') return spawn('open', [address], { stdio: 'ignore', env })
  // Not `start`, which is a shell's and would read `&` in an address as the next command.
  if (platform === 'win32') return spawn('rundll32', ['url.dll,FileProtocolHandler', address], { stdio: 'ignore', env })
  return spawn('xdg-open', [address], { stdio: 'ignore', detached: true, env })
}

/** What other programs inherit: any of them, and what they start, could read a passphrase that was given there. */
function withoutSecrets(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('DOSSIER_')))
}

/** Whether there is a screen to show a window on. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  return platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

function candidates(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] {
  if (platform === 'darwin')
    return ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser'].map(
      name => `/Applications/${name}.app/Contents/MacOS/${name}`
    )
  if (platform === 'win32')
    return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].flatMap(folder =>
      folder
        ? ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map(name =>
            join(folder, name)
          )
        : []
    )
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return names.flatMap(name => folders.map(folder => join(folder, name)))
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
