import { Button } from '#renderer/ui/button.tsx'
import { t } from '#renderer/words.ts'
import styles from './vault.module.css'
import { SecretField } from './secret-field.tsx'
import type { TypedSecret } from './use-secret.ts'

export type CurrentSecretProps = {
  readonly typed: TypedSecret
  readonly problem: string | null
  readonly isReadOnly: boolean
  readonly onSubmit: () => void
  /** What was said of it holds no longer. */
  readonly onTyped: () => void
  readonly label?: string
}

/** Asks for the passphrase, or for the recovery key where the passphrase is forgotten. */
export function CurrentSecret({ typed, problem, isReadOnly, onSubmit, onTyped, label }: CurrentSecretProps) {
  const { kind, text, type, turn } = typed
  const isKey = kind === 'recovery key'
  return (
    <div className={styles.secret}>
      <SecretField
        key={kind}
        label={isKey ? t('Recovery key') : (label ?? t('Passphrase'))}
        {...(isKey && { hint: t('56 letters and digits; spaces and dashes do not matter.') })}
        value={text}
        onChange={words => {
          onTyped()
          type(words)
        }}
        onSubmit={onSubmit}
        problem={problem}
        isReadOnly={isReadOnly}
        isShown={isKey}
        autoFocus
      />
      <Button
        kind="quiet"
        isDisabled={isReadOnly}
        onPress={() => {
          onTyped()
          turn()
        }}
      >
        {isKey ? t('Use the passphrase') : t('Use the recovery key')}
      </Button>
    </div>
  )
}
