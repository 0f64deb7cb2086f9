import type { ChildProcess } from 'node:child_process'
import { findAppBrowser, hasDisplay, openAppWindow, openInDefaultBrowser } from './browser.ts'
import { newProfile, removeLeftProfiles, removeProfile } from './profiles.ts'

// Nobody closes a window before it has been seen.
const SEEN_MS = 3_000
const UNFIT =
  'The browser window could not be kept open, so Dossier opens in your usual browser. If nothing shows, open the address above yourself.'

/** The windows that one run of the host opens; `tell` says to the researcher what went wrong. */
export function windowsOf(
  config: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  tell: (line: string) => void
) {
  const open = new Set<ChildProcess>()
  const cleared = removeLeftProfiles(config)
  let profile: Promise<string> | null = null
  let isEnding = false

  /** Show Dossier in a window of its own, or in a tab; resolves when it is closed, never where that cannot be seen. */
  async function show(invite: () => string): Promise<void> {
    if (!hasDisplay(env, platform)) return never
    isEnding = false
    const browser = findAppBrowser(env, platform)
    if (browser) {
      if (await isClosed(browser, invite())) return
      tell(UNFIT)
    }
    await isStarted(openInDefaultBrowser(invite(), platform))
    return never
  }

  /** Open a window and wait for its end; false when the browser failed rather than being closed. */
  async function isClosed(browser: string, address: string): Promise<boolean> {
    profile ??= newProfile(config)
    const child = openAppWindow(browser, address, await profile)
    const started = performance.now()
    if (!(await isStarted(child))) return false
    open.add(child)
    const code = await new Promise<number | null>(resolve => child.once('exit', resolve))
    open.delete(child)
    return isEnding || (code === 0 && performance.now() - started > SEEN_MS)
  }

  /** Expect the windows to end, as they do when the terminal sends its signal to them too. */
  function expectEnd(): void {
    isEnding = true
  }

  /** Close the windows and leave nothing of them. */
  async function close(): Promise<void> {
    expectEnd()
    const gone = [...open].map(child => new Promise(resolve => child.once('exit', resolve)))
    for (const child of open) child.kill()
    await Promise.all(gone)
    await cleared
    if (profile) await removeProfile(await profile)
  }

  return { show, expectEnd, close }
}

/** Whether a program was started; nothing of it holds this process when it was not. */
export function isStarted(child: ChildProcess): Promise<boolean> {
  return new Promise(resolve => child.once('spawn', () => resolve(true)).once('error', () => resolve(false)))
}

const never = new Promise<never>(() => {})
