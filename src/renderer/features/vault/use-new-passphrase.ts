import { useState } from 'react'
import { t } from '#renderer/words.ts'

/** A new passphrase as it is being typed, twice. */
export type NewPassphrase = {
  readonly first: string
  readonly second: string
  readonly typeFirst: (text: string) => void
  readonly typeSecond: (text: string) => void
  /** Said once it was tried to go on. */
  readonly mismatch: string | null
  /** The passphrase, if both are the same; says so where they are not. */
  readonly agreed: () => string | null
}

/** Follow a new passphrase that is being typed. */
export function useNewPassphrase(): NewPassphrase {
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [isTried, setTried] = useState(false)
  const isSame = first === second
  return {
    first,
    second,
    typeFirst: setFirst,
    typeSecond: setSecond,
    mismatch: isTried && !isSame ? t('The two are not the same. Type the passphrase again.') : null,
    agreed() {
      setTried(!isSame)
      return isSame ? first : null
    }
  }
}
