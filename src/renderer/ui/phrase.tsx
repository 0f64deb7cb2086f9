import { Fragment, type ReactNode } from 'react'

export type PhraseProps = {
  /** What is said, with the names of elements in braces. */
  readonly words: string
  readonly parts: Readonly<Record<string, ReactNode>>
}

/** Says something with elements inside it, such as keys, each where the language wants it. */
export function Phrase({ words, parts }: PhraseProps) {
  return words
    .split(/\{(\w+)\}/)
    .map((piece, at) => <Fragment key={at}>{at % 2 === 1 ? parts[piece] : piece}</Fragment>)
}
