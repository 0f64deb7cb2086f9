import { useState, type MouseEvent } from 'react'
import { LinkDialog } from '#renderer/ui/markdown-preview.tsx'
import { say } from '#renderer/act.ts'
import { t } from '#renderer/words.ts'
import type { Selection } from './kernel/selection.ts'
import type { Surface } from './surface.ts'

/** Show where a link of the text leads, when it is asked for; a plain press only places the caret. */
export function useLinks(surface: Surface | null, selection: Selection | null) {
  const [url, setUrl] = useState<string | null>(null)

  function onClick(event: MouseEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.target instanceof Element) setUrl(linkOf(event.target))
  }

  function openAtCaret(): void {
    const node = surface && selection ? surface.pointAt(selection.focus).node : null
    const link = linkOf(node?.parentElement ?? null)
    if (link) setUrl(link)
    else say(t('There is no link at the caret.'))
  }

  const dialog = url === null ? null : <LinkDialog url={url} onClose={() => setUrl(null)} />
  return { onClick, openAtCaret, dialog }
}

function linkOf(element: Element | null): string | null {
  return element?.closest<HTMLElement>('[data-link]')?.dataset['link'] ?? null
}
