import { useEffect } from 'react'
import { t } from '#renderer/words.ts'
import readerStyles from '../reader.module.css'
import { PagesPaper, type PagesPaperProps } from './pages-paper.tsx'
import { useOpenPdf } from './use-open-pdf.ts'

export type PagesProps = Omit<PagesPaperProps, 'ready'> & {
  /** The pages cannot be shown, or no longer; a sentence why. */
  readonly onFailure: (reason: string) => void
}

/** Shows the pages of a PDF once its original is here. */
export function Pages({ onFailure, ...props }: PagesProps) {
  const opened = useOpenPdf(props.source)
  const reason = opened?.kind === 'refused' ? opened.reason : null
  useEffect(() => {
    if (reason !== null) onFailure(reason)
  }, [reason, onFailure])
  if (opened?.kind !== 'done')
    return <div className={readerStyles.waiting} aria-busy="true" aria-label={t('The pages are on their way')} />
  return <PagesPaper key={props.source.id} {...props} ready={opened.value} />
}
