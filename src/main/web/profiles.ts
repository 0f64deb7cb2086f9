import { mkdir, mkdtemp, readdir, readlink, rm } from 'node:fs/promises'
import { join } from 'node:path'

const named = /^browser-(?:(\d+)-)?[\w-]{6}$/

/**
 * Make a browser's profile for the windows of this run.
 *
 * A browser that finds its profile in use hands the address to the one that uses it and ends, which would look like a
 * window that was closed. So each run has a profile of its own.
 */
export async function newProfile(config: string): Promise<string> {
  await mkdir(config, { recursive: true, mode: 0o700 })
  return mkdtemp(join(config, `browser-${process.pid}-`))
}

/** Take away what is left of a profile. */
export async function removeProfile(profile: string): Promise<void> {
  await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => {})
}

/** Take away the profiles of runs that were ended before they could do so, unless their browser still shows a window. */
export async function removeLeftProfiles(config: string): Promise<void> {
  const names = await readdir(config).catch(() => [])
  for (const name of names) if (await isLeft(config, name)) await removeProfile(join(config, name))
}

async function isLeft(config: string, name: string): Promise<boolean> {
  const [found, host] = named.exec(name) ?? []
  if (found === undefined || (host !== undefined && isRunning(Number(host)))) return false
  const browser = await browserOf(join(config, name))
  return browser === null || !isRunning(browser)
}

/** The process of the browser that holds a profile, as it notes itself there; null when none does. */
async function browserOf(profile: string): Promise<number | null> {
  try {
    const [, pid] = /-(\d+)$/.exec(await readlink(join(profile, 'SingletonLock'))) ?? []
    return pid === undefined ? null : Number(pid)
  } catch {
    // On Windows the browser keeps a file open instead, and whoever cannot remove it leaves the rest alone.
    return rm(join(profile, 'lockfile'), { force: true }).then(
      () => null,
      () => process.pid
    )
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
