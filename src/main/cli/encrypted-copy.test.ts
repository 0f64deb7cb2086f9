import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { passphrase, useSecretCommandLine } from '../../testing/secret-command-line.ts'

const cli = useSecretCommandLine()
const { call, dossier, plain, encrypted, withPassphrase } = cli

describe('an encrypted copy on the command line (V)', { timeout: 60_000 }, () => {
  it('[V68] is made for the public keys of others, of a plain and of an encrypted notebook', async () => {
    const identity = await generateIdentity()
    const recipient = await identityToRecipient(identity)
    await encrypted()
    const args = ['backup', 'n', 'export', 'copy.age', '--recipient', recipient, '--recipient', recipient] as const
    expect(await dossier(...args)).toMatchObject({ code: 1, out: '' })
    const made = await withPassphrase(...args, '--json')
    expect(JSON.parse(made.out)).toEqual({
      file: join(cli.folder, 'copy.age'),
      revision: 4,
      files: expect.any(Number),
      bytes: (await stat(join(cli.folder, 'copy.age'))).size
    })
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    const files = unzipSync(await decrypter.decrypt(await readFile(join(cli.folder, 'copy.age'))))
    expect(Object.keys(files)).toContain('n.dossier/notebook.json')
    expect(Buffer.from(files['n.dossier/notebook.json'] ?? []).toString()).toContain('Why now')
    expect(Object.keys(files).filter(name => /keys|lock/.test(name))).toEqual([])
    expect(await withPassphrase(...args)).toMatchObject({ code: 1, err: expect.stringContaining('--force') })
    expect((await withPassphrase(...args, '--force')).code).toBe(0)
  })

  it('[V68] refuses keys that are none, and does not repeat a secret one', async () => {
    await plain()
    const identity = await generateIdentity()
    const secret = await dossier('backup', 'n', 'export', 'copy.age', '--recipient', identity)
    expect([secret.code, secret.err.includes('AGE-SECRET'), secret.err.includes('secret key')]).toEqual([
      2,
      false,
      true
    ])
    for (const recipient of ['age1nonsense', 'ssh-ed25519 AAAA', 'bob@example.org'])
      expect((await dossier('backup', 'n', 'export', 'copy.age', '--recipient', recipient)).code).toBe(2)
    expect((await dossier('backup', 'n', 'export')).code).toBe(2)
    expect(
      (
        await dossier(
          'backup',
          'n',
          'export',
          'copy.age',
          '--recipient',
          await identityToRecipient(identity),
          '--new-passphrase-file',
          'x'
        )
      ).code
    ).toBe(2)
    expect(await readdir(cli.folder)).not.toContain('copy.age')
  })

  it('[V68] is made for a passphrase, given or typed twice, never into a notebook', async () => {
    await plain()
    expect(await dossier('backup', 'n', 'export', 'copy.age')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--new-passphrase-file')
    })
    expect(await withPassphrase('backup', 'n', 'export', 'n.dossier/copy.age')).toMatchObject({
      code: 1,
      err: expect.stringContaining('lies in a notebook')
    })
    const typed = [passphrase, passphrase]
    expect((await call({ typed }, 'backup', 'n', 'export', 'copy.age')).code).toBe(0)
    const decrypter = new Decrypter()
    decrypter.addPassphrase(passphrase)
    expect((await decrypter.decrypt(await readFile(join(cli.folder, 'copy.age')))).subarray(0, 2)).toEqual(
      new Uint8Array([0x50, 0x4b])
    )
  })
})
