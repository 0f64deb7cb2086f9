import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist'
import { dossier } from '#renderer/bridge.ts'
import type { Source } from '#shared/model/source.ts'
import { done, type Result } from '#shared/result.ts'
import { bytesOf } from '../original-part.ts'
import { broken, PART_BYTES, partsOf, type Part, type Parts } from './pdf-parts.ts'
import { keepSpareWorker, takeWorker } from './pdf-worker.ts'

/** A PDF that is shown, and how to let it go. */
export type OpenPdf = { readonly pdf: PDFDocumentProxy; readonly close: () => void }

/**
 * Open the original of a source to show its pages: parsed in a worker of this window, without scripts, forms or network,
 * and fetched a part at a time, so that a long file opens at once. `onDeath` is called when the worker ends by itself.
 */
export async function openPdf(source: Pick<Source, 'id' | 'bytes'>, onDeath: () => void): Promise<Result<OpenPdf>> {
  // All three begin at once: none needs the others to start.
  const parts = partsOf(source.bytes, offset => askFor(source.id, offset))
  const loading = loadPdfJs()
  let close = () => {}
  try {
    const port = takeWorker(onDeath)
    close = () => port.terminate()
    const [first, { getDocument, PDFDataRangeTransport, PDFWorker }] = await Promise.all([parts.first(), loading])
    if (first.kind === 'refused') {
      close()
      return first
    }
    const range = new PDFDataRangeTransport(first.value.total, first.value.bytes)
    range.requestDataRange = (begin: number, end: number) => void fetchRange(parts, { begin, end }, range, onDeath)
    const task = getDocument({ ...settings(), range, worker: PDFWorker.create({ port }) })
    close = () => void closeAll(task, port)
    return done({ pdf: await task.promise, close })
  } catch {
    close()
    return broken()
  }
}

/** Have at hand what shows pages as soon as nothing else is to be done, unless the returned function is called before. */
export function readyPages(): () => void {
  const waiting = requestIdleCallback(() => {
    keepSpareWorker()
    void loadPdfJs()
  })
  return () => cancelIdleCallback(waiting)
}

function loadPdfJs() {
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

async function askFor(sourceId: string, offset: number): Promise<Result<Part>> {
  const part = await dossier.original({ sourceId, offset, bytes: PART_BYTES }).catch(() => broken())
  return part.kind === 'done' ? done({ total: part.value.total, bytes: bytesOf(part.value.base64) }) : part
}

type Range = { readonly onDataRange: (begin: number, bytes: Uint8Array) => void }
type Ends = { readonly begin: number; readonly end: number }

async function fetchRange(parts: Parts, { begin, end }: Ends, range: Range, onDeath: () => void) {
  const part = await parts.between(begin, end)
  if (part.kind === 'done') range.onDataRange(begin, part.value)
  else onDeath()
}

async function closeAll(task: PDFDocumentLoadingTask, port: Worker): Promise<void> {
  await task.destroy().catch(() => {})
  port.terminate()
}
