import { useEffect, useMemo, useRef, useState } from 'react'
import { keysOf } from '#renderer/shortcuts.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { IconButton } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { trusted } from '#renderer/ui/safe-html-policy.ts'
import { t, told } from '#renderer/words.ts'
import type { Source } from '#shared/model/source.ts'
import type { Result } from '#shared/result.ts'
import { cleanPage } from './clean-page.ts'
import { fetchOriginal } from './fetch-original.ts'
import styles from './original-pane.module.css'

export type OriginalPaneProps = { readonly source: Source; readonly onClose: () => void }

/** Shows the original of a web page as it was imported, in a frame where nothing runs and nothing loads. */
export function OriginalPane({ source, onClose }: OriginalPaneProps) {
  const original = useOriginal(source)
  return (
    <section className={styles.pane} aria-label={t('Original')}>
      <header className={styles.head}>
        <h2 className={styles.name}>{t('Original')}</h2>
        <p className={styles.hint}>{t('Nothing in it runs or loads. Rest on a link or a mark to see its address.')}</p>
        <IconButton label={t('Hide the original')} keys={keysOf('toggle-pages')} onPress={onClose}>
          <Icon name="close" />
        </IconButton>
      </header>
      {original?.kind === 'refused' && (
        <EmptyState title={t('The original cannot be shown')}>{told(original.reason)}</EmptyState>
      )}
      {original?.kind === 'done' && <Frame html={original.value} title={source.title} />}
    </section>
  )
}

function Frame({ html, title }: { readonly html: string; readonly title: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const page = useMemo(() => cleanPage(html, { nonce: nonceOfPage(), leftOut: t('left out') }), [html])
  useEffect(() => {
    if (frame.current) frame.current.srcdoc = trusted(page)
  }, [page])
  return (
    <iframe
      ref={frame}
      className={styles.frame}
      sandbox=""
      referrerPolicy="no-referrer"
      title={t('Original of “{title}”', { title })}
    />
  )
}

function useOriginal({ id, encoding }: Source): Result<string> | undefined {
  const [fetched, setFetched] = useState<{ readonly id: string; readonly result: Result<string> } | null>(null)
  useEffect(() => {
    let isGone = false
    void fetchOriginal({ id, encoding }).then(result => !isGone && setFetched({ id, result }))
    return () => {
      isGone = true
    }
  }, [id, encoding])
  return fetched?.id === id ? fetched.result : undefined
}

function nonceOfPage(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.content ?? ''
}
