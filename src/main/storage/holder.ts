import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { LOCK } from './layout.ts'

const holderSchema = z.object({
  pid: z.int(),
  /** When the process started, as the system counts it; null where it does not say. */
  started: z.string().nullable(),
  /** One run of one system, and the part of it that knows the process by this number; null where it does not say. */
  boot: z.string().nullable(),
  space: z.string().nullable(),
  computer: z.string(),
  /** The program, as a researcher knows it. */
  host: z.string(),
  since: z.string(),
  /** Told apart from every other lock by this. */
  token: z.string().regex(/^[0-9a-f]+$/)
})

/** Who holds a notebook, as its lock file says. */
export type Holder = z.output<typeof holderSchema>

/** Read a lock file; null when it is not one. */
export function readHolder(bytes: Buffer): Holder | null {
  try {
    return holderSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null
  } catch {
    return null
  }
}

/** Describe this process as a holder. */
export function thisProcess(host: string, token: string): Holder {
  return {
    pid: process.pid,
    started: (ownStart ??= startOf(process.pid)),
    ...thisSystem(),
    host,
    since: new Date().toISOString(),
    token
  }
}

/** Whether a holder can no longer be at work. In doubt it counts as alive. */
export function isDead({ pid, started, boot, space, computer }: Holder): boolean {
  const here = thisSystem()
  if (boot !== here.boot) return computer === here.computer
  if (computer !== here.computer && boot === null) return false
  if (space !== here.space) return false
  return !isRunning(pid) || (started !== null && started !== startOf(pid))
}

/**
 * Say who holds a notebook on this computer's own disk; null where nobody is known to. Read at a stroke, so that no other
 * thread and no other file is waited for: on a busy computer each such turn takes as long as all the rest.
 */
export function holderAtOnce(folder: string): string | null {
  return holderIn(orNull(() => readFileSync(join(folder, LOCK))))
}

/** Say who holds a notebook by what its lock says; null where there is none, or nobody alive is known to. */
export function holderIn(lock: Buffer | null): string | null {
  const holder = lock && readHolder(lock)
  return holder && !isDead(holder) ? describeHolder(holder) : null
}

/** Tell a researcher who holds the notebook, and what to do. */
export function describeHolder({ host, pid, computer, since }: Holder): string {
  const at = `${since.slice(0, 16).replace('T', ' ')} UTC`
  const here = `This notebook is open in ${host} (process ${pid}) since ${at}. Close it there to change it here.`
  if (computer === hostname()) return here
  return `This notebook is open in ${host} on the computer “${computer}” since ${at}. Close it there to change it here. If that is no longer so, delete the file “lock” in the notebook folder.`
}

/** What stays the same as long as this process runs. */
let ownStart: string | null = null
let ownSystem: Pick<Holder, 'boot' | 'space'> | null = null

function thisSystem(): Pick<Holder, 'boot' | 'space' | 'computer'> {
  ownSystem ??= {
    boot: orNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    space: orNull(() => readlinkSync('/proc/self/ns/pid'))
  }
  return { ...ownSystem, computer: hostname() }
}

function startOf(pid: number): string | null {
  return orNull(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name before the last bracket may hold anything; the start is the 20th field after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  })
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
