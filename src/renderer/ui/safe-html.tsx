import { type KeyboardEvent, type SyntheticEvent, useLayoutEffect, useRef } from 'react'
import { trusted } from './safe-html-policy.ts'

export type SafeHtmlProps = {
  /** HTML of our own making, from `renderNote`; never anything that came with a source. */
  readonly html: string
  readonly className?: string | undefined
  /** Called with the address of a link that was pressed; it is not followed. */
  readonly onLink: (url: string) => void
}

/** Shows HTML that Dossier made itself: the one place where a string becomes part of the page. */
export function SafeHtml({ html, className, onLink }: SafeHtmlProps) {
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (root.current) root.current.innerHTML = trusted(html)
  }, [html])

  function press(event: SyntheticEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link) return
    event.preventDefault()
    event.stopPropagation()
    onLink(link.dataset['href'] ?? '')
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') press(event)
  }

  return (
    // The links inside are what is pressed; the element around them only listens.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={root} className={className} dir="auto" onClick={press} onAuxClick={press} onKeyDown={onKeyDown} />
  )
}
