import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
  type KeyObject
} from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isCode } from '#main/storage/disk.ts'

/** What this device signs seals with. */
export type DeviceKey = {
  /** Raw, 32 bytes. */
  readonly publicKey: Buffer
  /** The same for the same statement: Ed25519 draws no random numbers. */
  readonly sign: (statement: Uint8Array) => Buffer
}

/** The key is there and cannot be used; the message says what to do. */
export class KeyProblem extends Error {}

const FILE = 'device-key.pem'
/** What stands before the 32 bytes of a public Ed25519 key in DER (RFC 8410). */
const DER = Buffer.from('302a300506032b6570032100', 'hex')

/** The key of this device, made on first use: a file in the folder of settings that only its user can read. */
export async function deviceKey(folder: string): Promise<DeviceKey> {
  const known = await readKey(folder)
  // A copy put back by hand may be open to others.
  if (known !== null) await chmod(join(folder, FILE), 0o600).catch(() => {})
  return keyOf(known ?? (await makeKey(folder)), folder)
}

/** The public key of this device; null where it never made a seal. */
export async function devicePublicKey(folder: string): Promise<Buffer | null> {
  const pem = await readKey(folder)
  return pem === null ? null : keyOf(pem, folder).publicKey
}

/** Whether a statement was signed with the key that belongs to a public key. */
export function isSigned(statement: Uint8Array, publicKey: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = createPublicKey({ key: Buffer.concat([DER, publicKey]), format: 'der', type: 'spki' })
    return verify(null, statement, key, signature)
  } catch {
    return false
  }
}

function keyOf(pem: string, folder: string): DeviceKey {
  const key = privateKeyOf(pem)
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new KeyProblem(
      `The key of this computer, ${join(folder, FILE)}, is damaged. Put it back from a copy, or move it away for a new one to be made.`
    )
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(DER.length)
  return { publicKey, sign: statement => sign(null, statement, key) }
}

function privateKeyOf(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem)
  } catch {
    return null
  }
}

async function readKey(folder: string): Promise<string | null> {
  try {
    return await readFile(join(folder, FILE), 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw problemWith(folder, error)
  }
}

async function makeKey(folder: string): Promise<string> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  const next = join(folder, `${FILE}.${randomBytes(6).toString('hex')}`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
    await writeWhole(next, pem)
    await putInPlace(next, join(folder, FILE))
    return pem
  } catch (error) {
    if (isCode(error, 'EEXIST')) return (await readKey(folder)) ?? pem
    throw problemWith(folder, error)
  } finally {
    await rm(next, { force: true })
  }
}

/** Of two programs that make a key at the same moment, the first one's counts for both. */
async function putInPlace(next: string, path: string): Promise<void> {
  try {
    await link(next, path)
  } catch (error) {
    // Not every disk lets a file have two names.
    if (isCode(error, 'EEXIST')) throw error
    await rename(next, path)
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function problemWith(folder: string, error: unknown): KeyProblem {
  const cause = error instanceof Error ? error.message : String(error)
  return new KeyProblem(
    `The key of this computer cannot be read or kept in ${folder} (${cause}). Without it nothing can be sealed.`
  )
}
