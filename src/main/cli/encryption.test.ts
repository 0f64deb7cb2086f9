import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { passphrase, useSecretCommandLine } from '../../testing/secret-command-line.ts'

const cli = useSecretCommandLine()
const { call, dossier, write, plain, encrypted, withPassphrase, everythingIn } = cli

describe('an encrypted notebook on the command line (V)', { timeout: 60_000 }, () => {
  it('[V70] opens with a passphrase from a file or the environment, and says how where there is none', async () => {
    await encrypted()
    expect(await dossier('sources', 'n')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/--passphrase-file FILE.*DOSSIER_PASSPHRASE.*--recovery-key-file/)
    })
    expect(await withPassphrase('sources', 'n')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('txt')
    })
    for (const text of [passphrase, `${passphrase}\n`, `\uFEFF${passphrase}\r\nsecond line\r\n`]) {
      await write('pw', text)
      expect((await dossier('sources', 'n', '--passphrase-file', 'pw')).code).toBe(0)
    }
    // What is said on the command line counts before what stands in the environment.
    const env = { DOSSIER_PASSPHRASE: 'another one altogether' }
    expect((await call({ env }, 'sources', 'n', '--passphrase-file', 'pw')).code).toBe(0)
    expect(await call({ env }, 'sources', 'n')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('not the passphrase')
    })
  })

  it('[V70] is not told a passphrase on the command line', async () => {
    await encrypted()
    expect(await dossier('sources', 'n', '--passphrase', passphrase)).toMatchObject({ code: 2, out: '' })
    expect((await dossier('sources', 'n', '--passphrase', passphrase)).err).not.toContain(passphrase)
  })

  it('[V70] says what is wrong with a file that should hold the passphrase', async () => {
    await encrypted()
    await write('empty', '\nsecond line')
    await writeFile(join(cli.folder, 'latin'), Buffer.from([0x73, 0x65, 0xf1, 0x61, 0x6c]))
    const reasons = [
      ['nowhere', 'no such file'],
      ['empty', 'first line'],
      ['latin', 'UTF-8'],
      ['.', 'folder']
    ] as const
    for (const [name, words] of reasons)
      expect(await dossier('sources', 'n', '--passphrase-file', name)).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining(words)
      })
    expect(await dossier('sources', 'n', '--passphrase-file', 'a', '--recovery-key-file', 'b')).toMatchObject({
      code: 2
    })
  })

  it('[V70] takes no notice of a passphrase that a plain notebook does not need', async () => {
    await plain()
    expect((await withPassphrase('sources', 'n')).code).toBe(0)
    expect((await dossier('sources', 'n', '--passphrase-file', 'nowhere')).code).toBe(0)
  })

  it('[V77] asks for its passphrase at a terminal, up to three times', async () => {
    await encrypted()
    const right = await call({ typed: ['not this one', passphrase] }, 'sources', 'n')
    expect(right).toMatchObject({ code: 0, out: expect.stringContaining('txt') })
    expect(right.err).toMatch(/Passphrase of “n”.*\n.*not the passphrase.*\nPassphrase of “n”/)
    expect(right.err + right.out).not.toContain(passphrase)
    const wrong = await call({ typed: ['one', 'two', 'three', passphrase] }, 'sources', 'n')
    expect([wrong.code, wrong.out, wrong.err.match(/not the passphrase/g)?.length]).toEqual([1, '', 3])
    expect(await call({ typed: [''] }, 'sources', 'n')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nothing')
    })
    expect(await call({ typed: ['\u0003'] }, 'sources', 'n')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Stopped')
    })
  })

  it('[V73] opens with its recovery key, from a file or typed in place of the passphrase', async () => {
    await encrypted()
    await write('key', `${cli.recoveryKey}\n`)
    expect((await dossier('sources', 'n', '--recovery-key-file', 'key')).code).toBe(0)
    expect((await call({ typed: [cli.recoveryKey.toLowerCase().replaceAll('-', ' ')] }, 'sources', 'n')).code).toBe(0)
    const [first = '', ...rest] = cli.recoveryKey.split('-')
    const mistyped = [first.split('').toReversed().join(''), ...rest].join('-')
    await write('key', mistyped)
    expect(await dossier('sources', 'n', '--recovery-key-file', 'key')).toMatchObject({ code: 1, out: '' })
    expect((await call({ typed: [mistyped, '', ''] }, 'sources', 'n')).err).toMatch(/mistyped|another notebook/)
  })

  const works: readonly (readonly [string, ...string[]])[] = [
    ['import', 'n', 'more.txt'],
    ['sources', 'n'],
    ['tags', 'n'],
    ['show', 'n', 'states.txt'],
    ['mark', 'n', '--source', 'states.txt', '--quote', 'court', '--tag', 'Withdrawal'],
    ['excerpts', 'n'],
    ['search', 'n', 'Mali'],
    ['export', 'n', '--format', 'json'],
    ['run', 'n', 'commands.jsonl'],
    ['undo', 'n'],
    ['redo', 'n'],
    ['log', 'n'],
    ['seal', 'n'],
    ['verify', 'n'],
    ['repair', 'n'],
    ['backup', 'n', 'make'],
    ['backup', 'n', 'list'],
    ['backup', 'n', 'restore', '4', '--yes'],
    ['erase', 'n', '--person', 'Awa', '--yes']
  ]

  it('[V72] is opened by every command, and nothing of it comes to lie there plain', async () => {
    await encrypted()
    await write('more.txt', 'The army took power in Niamey.')
    await write('commands.jsonl', '{"kind":"add-tag","name":"Zinder"}\n')
    await withPassphrase('backup', 'n', 'make')
    for (const args of works) {
      const { code, err } = await withPassphrase(...args)
      expect([args.join(' '), code, err.includes('encrypted')]).toEqual([args.join(' '), 0, false])
      expect(await dossier(...args)).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining('--passphrase-file')
      })
    }
    expect(await everythingIn('n.dossier')).not.toMatch(/Mali|Niamey|Zinder|Withdrawal|Why now|jsonl|notebook\.json/)
    const { out } = await withPassphrase('verify', 'n')
    // As the backup was that was restored last.
    expect(out).toMatch(/Checked 1 sources, 1 excerpts, .* 4 files: all is well/)
  })

  it('[V72] leaves out no command that opens a notebook', async () => {
    const { out } = await dossier('--help')
    const names = out.split('\n').flatMap(line => /^ {2}(\w+) \[?NOTEBOOK/.exec(line)?.[1] ?? [])
    const others = ['new', 'encrypt', 'decrypt', 'passphrase', 'serve']
    expect(names.filter(name => !others.includes(name) && !works.some(([work]) => work === name))).toEqual([])
    for (const name of names) expect((await dossier(name, '--help')).out).toContain('--passphrase-file FILE')
  })

  it('[V72] is verified with its seal, and found damaged', async () => {
    await encrypted()
    const { out: seal } = await withPassphrase('seal', 'n')
    expect((await withPassphrase('verify', 'n', '--seal', seal)).code).toBe(0)
    const texts = join(cli.folder, 'n.dossier', 'texts')
    const [text = ''] = await readdir(texts)
    const bytes = await readFile(join(texts, text))
    bytes[60] = (bytes[60] ?? 0) ^ 1
    await writeFile(join(texts, text), bytes)
    expect(await withPassphrase('verify', 'n')).toMatchObject({ code: 1, err: expect.stringContaining('states') })
  })
})
