import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import { t } from '#renderer/words.ts'
import type { Source } from '#shared/model/source.ts'
import { done, refuse, type Result } from '#shared/result.ts'
import { openPdf } from './open-pdf.ts'

/** A PDF ready to be shown: what its pages are called, and the size of the first, in points. */
export type ReadyPdf = {
  readonly pdf: PDFDocumentProxy
  readonly labels: readonly string[]
  readonly size: PageSize
}
export type PageSize = { readonly width: number; readonly height: number }

type Opened = { readonly sourceId: string; readonly result: Result<ReadyPdf> }

/** Open the original of a source as long as it is shown; `undefined` while it is on its way. */
export function useOpenPdf({ id: sourceId, bytes }: Pick<Source, 'id' | 'bytes'>): Result<ReadyPdf> | undefined {
  const [opened, setOpened] = useState<Opened | null>(null)

  useEffect(() => {
    let isGone = false
    const tell = (result: Result<ReadyPdf>) => {
      if (!isGone) setOpened({ sourceId, result })
    }
    const opening = openPdf({ id: sourceId, bytes }, () => tell(died()))
    void opening.then(async found => tell(found.kind === 'refused' ? found : await ready(found.value.pdf)))
    return () => {
      isGone = true
      void opening.then(found => found.kind === 'done' && found.value.close())
    }
  }, [sourceId, bytes])

  return opened?.sourceId === sourceId ? opened.result : undefined
}

function died() {
  return refuse(t('The pages of this PDF can no longer be shown. Its text is still here.'))
}

async function ready(pdf: PDFDocumentProxy): Promise<Result<ReadyPdf>> {
  try {
    const [first, labels] = await Promise.all([pdf.getPage(1), pdf.getPageLabels().catch(() => null)])
    const { width, height } = first.getViewport({ scale: 1 })
    const called = Array.from({ length: pdf.numPages }, (_, index) => labels?.[index] || String(index + 1))
    return done({ pdf, labels: called, size: { width, height } })
  } catch {
    return died()
  }
}
