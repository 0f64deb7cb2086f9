import { useState } from 'react'
import type { Secret } from '#shared/contract.ts'

/** A secret as it is being typed: the passphrase, or the recovery key in its place. */
export type TypedSecret = {
  readonly kind: Secret['kind']
  readonly text: string
  readonly type: (text: string) => void
  /** Take the other of the two. */
  readonly turn: () => void
  /** Null while nothing is typed. */
  readonly secret: Secret | null
}

/** Follow a secret that is being typed. */
export function useSecret(): TypedSecret {
  const [kind, setKind] = useState<Secret['kind']>('passphrase')
  const [text, setText] = useState('')
  return {
    kind,
    text,
    type: setText,
    turn() {
      setKind(kind === 'passphrase' ? 'recovery key' : 'passphrase')
      setText('')
    },
    secret: secretOf(kind, text)
  }
}

function secretOf(kind: Secret['kind'], text: string): Secret | null {
  if (!text.trim()) return null
  return kind === 'passphrase' ? { kind, passphrase: text } : { kind, recoveryKey: text }
}
