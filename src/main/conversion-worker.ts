import { parentPort, workerData } from 'node:worker_threads'
import { convertFiles, type ConversionTask } from './vault/convert-files.ts'
import type { Told } from './vault/conversion-work.ts'
import { diskOf, forget } from './vault/index.ts'
import type { DiskHandle } from './storage/disk.ts'

// Encrypts or decrypts all files of a notebook; whatever it is sent meanwhile stops it.
const { handle, folder, task } = workerData as {
  readonly handle: DiskHandle
  readonly folder: string
  readonly task: ConversionTask
}
const stop = new AbortController()
const tell = (told: Told) => parentPort?.postMessage(told)
parentPort?.once('message', () => stop.abort())
const disk = diskOf(handle)
try {
  const result = await convertFiles(disk, folder, task, {
    signal: stop.signal,
    onProgress: (done, total) => tell({ kind: 'progress', done, total })
  })
  tell({ kind: 'result', result })
} finally {
  task.own.key.fill(0)
  forget(disk)
  parentPort?.close()
}
