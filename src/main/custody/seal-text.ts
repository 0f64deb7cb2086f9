import { createHash } from 'node:crypto'

/** What a seal says, and the signature over it. */
export type Seal = {
  readonly notebookId: string
  /** How many changes it covers. */
  readonly revision: number
  /** The hash of the head of the last of them, in hexadecimal. */
  readonly head: string
  /** The Ed25519 public key of the device, 32 bytes. */
  readonly publicKey: Buffer
  /** 64 bytes, over `statementOf` the same. */
  readonly signature: Buffer
}

/** What a seal cannot be read for; the message says where, and what to do. */
export class SealProblem extends Error {}

const PREFIX = 'dossier-seal-1:'
// Without I, L, O and U, which are taken for other signs by eye.
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const HASH = 32
const KEY = 32
const SIGNATURE = 64
const COUNT = 6
const CHECK = 4
const UUID = 16
const FIXED = 1 + COUNT + HASH + KEY + SIGNATURE + CHECK

/** The bytes that are signed: four lines, each ended by LF. */
export function statementOf({ notebookId, revision, head }: Omit<Seal, 'publicKey' | 'signature'>): Buffer {
  return Buffer.from(`dossier-seal-1\nnotebook ${notebookId}\nchanges ${revision}\nhead ${head}\n`)
}

/** Write a seal as one line that can be printed and typed: groups of five signs, each with a sign that checks it. */
export function writeSeal({ notebookId, revision, head, publicKey, signature }: Seal): string {
  const count = Buffer.alloc(COUNT)
  count.writeUIntBE(revision, 0, COUNT)
  const said = Buffer.concat([idBytes(notebookId), count, Buffer.from(head, 'hex'), publicKey, signature])
  const signs = signsOf(Buffer.concat([said, checkOf(said)]))
  const groups = signs.match(/.{1,5}/g) ?? []
  return PREFIX + groups.map((group, index) => group + checkSign(group, index)).join('-')
}

/** Read a seal, however it was typed: case, spaces and dashes do not count. Throws a `SealProblem`. */
export function readSeal(text: string): Seal {
  const bytes = bytesOf(signsIn(text))
  const said = bytes.subarray(0, -CHECK)
  const length = bytes[0] || UUID
  if (bytes.length !== FIXED + length)
    throw new SealProblem('This seal is not complete. Copy the whole line, from “dossier-seal” to its end.')
  if (!checkOf(said).equals(bytes.subarray(-CHECK)))
    throw new SealProblem('The checksum of this seal does not fit. Compare it with the original, group by group.')
  let at = 1
  const take = (count: number) => said.subarray(at, (at += count))
  return {
    notebookId: bytes[0] === 0 ? uuidOf(take(UUID)) : take(length).toString(),
    revision: take(COUNT).readUIntBE(0, COUNT),
    head: take(HASH).toString('hex'),
    publicKey: Buffer.from(take(KEY)),
    signature: Buffer.from(take(SIGNATURE))
  }
}

/** A key in a form that can be compared by eye and read out. */
export function fingerprintOf(publicKey: Uint8Array): string {
  const hex = createHash('sha256').update(publicKey).digest('hex').slice(0, 16).toUpperCase()
  return (hex.match(/.{4}/g) ?? []).join(' ')
}

/** An id as Dossier gives them takes 16 bytes after a zero; any other its length and its text. */
function idBytes(notebookId: string): Buffer {
  const bytes = Buffer.from(notebookId.replaceAll('-', ''), 'hex')
  if (bytes.length === UUID && uuidOf(bytes) === notebookId) return Buffer.concat([Buffer.alloc(1), bytes])
  const text = Buffer.from(notebookId)
  return Buffer.concat([Buffer.from([text.length]), text])
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** The signs of a typed seal without those that check a group. */
function signsIn(text: string): string {
  const [, version, rest = ''] = /^dossierseal(\d+):(.*)$/.exec(text.toLowerCase().replaceAll(/[\s\p{Pd}]/gu, '')) ?? []
  if (version === undefined) throw new SealProblem('This is not a seal. A seal begins with “dossier-seal-1:”.')
  if (version !== '1')
    throw new SealProblem('This seal was made by a newer version of Dossier. Install the newest version to check it.')
  const typed = rest.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  const groups = typed.match(/.{1,6}/gs) ?? []
  return groups.map(withoutCheck).join('')
}

function withoutCheck(group: string, index: number): string {
  const signs = group.slice(0, -1)
  const areKnown = group.split('').every(sign => SIGNS.includes(sign))
  if (areKnown && signs !== '' && group.at(-1) === checkSign(signs, index)) return signs
  throw new SealProblem(`Group ${index + 1} of this seal, “${group}”, is mistyped. Compare it with the original.`)
}

/** Depends on the place too, so that a group left out or exchanged is found where it happened. */
function checkSign(signs: string, index: number): string {
  return SIGNS[(createHash('sha256').update(`${index} ${signs}`).digest()[0] ?? 0) & 31] ?? ''
}

function checkOf(said: Uint8Array): Buffer {
  return createHash('sha256').update(PREFIX).update(said).digest().subarray(0, CHECK)
}

function signsOf(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  const signs = bits.match(/.{1,5}/g) ?? []
  return signs.map(five => SIGNS[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function bytesOf(signs: string): Buffer {
  const bits = signs
    .split('')
    .map(sign => SIGNS.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  const whole = bits.slice(0, bits.length - (bits.length % 8)).match(/.{8}/g) ?? []
  return Buffer.from(whole.map(eight => Number.parseInt(eight, 2)))
}
