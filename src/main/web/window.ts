import type { ChildProcess } from 'node:child_process'
import { findAppBrowser, hasDisplay, openAppWindow, openInDefaultBrowser } from './browser.ts'
import { newProfile, removeLeftProfiles, removeProfile } from './profiles.ts'

/** The windows that one run of the host opens. */
export function windowsOf(config: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform) {
  const open = new Set<ChildProcess>()
  const cleared = removeLeftProfiles(config)
  let profile: Promise<string> | null = null

  /** Show an address in a window of its own, or in a tab; resolves when it is closed, never where that cannot be seen. */
  async function show(address: string): Promise<void> {
    if (!hasDisplay(env, platform)) return never
    const browser = findAppBrowser(env, platform)
    if (!browser) {
      await isStarted(openInDefaultBrowser(address, platform))
      return never
    }
    profile ??= newProfile(config)
    const child = openAppWindow(browser, address, await profile)
    if (!(await isStarted(child))) return never
    open.add(child)
    await new Promise(resolve => child.once('exit', resolve))
    open.delete(child)
  }

  /** Close the windows and leave nothing of them. */
  async function close(): Promise<void> {
    const gone = [...open].map(child => new Promise(resolve => child.once('exit', resolve)))
    for (const child of open) child.kill()
    await Promise.all(gone)
    await cleared
    if (profile) await removeProfile(await profile)
  }

  return { show, close }
}

/** Whether a program was started; nothing of it holds this process when it was not. */
export function isStarted(child: ChildProcess): Promise<boolean> {
  return new Promise(resolve => child.once('spawn', () => resolve(true)).once('error', () => resolve(false)))
}

const never = new Promise<never>(() => {})
