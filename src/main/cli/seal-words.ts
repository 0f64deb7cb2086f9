import { fingerprintOf, type Seal } from '#main/custody/seal-text.ts'
import type { CheckedSeal } from '#main/custody/seal.ts'

/** A seal that could be read. */
type HeldSeal = CheckedSeal & { readonly seal: Seal }

/** Say what a seal that holds proves, and what not. */
export function sealWords({ seal, isOwn, since, erased }: HeldSeal): readonly string[] {
  return [
    `The seal holds: nothing recorded in the first ${seal.revision} changes was altered, put in, taken out or moved since it was made.`,
    ...(erased > 0
      ? [`${erased} of these changes were erased: that they were made shows, what they were does not.`]
      : []),
    since === 1 ? 'One change was made since.' : `${since} changes were made since.`,
    sayKey(fingerprintOf(seal.publicKey), isOwn),
    'This proves order and integrity since the seal. It does not prove when things were done, or by whom.'
  ]
}

function sayKey(key: string, isOwn: boolean): string {
  if (isOwn) return `It was signed with the key of this computer (${key}).`
  return `It was signed with the key ${key}, which is not of this computer. Ask whoever gave you the seal whether it is theirs.`
}

/** A checked seal as `--json` prints it. */
export function sealRow({ problem, seal, isOwn, since, erased }: CheckedSeal) {
  const about = seal && {
    notebookId: seal.notebookId,
    revision: seal.revision,
    head: seal.head,
    key: fingerprintOf(seal.publicKey),
    isOwn
  }
  return { ok: problem === null, problem, since, erased, ...about }
}
