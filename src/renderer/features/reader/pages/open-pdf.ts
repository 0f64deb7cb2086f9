import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist'
import { dossier } from '#renderer/bridge.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { trustedWorker } from '#renderer/ui/safe-html-policy.ts'
import { t } from '#renderer/words.ts'
import { bytesOf } from '../original-part.ts'
// oxlint-disable-next-line import/default -- With this ending the build gives the address of the worker.
import workerFile from 'pdfjs-dist/build/pdf.worker.min.mjs?worker&url'

/** A PDF that is shown, and how to let it go. */
export type OpenPdf = { readonly pdf: PDFDocumentProxy; readonly close: () => void }

/** So much is asked for at once; what a page needs comes in a few of these. */
const PART_BYTES = 524_288

/**
 * Open the original of a source to show its pages: parsed in a worker of this window, without scripts, forms or network,
 * and fetched a part at a time, so that a long file opens at once. `onDeath` is called when the worker ends by itself.
 */
export async function openPdf(sourceId: string, onDeath: () => void): Promise<Result<OpenPdf>> {
  let close = () => {}
  try {
    const [first, { getDocument, PDFDataRangeTransport, PDFWorker }] = await Promise.all([
      partOf(sourceId, 0, PART_BYTES),
      loadPdfJs()
    ])
    if (first.kind === 'refused') return first
    const port = new Worker(trustedWorker(workerFile), { type: 'module', name: 'pages' })
    close = () => port.terminate()
    port.addEventListener('error', onDeath)
    const range = new PDFDataRangeTransport(first.value.total, first.value.bytes)
    range.requestDataRange = (begin: number, end: number) => void fetchRange(sourceId, begin, end, range, onDeath)
    const task = getDocument({ ...settings(), range, worker: PDFWorker.create({ port }) })
    close = () => void closeAll(task, port)
    return done({ pdf: await task.promise, close })
  } catch {
    close()
    return broken()
  }
}

function broken() {
  return refuse(t('The pages of this PDF cannot be shown. Its text is still here.'))
}

/** Load what shows pages, so that it is there when they are asked for. */
export function loadPdfJs() {
  return import('pdfjs-dist')
}

function settings() {
  const folder = (name: string) => new URL(`pdf/${name}/`, document.baseURI).href
  return {
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    useWasm: false,
    useSystemFonts: false,
    enableXfa: false,
    rangeChunkSize: PART_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    maxImageSize: 1 << 26,
    verbosity: 0
  }
}

type Range = { readonly onDataRange: (begin: number, bytes: Uint8Array) => void }

async function fetchRange(sourceId: string, begin: number, end: number, range: Range, onDeath: () => void) {
  const part = await partOf(sourceId, begin, end - begin)
  if (part.kind === 'done') range.onDataRange(begin, part.value.bytes)
  else onDeath()
}

async function partOf(sourceId: string, offset: number, bytes: number) {
  const part = await dossier.original({ sourceId, offset, bytes }).catch(() => broken())
  return part.kind === 'done' ? done({ total: part.value.total, bytes: bytesOf(part.value.base64) }) : part
}

async function closeAll(task: PDFDocumentLoadingTask, port: Worker): Promise<void> {
  await task.destroy().catch(() => {})
  port.terminate()
}
