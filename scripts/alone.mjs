import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'

const LOOK_MS = 200
// Between making the file and writing a number into it.
const WRITING_MS = 5_000
// However long it takes: a number may have gone to another process since.
const LONGEST_MS = 30 * 60_000

/**
 * Do something that one process at a time may do, unless it is done already; the lock is a file.
 *
 * Whoever waits asks again when its turn comes, since the one before has mostly done it. What a process left behind
 * that is no longer there is taken over.
 */
export function alone(lock, isDone, work) {
  if (isDone()) return
  wait(lock)
  const letGo = () => rmSync(lock, { force: true })
  process.on('exit', letGo)
  try {
    if (!isDone()) work()
  } finally {
    process.off('exit', letGo)
    letGo()
  }
}

function wait(lock) {
  let isTold = false
  while (!isTaken(lock)) {
    if (isLeft(lock)) rmSync(lock, { force: true })
    else if (!isTold) console.error('Dossier is being installed or built here by another start: waiting for it…')
    isTold = true
    pause(LOOK_MS)
  }
}

function isTaken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
  // Two that found the lock left behind may both have removed it: the last one has it.
  pause(LOOK_MS / 4)
  return read(lock)?.holder === process.pid
}

function isLeft(lock) {
  const found = read(lock)
  if (!found) return true
  const { holder, age } = found
  if (holder === null) return age > WRITING_MS
  return age > LONGEST_MS || holder === process.pid || !isRunning(holder)
}

/** Who holds the lock, and for how long; null when nobody does. */
function read(lock) {
  try {
    const [, holder = null] = /^(\d+)$/.exec(readFileSync(lock, 'utf8')) ?? []
    return { holder: holder && Number(holder), age: Date.now() - statSync(lock).mtimeMs }
  } catch {
    return null
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
