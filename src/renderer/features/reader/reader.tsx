import { useMemo } from 'react'
import { useAnswer } from '#renderer/answers.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { t, told } from '#renderer/words.ts'
import { ReaderText, type ReaderTextProps } from './reader-text.tsx'
import styles from './reader.module.css'
import { useSourceText } from './use-source-text.ts'

export type ReaderProps = { readonly sourceId: string }

/** Shows a source to be read, selected from and tagged. */
export function Reader({ sourceId }: ReaderProps) {
  const source = useAnswer({ kind: 'source', sourceId })
  const text = useSourceText(sourceId)
  if (source === null)
    return (
      <EmptyState title={t('This source is no longer in the notebook')}>
        {t('Choose another from the list.')}
      </EmptyState>
    )
  if (text?.kind === 'refused')
    return <EmptyState title={t('This text cannot be shown')}>{told(text.reason)}</EmptyState>
  if (!source || !text)
    return <div className={styles.scroller} aria-busy="true" aria-label={t('The text is on its way')} />
  return <InItsLanguage key={sourceId} source={source} text={text.value} />
}

/** Sentences and words are those of the source's language, which may be corrected at any time. */
function InItsLanguage({ source, text }: ReaderTextProps) {
  const { language } = source
  const ground = useMemo(() => ({ ...text, language }), [text, language])
  return <ReaderText source={source} text={ground} />
}
