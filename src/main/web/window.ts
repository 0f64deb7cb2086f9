import type { ChildProcess } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findAppBrowser, hasDisplay, openAppWindow, openInDefaultBrowser } from './browser.ts'

/** Show an address in a window of its own, or in a tab; resolves when the window is closed, never where none can be seen closing. */
export async function openWindow(
  address: string,
  config: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform
): Promise<void> {
  if (!hasDisplay(env, platform)) return never
  const browser = findAppBrowser(env, platform)
  if (!browser) {
    await isStarted(openInDefaultBrowser(address, platform))
    return never
  }
  const profile = join(config, 'browser')
  await mkdir(profile, { recursive: true, mode: 0o700 })
  const child = openAppWindow(browser, address, profile)
  return (await isStarted(child)) ? new Promise(resolve => child.once('exit', () => resolve())) : never
}

/** Whether a program was started; nothing of it holds this process when it was not. */
export function isStarted(child: ChildProcess): Promise<boolean> {
  return new Promise(resolve => child.once('spawn', () => resolve(true)).once('error', () => resolve(false)))
}

const never = new Promise<never>(() => {})
