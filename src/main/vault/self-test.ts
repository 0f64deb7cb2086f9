import { NotebookProblem } from '#main/storage/problems.ts'
import { counterMode, derive, KEY_BYTES, macUnder, open, seal, stretch } from './primitives.ts'

const hex = (text: string) => Buffer.from(text, 'hex')
const zeros = (count: number) => Buffer.alloc(count)

/** Each with what it must come to: NIST's GCM and SP 800-38A, RFC 4231, RFC 7914; the last as RFC 5869 says. */
const known: Readonly<Record<string, readonly [come: () => Buffer | Promise<Buffer>, to: string]>> = {
  'AES-256-GCM': [
    () => Buffer.concat(seal(zeros(KEY_BYTES), 0, zeros(16), zeros(0))),
    'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919'
  ],
  'AES-256-CTR': [
    () =>
      counterMode(
        hex('603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4'),
        hex('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff'),
        hex('6bc1bee22e409f96e93d7e117393172a')
      ),
    '601ec313775789a5b7a7f504bbf3d228'
  ],
  'HMAC-SHA-256': [
    () => macUnder(Buffer.from('Jefe')).of(Buffer.from('what do ya want for nothing?')),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
  ],
  scrypt: [
    () => stretch(zeros(0), zeros(0), { N: 16, r: 1, p: 1 }),
    '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442'
  ],
  HKDF: [
    () => derive(Buffer.alloc(32, 1), Buffer.alloc(16, 2), 'file'),
    '4dd1d94e82fc6c9e6f3134bf7514aa3c92b25a3a447319ff42ea0f9f3b7b9361'
  ]
}

let tested: Promise<void> | null = null

/** Make sure, once, that this computer encrypts as it should. Throws, before anything was read or written, where not. */
export function selfTest(): Promise<void> {
  return (tested ??= test())
}

async function test(): Promise<void> {
  for (const [name, [come, to]] of Object.entries(known)) {
    const came = await Promise.resolve()
      .then(come)
      .catch(() => null)
    if (!came?.equals(hex(to))) throw fails(name)
  }
  if (opensChanged()) throw fails('AES-256-GCM')
}

/** Whether something that was changed opens all the same. */
function opensChanged(): boolean {
  const [sealed, tag] = seal(zeros(KEY_BYTES), 0, zeros(16), zeros(0))
  return open(zeros(KEY_BYTES), 0, zeros(16), tag, zeros(0)) !== null || sealed.equals(zeros(16))
}

function fails(name: string): NotebookProblem {
  return new NotebookProblem(
    `The encryption of this computer does not work as it should (${name}). Nothing was opened or changed. Install Dossier anew, or use another computer.`
  )
}
