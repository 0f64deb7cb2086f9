import { trustedWorker } from '#renderer/ui/safe-html-policy.ts'
// oxlint-disable-next-line import/default -- With this ending the build gives the address of the worker.
import workerFile from 'pdfjs-dist/build/pdf.worker.min.mjs?worker&url'

let spare: Worker | null = null

/** Have a worker that parses PDFs at hand, so that pages need not wait for it to start. */
export function keepSpareWorker(): void {
  if (spare) return
  const started = start()
  spare = started
  started.addEventListener('error', () => {
    if (spare === started) dropSpareWorker()
  })
}

/** Let the worker go that was kept at hand. */
export function dropSpareWorker(): void {
  spare?.terminate()
  spare = null
}

/** The worker at hand, or a new one; `onDeath` is called when it ends by itself. */
export function takeWorker(onDeath: () => void): Worker {
  const worker = spare ?? start()
  spare = null
  worker.addEventListener('error', onDeath)
  return worker
}

function start(): Worker {
  return new Worker(trustedWorker(workerFile), { type: 'module', name: 'pages' })
}
