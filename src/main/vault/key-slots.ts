import { createHash, randomBytes, randomFillSync } from 'node:crypto'
import { z } from 'zod'
import { derive, KEY_BYTES, open, seal, stretch, TAG_BYTES, type Work } from './primitives.ts'
import { passphraseBytes } from './secret.ts'

/** The version of a slot. */
const VERSION = 1
const SALT_BYTES = 16

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
const shared = { v: z.literal(VERSION), vault: hex(SALT_BYTES), salt: hex(SALT_BYTES) }
const wrapped = hex(KEY_BYTES + TAG_BYTES)
const slotSchema = z.discriminatedUnion('kind', [
  z.object({
    ...shared,
    kind: z.literal('passphrase'),
    kdf: z.literal('scrypt'),
    ...{ N: z.int(), r: z.int(), p: z.int() },
    wrapped
  }),
  z.object({ ...shared, kind: z.literal('recovery key'), wrapped })
])

/** One way to the key of a notebook: the key, sealed under a secret, with what it takes to open it. */
export type Slot = z.output<typeof slotSchema>
export type PassphraseSlot = Extract<Slot, { kind: 'passphrase' }>
export type RecoverySlot = Extract<Slot, { kind: 'recovery key' }>

/** The key of a notebook, and the id that its slots are known by. */
export type VaultKey = { readonly key: Uint8Array; readonly vault: string }

/** Make the key of a new encrypted notebook. */
export function makeVaultKey(): VaultKey {
  return { key: randomFillSync(new Uint8Array(KEY_BYTES)), vault: randomBytes(SALT_BYTES).toString('hex') }
}

/** Seal the key under a passphrase. */
export async function passphraseSlot(own: VaultKey, passphrase: string, work: Work): Promise<PassphraseSlot> {
  const slot = { ...begin(own), kind: 'passphrase', kdf: 'scrypt', ...work } as const
  return sealed(slot, own.key, await passphraseKey(slot, passphrase))
}

/** Seal the key under a recovery key. */
export function recoverySlot(own: VaultKey, recoveryKey: Uint8Array): RecoverySlot {
  const slot = { ...begin(own), kind: 'recovery key' } as const
  return sealed(slot, own.key, recoveryKeyKey(slot, recoveryKey))
}

/** Open a slot with a passphrase; null where it is the wrong one. */
export async function openWithPassphrase(slot: PassphraseSlot, passphrase: string): Promise<VaultKey | null> {
  return opened(slot, await passphraseKey(slot, passphrase))
}

/** Open a slot with a recovery key; null where it is that of another notebook. */
export function openWithRecoveryKey(slot: RecoverySlot, recoveryKey: Uint8Array): VaultKey | null {
  return opened(slot, recoveryKeyKey(slot, recoveryKey))
}

/** What a line of a key file turns out to be. */
export type ReadSlot =
  | { readonly kind: 'slot'; readonly slot: Slot; readonly line: string }
  | { readonly kind: 'unknown'; readonly line: string }
  | { readonly kind: 'damaged'; readonly line: string }

const LINE = /^\{"check":"([0-9a-f]{64})",(.+\})$/

/** Write a slot as a line that shows whether it is still as it was written. */
export function writeSlot(slot: Slot): string {
  const rest = JSON.stringify(slot).slice(1)
  return `{"check":"${checkOf(rest)}",${rest}`
}

/** Read a slot; one that is as it was written, but not known here, is of a newer version. */
export function readSlot(line: string): ReadSlot {
  const [, check, rest = ''] = LINE.exec(line) ?? []
  if (check !== checkOf(rest)) return { kind: 'damaged', line }
  const read = slotSchema.safeParse(JSON.parse(`{${rest}`))
  return read.success ? { kind: 'slot', slot: read.data, line } : { kind: 'unknown', line }
}

type Unsealed<S extends Slot> = Omit<S, 'wrapped'>

function begin({ vault }: VaultKey) {
  return { v: VERSION, vault, salt: randomBytes(SALT_BYTES).toString('hex') } as const
}

async function passphraseKey({ salt, N, r, p }: Unsealed<PassphraseSlot>, passphrase: string): Promise<Buffer> {
  const bytes = passphraseBytes(passphrase)
  try {
    return await stretch(bytes, Buffer.from(salt, 'hex'), { N, r, p })
  } finally {
    bytes.fill(0)
  }
}

function recoveryKeyKey({ salt }: Unsealed<RecoverySlot>, recoveryKey: Uint8Array): Buffer {
  return derive(recoveryKey, Buffer.from(salt, 'hex'), 'recovery key')
}

/** The salt is new for every sealing, so that the key made with it seals this once. */
function sealed<T extends object>(slot: T, key: Uint8Array, slotKey: Buffer): T & { readonly wrapped: string } {
  try {
    const parts = seal(slotKey, 0, key, aboutOf(slot))
    return { ...slot, wrapped: Buffer.concat(parts).toString('hex') }
  } finally {
    slotKey.fill(0)
  }
}

function opened({ wrapped: text, ...slot }: Slot, slotKey: Buffer): VaultKey | null {
  const bytes = Buffer.from(text, 'hex')
  try {
    const key = open(slotKey, 0, bytes.subarray(0, KEY_BYTES), bytes.subarray(KEY_BYTES), aboutOf(slot))
    return key && { key, vault: slot.vault }
  } finally {
    slotKey.fill(0)
  }
}

/** What stands in a slot beside the key, in the order of the names. */
function aboutOf(slot: object): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(slot).toSorted(([a], [b]) => (a < b ? -1 : 1))))
}

function checkOf(rest: string): string {
  return createHash('sha256').update(rest).digest('hex')
}
