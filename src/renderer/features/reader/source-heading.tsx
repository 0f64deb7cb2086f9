import { say } from '#renderer/act.ts'
import { t } from '#renderer/words.ts'
import { Button } from 'react-aria-components/Button'
import type { Source } from '#shared/model/source.ts'
import { citationParts } from './kernel/citation-line.ts'
import styles from './source-heading.module.css'

export type SourceHeadingProps = { readonly source: Source; readonly isTitleInText: boolean }

/** Says what is being read and where it comes from. */
export function SourceHeading({ source, isTitleInText }: SourceHeadingProps) {
  const digest = `${source.sha256.slice(0, 4)}…${source.sha256.slice(-4)}`
  return (
    <>
      {!isTitleInText && (
        <h1 className={styles.title} dir="auto">
          {source.title}
        </h1>
      )}
      <p className={styles.meta} dir="auto">
        {citationParts(source).map(part => (
          <span key={part}>
            <bdi>{part}</bdi>
            <i> · </i>
          </span>
        ))}
        {t('original kept')},{' '}
        <Button className={styles.digest ?? ''} onPress={() => void copyDigest(source.sha256)}>
          <span title={source.sha256}>SHA-256 {digest}</span>
          <span className="visually-hidden">{t(': copy it')}</span>
        </Button>
      </p>
    </>
  )
}

async function copyDigest(sha256: string): Promise<void> {
  const isCopied = await navigator.clipboard.writeText(sha256).then(
    () => true,
    () => false
  )
  say(
    isCopied ? t('SHA-256 of the original copied.') : t('It could not be copied. The SHA-256 is {sha256}.', { sha256 })
  )
}
