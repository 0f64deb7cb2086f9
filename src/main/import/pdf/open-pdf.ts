import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, sep } from 'node:path'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { Refusal, sentences } from '../refusal.ts'

type Wanted = { readonly kind: string; readonly filename: string }

/** Open a PDF with pdf.js: on this thread, without network, scripts, fonts of the system or drawing. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument } = await loadParser()
  try {
    return await getDocument({
      // Given away where it can be: a large file must not stand in memory twice.
      data: bytes.constructor === Uint8Array ? bytes : new Uint8Array(bytes),
      BinaryDataFactory: PackagedData,
      useWorkerFetch: false,
      useSystemFonts: false,
      useWasm: false,
      disableFontFace: true,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      maxImageSize: 1 << 20,
      enableXfa: false,
      verbosity: 0
    }).promise
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new Refusal(isLocked ? sentences.pdfPassword : sentences.pdfDamaged)
  }
}

async function loadParser() {
  // With its worker's code at hand on this thread, pdf.js starts no worker of its own.
  const worker: unknown = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  Object.assign(globalThis, { pdfjsWorker: worker })
  return import('pdfjs-dist/legacy/build/pdf.mjs')
}

const folders: { readonly [kind: string]: string } = { cMapUrl: 'cmaps', standardFontDataUrl: 'standard_fonts' }

/** Gives pdf.js the character maps and font metrics that come with it, and no other file. */
class PackagedData {
  async fetch({ kind, filename }: Wanted): Promise<Uint8Array> {
    const folder = folders[kind]
    if (!folder || basename(filename) !== filename) throw new Error('No such data.')
    const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
    return new Uint8Array(await readFile(join(root, folder) + sep + filename))
  }
}
