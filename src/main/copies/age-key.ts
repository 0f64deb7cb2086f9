import { Decrypter, Encrypter } from 'age-encryption'

/** What opens a copy: a passphrase, or the secret keys that belong to recipients. */
export type CopyKey =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recipients'; readonly recipients: readonly string[] }

/** Encrypts one file in the age format, and reads what it has just encrypted. */
export type AgeFile = {
  readonly encrypt: (bytes: AsyncIterable<Uint8Array>) => Promise<AsyncIterable<Uint8Array>>
  readonly decrypt: (bytes: AsyncIterable<Uint8Array>) => Promise<AsyncIterable<Uint8Array>>
}

/** The cost of trying a passphrase: 2^18, which takes a second and 256 MB each time. */
const WORK_FACTOR = 18

/** Encrypt and decrypt a file for a key. */
export function ageFileFor(key: CopyKey): AgeFile {
  return key.kind === 'passphrase' ? withPassphrase(key.passphrase) : forRecipients(key.recipients)
}

/** Read with its passphrase a copy that was encrypted with one. Rejects where that is another one. */
export async function decryptedWith(
  passphrase: string,
  bytes: AsyncIterable<Uint8Array>
): Promise<AsyncIterable<Uint8Array>> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  return decrypter.decrypt(ReadableStream.from(bytes))
}

/** Why a copy cannot be encrypted for a recipient; null where it can. */
export function problemOfRecipient(recipient: string): string | null {
  // A secret key must not be said again.
  if (/^AGE-SECRET-KEY-/i.test(recipient))
    return 'This is a secret key, which must stay with its owner. Give the public one, which begins with age1.'
  if (/^ssh-/.test(recipient)) return 'Keys of SSH are not taken. Make a key with “age-keygen”.'
  try {
    new Encrypter().addRecipient(recipient)
    return null
  } catch {
    return `“${recipient}” is no public key of age. It begins with age1, and every letter counts.`
  }
}

function withPassphrase(passphrase: string): AgeFile {
  return {
    encrypt(bytes) {
      const encrypter = new Encrypter()
      encrypter.setPassphrase(passphrase)
      encrypter.setScryptWorkFactor(WORK_FACTOR)
      return encrypter.encrypt(ReadableStream.from(bytes))
    },
    decrypt: bytes => decryptedWith(passphrase, bytes)
  }
}

/** Only recipients can open such a file; to read it once more, its own key is kept until that is done. */
function forRecipients(recipients: readonly string[]): AgeFile {
  let fileKey: Uint8Array | null = null
  return {
    encrypt(bytes) {
      const encrypter = new Encrypter()
      for (const recipient of recipients) encrypter.addRecipient(recipient)
      // It is told the key, and adds nothing to the file.
      encrypter.addRecipient({
        wrapFileKey(key) {
          fileKey = key.slice()
          return []
        }
      })
      return encrypter.encrypt(ReadableStream.from(bytes))
    },
    decrypt(bytes) {
      const decrypter = new Decrypter()
      decrypter.addIdentity({ unwrapFileKey: () => fileKey })
      return decrypter.decrypt(ReadableStream.from(bytes))
    }
  }
}
