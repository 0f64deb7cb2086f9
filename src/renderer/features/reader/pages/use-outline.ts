import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'

/** A heading that the PDF itself lists, and the page it leads to, from 0. */
export type OutlineEntry = { readonly title: string; readonly depth: number; readonly index: number }

type Node = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number]

const LATEST = { timeout: 3000 }
const MOST = 300
const DEEPEST = 3

/** The outline of a PDF; empty where it has none, or until it is read. */
export function useOutline(pdf: PDFDocumentProxy): readonly OutlineEntry[] {
  const [outline, setOutline] = useState<readonly OutlineEntry[]>([])
  useEffect(() => {
    let isGone = false
    // The pages in sight come first.
    const waiting = requestIdleCallback(() => void readOutline(pdf).then(found => !isGone && setOutline(found)), LATEST)
    return () => {
      isGone = true
      cancelIdleCallback(waiting)
    }
  }, [pdf])
  return outline
}

async function readOutline(pdf: PDFDocumentProxy): Promise<readonly OutlineEntry[]> {
  try {
    const nodes = flat((await pdf.getOutline()) ?? [], 0).slice(0, MOST)
    const entries = await Promise.all(nodes.map(({ node, depth }) => entryOf(pdf, node, depth)))
    return entries.filter(entry => entry !== null)
  } catch {
    return []
  }
}

function flat(nodes: readonly Node[], depth: number): readonly { readonly node: Node; readonly depth: number }[] {
  return nodes.flatMap(node => [
    { node, depth },
    ...(depth < DEEPEST ? flat(node.items as readonly Node[], depth + 1) : [])
  ])
}

async function entryOf(pdf: PDFDocumentProxy, node: Node, depth: number): Promise<OutlineEntry | null> {
  try {
    const target = typeof node.dest === 'string' ? await pdf.getDestination(node.dest) : node.dest
    const page: unknown = target?.[0]
    if (typeof page === 'number') return { title: node.title, depth, index: page }
    return page ? { title: node.title, depth, index: await pdf.getPageIndex(page as never) } : null
  } catch {
    // A heading that leads nowhere is left out.
    return null
  }
}
