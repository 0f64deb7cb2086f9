import { type ChildProcess, execFile, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, sep } from 'node:path'
import { promisify } from 'node:util'
import { entryPath } from '../entries.ts'
import type { ToRead } from './imported.ts'

/** A process that reads one file and can be ended at any moment. Hosts may bring their own kind. */
export type ImporterProcess = {
  /** Hand over the file; called once. */
  readonly send: (file: ToRead) => void
  readonly onMessage: (listener: (answer: unknown) => void) => void
  /** Tell how it ended, also when it could not be started. */
  readonly onExit: (listener: (exit: Exit) => void) => void
  readonly kill: () => void
  /** Ask for its resident memory in bytes; 0 when it is gone. */
  readonly memory: () => Promise<number>
}

/** `isOutOfMemory` when the engine gave up because its heap was full. */
export type Exit = { readonly isOutOfMemory: boolean; readonly hasStarted: boolean }

const run = promisify(execFile)

/** Start the importer as a child of Node: no environment, a small heap, and no right to write, spawn or load binaries. */
export function nodeImporter(): ImporterProcess {
  const child = fork(entryPath('importer'), [], {
    env: environment(),
    execArgv: ['--max-old-space-size=512', '--no-warnings', '--permission', ...readable()],
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'ignore', 'ipc']
  })
  child.stdin?.on('error', () => undefined)
  return {
    // A large message would hold up this process while it is packed; a stream does not.
    send({ bytes, ...file }) {
      child.send({ ...file, length: bytes.length }, () => undefined)
      child.stdin?.end(bytes)
    },
    onMessage: listener => void child.on('message', listener),
    onExit: listener => onEnd(child, listener),
    kill: () => void child.kill('SIGKILL'),
    memory: () => (child.pid === undefined ? Promise.resolve(0) : residentMemory(child.pid))
  }
}

/** Ask the system for the resident memory of a process in bytes; 0 when it is gone. */
export async function residentMemory(pid: number): Promise<number> {
  try {
    if (process.platform === 'linux')
      return kilobytes(/VmRSS:\s*(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1])
    if (process.platform !== 'win32')
      return kilobytes((await run('ps', ['-o', 'rss=', '-p', String(pid)])).stdout.trim())
    const { stdout } = await run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'])
    return kilobytes(/"([\d.,\s\u00A0]+) K"/.exec(stdout)?.[1]?.replace(/\D/g, ''))
  } catch {
    return 0
  }
}

function kilobytes(text: string | undefined): number {
  return Number(text ?? 0) * 1024
}

/** Windows starts nothing without its own folder. */
function environment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env
  return process.platform === 'win32' && SystemRoot ? { SystemRoot } : {}
}

/** The folders the importer may read: the program and its packages. */
function readable(): readonly string[] {
  const program = dirname(dirname(dirname(entryPath('importer'))))
  const parser = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')
  const packages = dirname(dirname(parser))
  return [...new Set([program, packages])].map(folder => `--allow-fs-read=${folder}${sep}*`)
}

function onEnd(child: ChildProcess, listener: (exit: Exit) => void) {
  child.on('error', () => listener({ isOutOfMemory: false, hasStarted: child.pid !== undefined }))
  // Not at its exit, which may be told before the answer that it gave last.
  child.on('close', (code, signal) =>
    listener({ isOutOfMemory: code === 134 || signal === 'SIGABRT', hasStarted: true })
  )
}
