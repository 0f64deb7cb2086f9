import { looksKeyed } from '#main/storage/encrypted-folder.ts'
import { fromBase32, toBase32 } from './base32.ts'
import { counterMode, derive, macUnder } from './primitives.ts'

/** Hides the names in a notebook folder under its key, and shows them again. */
export type Names = {
  /** The name that a file or folder goes by on disk. */
  readonly hide: (folder: string, name: string) => string
  /** The name behind it; null where it was not hidden under this key in this folder. */
  readonly show: (folder: string, hidden: string) => string | null
  readonly forget: () => void
}

const IV_BYTES = 16

/**
 * A name is hidden as its own keyed digest, which serves as the start of a counter, and the name in counter mode; so one
 * name in one folder is always hidden alike, and what does not match its digest was not hidden so. A folder is named
 * relative to that of the notebook, with “/” between the parts.
 */
export function hideNames(key: Uint8Array): Names {
  const none = new Uint8Array(0)
  const [digestKey, nameKey] = [derive(key, none, 'name digests'), derive(key, none, 'names')]
  const digest = macUnder(digestKey)
  digestKey.fill(0)
  const digestOf = (folder: string, name: string) => digest.of(Buffer.from(`${folder}/${name}`)).subarray(0, IV_BYTES)

  return {
    hide(folder, name) {
      const iv = digestOf(folder, name)
      return toBase32(Buffer.concat([iv, counterMode(nameKey, iv, Buffer.from(name))]))
    },
    show(folder, hidden) {
      const bytes = looksKeyed(hidden) ? fromBase32(hidden) : null
      if (!bytes) return null
      const iv = bytes.subarray(0, IV_BYTES)
      const name = counterMode(nameKey, iv, bytes.subarray(IV_BYTES)).toString('utf8')
      return digestOf(folder, name).equals(iv) ? name : null
    },
    forget() {
      digest.forget()
      nameKey.fill(0)
    }
  }
}
