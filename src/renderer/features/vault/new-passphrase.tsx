import { t } from '#renderer/words.ts'
import { SecretField } from './secret-field.tsx'
import type { NewPassphrase } from './use-new-passphrase.ts'

export type NewPassphraseFieldsProps = {
  readonly typed: NewPassphrase
  /** What was said of it when it was sent. */
  readonly problem: string | null
  readonly isReadOnly: boolean
  readonly autoFocus: boolean
  readonly onSubmit: () => void
  /** What was said of it holds no longer. */
  readonly onTyped: () => void
}

/** Asks for a new passphrase, twice, since nobody sees it while it is typed. */
export function NewPassphraseFields({ typed, problem, ...rest }: NewPassphraseFieldsProps) {
  const { isReadOnly, autoFocus, onSubmit, onTyped } = rest
  const shared = { isReadOnly, onSubmit, isNew: true }
  return (
    <>
      <SecretField
        {...shared}
        label={t('New passphrase')}
        autoFocus={autoFocus}
        value={typed.first}
        onChange={text => {
          onTyped()
          typed.typeFirst(text)
        }}
        problem={problem}
        hint={t('At least 12 characters. Four or more words that do not belong together are best.')}
      />
      <SecretField
        {...shared}
        label={t('The same again')}
        value={typed.second}
        onChange={typed.typeSecond}
        problem={typed.mismatch}
      />
    </>
  )
}
