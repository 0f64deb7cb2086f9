import { utilityProcess } from 'electron'
import { entryPath } from '#main/entries.ts'
import { residentMemory, type ImporterProcess } from '#main/import/importer-process.ts'

/** Start the importer as a utility process of Electron: no environment, a small heap. */
export function utilityImporter(): ImporterProcess {
  const child = utilityProcess.fork(entryPath('importer'), [], {
    env: {},
    // No `--permission`, as the importer has elsewhere: a utility process does not act on it (docs/decisions/0004).
    execArgv: ['--max-old-space-size=512'],
    serviceName: 'Dossier importer',
    stdio: 'ignore'
  })
  let hasStarted = false
  let isOutOfMemory = false
  child.once('spawn', () => (hasStarted = true))
  child.once('error', () => (isOutOfMemory = true))
  return {
    send: file => child.postMessage(file),
    onMessage: listener => void child.on('message', listener),
    // Electron closes the channel before it tells the exit: nothing comes after that, so there is nothing to wait for. The
    // importer does not end by itself, so that its answer is not lost with the channel.
    onExit: listener => void child.once('exit', () => listener({ isOutOfMemory, hasStarted })),
    kill: () => end(child.pid),
    memory: () => (child.pid === undefined ? Promise.resolve(0) : residentMemory(child.pid))
  }
}

// Its own `kill` asks politely, which a parser gone astray does not hear.
function end(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
