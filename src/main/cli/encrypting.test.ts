import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { realDisk } from '#main/storage/disk.ts'
import { takeLock } from '#main/storage/lock.ts'
import { passphrase, useSecretCommandLine } from '../../testing/secret-command-line.ts'

const cli = useSecretCommandLine()
const { call, dossier, write, plain, encrypted, withPassphrase, everythingIn } = cli

describe('an encrypted notebook made on the command line (V)', { timeout: 60_000 }, () => {
  it('[V74] is made of a plain one; the recovery key is printed once, and what is promised is said', async () => {
    await plain()
    await write('pw', `${passphrase}\n`)
    const { code, out, err } = await dossier('encrypt', 'n', '--passphrase-file', 'pw')
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^The notebook is encrypted\.\nRecovery key: (\w{7}-){7}\w{7}$/)
    ])
    expect(err).toMatch(/Encrypted are.*\nNot hidden are.*\nCopies made before.*\nWithout the passphrase/)
    await write('key', out.split(' ').at(-1) ?? '')
    expect((await dossier('sources', 'n', '--recovery-key-file', 'key')).code).toBe(0)
    expect((await dossier('verify', 'n', '--passphrase-file', 'pw')).out).toContain('all is well')
    expect(await everythingIn('n.dossier')).not.toMatch(/Mali|Withdrawal|Why now/)
    expect(await dossier('encrypt', 'n', '--passphrase-file', 'pw')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('encrypted already')
    })
  })

  it('[V74] takes its passphrase typed twice, and asks again where the two differ or it is too short', async () => {
    await plain()
    const typed = ['short', passphrase, 'something else', passphrase, passphrase]
    const { code, out, err } = await call({ typed }, 'encrypt', 'n', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ recoveryKey: expect.stringMatching(/^(\w{7}-){7}\w{7}$/), problem: null })
    expect(err).toMatch(/too short.*\n.*New passphrase.*\n.*once more.*\n.*not the same/)
    expect((await withPassphrase('sources', 'n')).code).toBe(0)
  })

  it('[V74] is not made with a passphrase that is too short, or none', async () => {
    await plain()
    const before = await everythingIn('n.dossier')
    const env = { DOSSIER_NEW_PASSPHRASE: 'short' }
    expect(await call({ env }, 'encrypt', 'n')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('too short')
    })
    expect(await dossier('encrypt', 'n')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('--new-passphrase-file')
    })
    expect(await everythingIn('n.dossier')).toBe(before)
    expect(await withPassphrase('encrypt', 'nowhere')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no notebook')
    })
  })

  it('[V74] says so where the passphrase is that of something else', async () => {
    await plain()
    const line = /^The passphrase is the one of --passphrase-file or DOSSIER_PASSPHRASE/m
    const own = { DOSSIER_PASSPHRASE: 'another one altogether', DOSSIER_NEW_PASSPHRASE: passphrase }
    expect((await call({ env: own }, 'backup', 'n', 'export', 'own.age')).err).not.toMatch(line)
    expect(await withPassphrase('backup', 'n', 'export', 'copy.age')).toMatchObject({
      code: 0,
      err: expect.stringMatching(line)
    })
    expect((await withPassphrase('encrypt', 'n')).err).toMatch(line)
    const recipient = await identityToRecipient(await generateIdentity())
    const env = { DOSSIER_PASSPHRASE: passphrase, DOSSIER_NEW_PASSPHRASE: 'Gao 12 river boats' }
    expect((await call({ env }, 'backup', 'n', 'export', 'sent.age', '--recipient', recipient)).err).toContain(
      'DOSSIER_NEW_PASSPHRASE is not used'
    )
  })

  it('[V75] is made plain again', async () => {
    await encrypted()
    expect(await call({ typed: ['wrong', 'wrong', 'wrong'] }, 'decrypt', 'n')).toMatchObject({ code: 1, out: '' })
    expect(await withPassphrase('decrypt', 'n')).toMatchObject({ code: 0, out: expect.stringContaining('no longer') })
    expect((await dossier('verify', 'n')).out).toContain('all is well')
    expect((await dossier('excerpts', 'n')).out).toContain('Mali')
    for (const command of ['decrypt', 'passphrase'])
      expect(await withPassphrase(command, 'n')).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining('no encrypted notebook')
      })
  })

  it('[V75] gets another passphrase, and another recovery key', async () => {
    await encrypted()
    const env = { DOSSIER_PASSPHRASE: passphrase, DOSSIER_NEW_PASSPHRASE: 'Gao 12 river boats' }
    expect(await call({ env }, 'passphrase', 'n')).toMatchObject({ code: 0, out: 'The passphrase is changed.' })
    expect((await withPassphrase('sources', 'n')).code).toBe(1)
    expect((await call({ env: { DOSSIER_PASSPHRASE: 'Gao 12 river boats' } }, 'sources', 'n')).code).toBe(0)

    await write('old', cli.recoveryKey)
    const made = await dossier('passphrase', 'n', '--recovery-key', '--recovery-key-file', 'old', '--json')
    await write('key', JSON.parse(made.out).recoveryKey)
    expect((await dossier('sources', 'n', '--recovery-key-file', 'old')).code).toBe(1)
    expect((await dossier('sources', 'n', '--recovery-key-file', 'key')).code).toBe(0)

    // Whoever forgot the passphrase takes the recovery key, and types a new one.
    const typed = [passphrase, passphrase]
    expect((await call({ typed }, 'passphrase', 'n', '--recovery-key-file', 'key')).code).toBe(0)
    expect((await withPassphrase('sources', 'n')).code).toBe(0)
    // A passphrase in use is not taken for a new one.
    expect(await withPassphrase('passphrase', 'n')).toMatchObject({
      code: 1,
      err: expect.stringContaining('new passphrase')
    })
  })

  it('[V27] is told what no longer opens it where that was damaged, and how to make it anew', async () => {
    await encrypted()
    for (const name of ['keys.json', 'keys-copy.json']) {
      const keys = await readFile(join(cli.folder, 'n.dossier', name), 'utf8')
      await writeFile(join(cli.folder, 'n.dossier', name), keys.replace(/(recovery key".*"wrapped":")../, '$1zz'))
    }
    const env = { DOSSIER_PASSPHRASE: passphrase, DOSSIER_NEW_PASSPHRASE: 'Gao 12 river boats' }
    expect(await call({ env }, 'passphrase', 'n')).toMatchObject({
      code: 0,
      err: expect.stringMatching(/recovery key opens was damaged.*--recovery-key$/s)
    })
    const made = await call(
      { env: { DOSSIER_PASSPHRASE: 'Gao 12 river boats' } },
      'passphrase',
      'n',
      '--recovery-key',
      '--json'
    )
    await write('key', JSON.parse(made.out).recoveryKey)
    expect([JSON.parse(made.out).lost, (await dossier('sources', 'n', '--recovery-key-file', 'key')).code]).toEqual([
      null,
      0
    ])
  })

  it('[J35] says who has it open before anything of it is read or a passphrase is asked for', async () => {
    await encrypted()
    const attempt = await takeLock(realDisk, join(cli.folder, 'n.dossier'), 'the Dossier app')
    for (const name of ['notebook.json', 'keys.json', 'keys-copy.json'])
      await rename(join(cli.folder, 'n.dossier', name), join(cli.folder, name)).catch(() => {})
    for (const args of [
      ['undo'],
      ['decrypt'],
      ['encrypt'],
      ['repair'],
      ['import', 'states.txt'],
      ['erase', '--note', 'notebook']
    ]) {
      const [command = '', ...rest] = args
      const told = await dossier(command, 'n', ...rest)
      expect([command, told.code, told.out]).toEqual([command, 1, ''])
      expect(told.err).toMatch(/^This notebook is open in the Dossier app \(process/)
    }
    if (attempt.kind === 'held') await attempt.lock.release()
  })

  it('[V76] is made encrypted, and only the name of its folder was ever plain', async () => {
    await write('cb.csv', 'path,definition\nWitnesses,Whom to protect\n')
    const made = await withPassphrase(
      'new',
      'n',
      '--encrypt',
      '--title',
      'Witness in Gao',
      '--codebook',
      'cb.csv',
      '--json'
    )
    expect(JSON.parse(made.out)).toMatchObject({ title: 'Witness in Gao', recoveryKey: expect.stringMatching(/-/) })
    expect(await everythingIn('n.dossier')).not.toMatch(/in Gao|Witness/)
    expect((await withPassphrase('tags', 'n')).out).toContain('Witnesses')
    expect((await withPassphrase('export', 'n', '--format', 'md')).out).toContain('Witness in Gao')
    expect((await withPassphrase('verify', 'n')).code).toBe(0)
    expect(await dossier('new', 'm', '--encrypt')).toMatchObject({
      code: 1,
      err: expect.stringContaining('new passphrase')
    })
    expect((await readdir(cli.folder)).filter(name => name.startsWith('m'))).toEqual([])
  })
})
